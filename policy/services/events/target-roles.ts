import type { EVENT_TARGET } from "../../aws";
import { all, valueOf, type Answer, type Graph, type ResourceOf } from "../../graph";
import { mayAssume, roleMay, roleRequest, senderOf, type RoleOf } from "../../permissions";

type Target = ResourceOf<typeof EVENT_TARGET>;

/** What the role of a target needs, by the target's ARN (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html). */
const ACTIONS: readonly (readonly [form: RegExp, action: string])[] = [
  [/^arn:[^:]*:kinesis:.*:stream\//, "kinesis:PutRecord"],
  [/^arn:[^:]*:firehose:/, "firehose:PutRecord"],
  [/^arn:[^:]*:states:.*:stateMachine:/, "states:StartExecution"],
  [/^arn:[^:]*:events:.*:api-destination\//, "events:InvokeApiDestination"],
  [/^arn:[^:]*:ecs:.*:cluster\//, "ecs:RunTask"],
  [/^arn:[^:]*:events:.*:event-bus\//, "events:PutEvents"],
];

/** What EventBridge does with a target's role; undefined for a target that needs none. */
export function actionOn(arn: string): string | undefined {
  return ACTIONS.find(([form]) => form.test(arn))?.[1];
}

/** Whether EventBridge may act on a target with a role: on a cluster by running the target's task. */
export function mayAct(target: Target, role: RoleOf, action: string, arn: string, graph: Graph): Answer {
  const task = valueOf(graph.string(target, "ecsTarget.taskDefinitionArn"));
  return all([
    mayAssume("events.amazonaws.com", role, senderOf(target, graph) ?? {}, graph),
    roleMay(role, roleRequest(role, action, task ?? arn, graph), undefined, undefined, graph),
  ]);
}
