import { EVENT_INVOKE_CONFIG, EVENT_RULE, LAMBDA_FUNCTION, LAMBDA_PERMISSION } from "../../aws";
import { decided, foundBy, undecidedIfAny, UndecidedError, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { repeatedSoon } from "../../services/events/frequent-schedule";
import { callersOf, type Caller } from "../../services/lambda/calls";
import { destinationGiven } from "../../services/lambda/sources";
import { failuresOf, notApplicable, verdictsOf, violation, type Verdict } from "../../verdict";

const DESTINATION = "destinationConfig.onFailure.destination";
const DEAD_LETTERS = "deadLetterConfig.targetArn";

/** Services that invoke functions asynchronously (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html). */
const ASYNCHRONOUS = new Set(
  ["s3", "sns", "events", "ses", "iot", "config", "cloudformation", "codecommit", "logs"].map(
    (service) => `${service}.amazonaws.com`,
  ),
);

function judge(lambda: Resource, { resource, qualifier }: Caller, graph: Graph): Verdict | readonly Verdict[] {
  const principal = graph.read.string(resource, "principal");
  if (principal === undefined) throw new UndecidedError("principal", "is missing", resource);
  if (!ASYNCHRONOUS.has(principal)) return notApplicable(`${principal} invokes it synchronously.`);
  const repeated = repeatedSoon(graph.references(resource, "sourceArn", [EVENT_RULE]).certain[0], graph);
  if (repeated !== undefined) return notApplicable(repeated);
  const { certain, possible } = callersOf(lambda, EVENT_INVOKE_CONFIG, graph);
  const configs = foundBy(certain, (config) => destinationGiven(config.resource, DESTINATION, graph));
  const kept = configs.certain;
  const own = qualifier === undefined ? [] : kept.filter((config) => config.qualifier === qualifier);
  if (own.length > 0) return failuresOf(own.flatMap((config) => deadLetterFlaws(config.resource, graph)));
  const uncertain = qualifier === undefined ? kept : kept.filter((config) => config.qualifier === undefined);
  const mayApply = [...possible, ...configs.possible, ...uncertain].map((config) => config.resource);
  undecidedIfAny(mayApply, DEAD_LETTERS, `applies to what ${resource.name} invokes`);
  const other = kept[0];
  return violation({
    property: DEAD_LETTERS,
    actual: undefined,
    wanted: "a FunctionEventInvokeConfig with destinationConfig.onFailure for the invoked alias or version",
    message: other
      ? `${principal} invokes ${qualifier ?? "it"} with ${resource.name}, and ${other.resource.name} keeps the failures of ${other.qualifier ?? "another qualifier"} only: an event that fails is lost.`
      : `${principal} invokes it asynchronously (${resource.name}): an event that fails in every attempt is lost.`,
  });
}

export const failureDestination = defineRule({
  id: "lambda-failure-destination",
  title:
    "Lambda functions that are invoked asynchronously should have an on-failure destination or a dead-letter queue",
  practices: ["REL04-BP01", "REL04-BP02", "REL05-BP04"],
  peers: {
    config: ["LAMBDA_DLQ_CHECK"],
    checkov: ["CKV_AWS_116"],
    cdkNag: ["LambdaDLQ", "LambdaAsyncFailureDestination"],
    prowler: ["awslambda_function_no_dead_letter_queue"],
  },
  service: "Lambda",
  severity: "high",
  why: "Asynchronous callers never learn of a failure: after two retries, or six hours of throttling, Lambda drops the event.",
  fix: "Add an aws.lambda.FunctionEventInvokeConfig with destinationConfig.onFailure, for the alias or version that is invoked, or set deadLetterConfig: a standard queue or topic that the function's role may send to.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    if (decided(destinationGiven(lambda, DEAD_LETTERS, graph), DEAD_LETTERS))
      return failuresOf(deadLetterFlaws(lambda, graph));
    const { certain, possible } = callersOf(lambda, LAMBDA_PERMISSION, graph);
    if (certain.length > 0)
      return verdictsOf(
        lambda,
        certain.map((caller) => () => judge(lambda, caller, graph)),
      );
    const permissions = possible.map(({ resource }) => resource);
    undecidedIfAny(permissions, DEAD_LETTERS, "allows a service to invoke it");
    return notApplicable("No known permission allows a service to invoke it asynchronously.");
  },
});
