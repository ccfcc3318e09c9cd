import { EVENT_BUS, LAMBDA_ALIAS, LAMBDA_FUNCTION, QUEUE, STATE_MACHINE, STREAM, TOPIC } from "../../aws";
import { valueOf, type Answer, type Graph, type Resource } from "../../graph";
import { accountOf, arnOf, OWN_ACCOUNT, resourceDecision, roleMay, roleRequest, type RoleOf } from "../../permissions";

/**
 * What Scheduler and Pipes do with a target, by the service in its ARN (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html,
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html).
 */
const ACTIONS: Readonly<Record<string, string>> = {
  sqs: "sqs:SendMessage",
  sns: "sns:Publish",
  lambda: "lambda:InvokeFunction",
  states: "states:StartExecution",
  events: "events:PutEvents",
  kinesis: "kinesis:PutRecord",
};
const TARGETS: readonly string[] = [QUEUE, TOPIC, LAMBDA_FUNCTION, LAMBDA_ALIAS, STATE_MACHINE, EVENT_BUS, STREAM];
const SERVICES: Readonly<Record<string, string>> = {
  [QUEUE]: "sqs",
  [TOPIC]: "sns",
  [LAMBDA_FUNCTION]: "lambda",
  [LAMBDA_ALIAS]: "lambda",
  [STATE_MACHINE]: "states",
  [EVENT_BUS]: "events",
  [STREAM]: "kinesis",
};

/** A target that a property names, and whether a role may do with it what is needed. */
export interface RoleTarget {
  readonly action: string;
  readonly may: Answer;
}

/**
 * Whether a role may reach the target that a property names: undefined where the target is known only after deployment, "other" where which
 * permission it needs is not judged.
 */
export function roleTarget(
  of: Resource,
  property: string,
  role: RoleOf,
  graph: Graph,
): RoleTarget | "other" | undefined {
  const [to] = graph.references(of, property, TARGETS).certain;
  const arn = to ? arnOf(to, graph) : valueOf(graph.string(of, property));
  if (arn === undefined) return undefined;
  const service = to ? SERVICES[to.type] : arn.split(":")[2];
  const action = ACTIONS[service ?? ""];
  if (action === undefined) return "other";
  const request = roleRequest(role, action, arn, graph);
  const policy = to && resourceDecision(to, request, OWN_ACCOUNT, graph);
  return { action, may: roleMay(role, request, policy, to ? accountOf(to, graph) : undefined, graph) };
}
