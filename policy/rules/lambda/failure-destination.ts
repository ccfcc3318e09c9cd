import { EVENT_INVOKE_CONFIG, LAMBDA_FUNCTION, LAMBDA_PERMISSION } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { callersOf, type Called } from "../../services/lambda/calls";
import { destinationGiven } from "../../services/lambda/destinations";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const DESTINATION = "destinationConfig.onFailure.destination";
const DEAD_LETTERS = "deadLetterConfig.targetArn";

/** Services that invoke functions asynchronously (https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html). */
const ASYNCHRONOUS = new Set(
  ["s3", "sns", "events", "ses", "iot", "config", "cloudformation", "codecommit", "logs"].map(
    (service) => `${service}.amazonaws.com`,
  ),
);

function judge(lambda: Resource, { resource, called }: { resource: Resource; called: Called }, graph: Graph): Verdict {
  const principal = graph.string(resource, "principal");
  if (principal.kind !== "known")
    return undecided({
      property: DEAD_LETTERS,
      reason: `The principal of ${resource.name} is known only after deployment.`,
    });
  if (!ASYNCHRONOUS.has(principal.value)) return notApplicable(`${principal.value} invokes it synchronously.`);
  const { certain, possible } = callersOf(lambda, graph, EVENT_INVOKE_CONFIG, "functionName");
  const configs = certain.map((config) => ({
    ...config,
    given: destinationGiven(config.resource, DESTINATION, graph),
  }));
  const kept = configs.filter(({ given }) => given === true);
  if (called.qualifier !== undefined && kept.some((config) => config.called.qualifier === called.qualifier))
    return compliant();
  const doubt = [
    ...possible,
    ...configs.filter(({ given, called: own }) => given === undefined || (given && own.qualifier === undefined)),
  ];
  if (doubt.length > 0 || (called.qualifier === undefined && kept.length > 0)) {
    const names = (doubt.length > 0 ? doubt : kept).map((config) => config.resource.name).join(", ");
    return undecided({
      property: DEAD_LETTERS,
      reason: `Whether ${names} applies to what ${resource.name} invokes is known only after deployment.`,
    });
  }
  const other = kept[0];
  return violation({
    property: DEAD_LETTERS,
    actual: undefined,
    wanted: "a FunctionEventInvokeConfig with destinationConfig.onFailure for the invoked alias or version",
    message: other
      ? `${principal.value} invokes ${called.qualifier ?? "it"} with ${resource.name}, and ${other.resource.name} keeps the failures of ${other.called.qualifier ?? "another qualifier"} only: an event that fails is lost.`
      : `${principal.value} invokes it asynchronously (${resource.name}): an event that fails in every attempt is lost.`,
  });
}

export const failureDestination = defineRule({
  id: "lambda-failure-destination",
  title:
    "Lambda functions that are invoked asynchronously should have an on-failure destination or a dead-letter queue",
  service: "Lambda",
  severity: "high",
  why: "Asynchronous callers never learn of a failure: after two retries, or six hours of throttling, Lambda drops the event.",
  fix: "Add an aws.lambda.FunctionEventInvokeConfig with destinationConfig.onFailure, for the alias or version that is invoked, or set deadLetterConfig.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    const deadLetters = destinationGiven(lambda, DEAD_LETTERS, graph);
    if (deadLetters === true) return compliant();
    if (deadLetters === undefined)
      return undecided({ property: DEAD_LETTERS, reason: `Its ${DEAD_LETTERS} is known only after deployment.` });
    const { certain, possible } = callersOf(lambda, graph, LAMBDA_PERMISSION, "function");
    if (certain.length > 0) return certain.map((caller) => judge(lambda, caller, graph));
    const names = possible.map(({ resource }) => resource.name).join(", ");
    if (names)
      return undecided({
        property: DEAD_LETTERS,
        reason: `Whether ${names} allows a service to invoke it is known only after deployment.`,
      });
    return notApplicable("No known permission allows a service to invoke it asynchronously.");
  },
});
