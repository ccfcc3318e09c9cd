import { EVENT_SOURCE_MAPPING, LAMBDA_FUNCTION } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { callersOf } from "../../services/lambda/calls";
import { sourceKindOf } from "../../services/lambda/sources";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const RESERVED = "reservedConcurrentExecutions";
const MAXIMUM = "scalingConfig.maximumConcurrency";

function judge(lambda: Resource, reserved: number, graph: Graph): Verdict {
  const { certain, possible } = callersOf(lambda, graph, EVENT_SOURCE_MAPPING, "functionName");
  const kinds = certain.map(({ resource }) => ({ resource, kind: sourceKindOf(resource, graph) }));
  const queues = kinds.filter(({ kind }) => kind === "queue").map(({ resource }) => resource);
  const doubt = [...kinds.filter(({ kind }) => kind === undefined), ...possible].map(({ resource }) => resource.name);
  const maxima = queues.map((mapping) => ({ mapping, maximum: graph.number(mapping, MAXIMUM) }));
  const unbounded = maxima.find(({ maximum }) => maximum.kind === "missing");
  if (unbounded) {
    return violation({
      property: RESERVED,
      actual: reserved,
      wanted: `a ${MAXIMUM} in each queue's mapping`,
      message: `The mapping ${unbounded.mapping.name} has no ${MAXIMUM}: it receives messages for up to 1000 invocations, of which ${reserved} may run. The others are throttled, and good messages move to the dead-letter queue.`,
    });
  }
  const sum = maxima.reduce((total, { maximum }) => total + (maximum.kind === "known" ? maximum.value : 0), 0);
  if (sum > reserved) {
    return violation({
      property: RESERVED,
      actual: reserved,
      wanted: `${sum} or more`,
      message: `Its queues' mappings may invoke it ${sum} times at once, but ${reserved} invocations may run: the others are throttled, and good messages move to the dead-letter queue.`,
    });
  }
  const unknown = maxima.find(({ maximum }) => maximum.kind === "unknown");
  if (unknown)
    return undecided({
      property: RESERVED,
      reason: `The ${MAXIMUM} of ${unknown.mapping.name} is known only after deployment.`,
    });
  if (doubt.length > 0)
    return undecided({
      property: RESERVED,
      reason: `Whether ${doubt.join(", ")} maps a queue to it is known only after deployment.`,
    });
  return queues.length === 0 ? notApplicable("No queue is mapped to it.") : compliant();
}

export const queueConcurrency = defineRule({
  id: "lambda-queue-concurrency",
  title: "Lambda SQS event source mappings should not exceed the function's reserved concurrency",
  service: "Lambda",
  severity: "high",
  why: "Lambda receives messages for invocations that the reserved concurrency then throttles. Each receive counts, until unprocessed messages move to the dead-letter queue.",
  fix: "Set scalingConfig.maximumConcurrency of each queue's event source mapping, with a sum of at most reservedConcurrentExecutions.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    // -1 is no reservation, the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/).
    const reserved = graph.number(lambda, RESERVED, -1);
    if (reserved.kind === "unknown") return unread(RESERVED, reserved);
    if (reserved.value < 0) return notApplicable("It has no reserved concurrency.");
    return judge(lambda, reserved.value, graph);
  },
});
