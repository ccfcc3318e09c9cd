import { EVENT_SOURCE_MAPPING, LAMBDA_FUNCTION } from "../../aws";
import { valueOf, foundBy, isOfType, undecidedIfAny, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { callersOf } from "../../services/lambda/calls";
import { readsQueue } from "../../services/lambda/sources";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const RESERVED = "reservedConcurrentExecutions";
const MAXIMUM = "scalingConfig.maximumConcurrency";

function judge(lambda: Resource, reserved: number, graph: Graph): Verdict {
  const { certain, possible } = callersOf(lambda, EVENT_SOURCE_MAPPING, graph);
  const queues = foundBy(
    certain.map(({ resource }) => resource).filter((one) => isOfType(one, EVENT_SOURCE_MAPPING)),
    (mapping) => readsQueue(mapping, graph),
  );
  const maxima = queues.certain.map((mapping) => ({ mapping, maximum: graph.number(mapping, MAXIMUM) }));
  const unbounded = maxima.find(({ maximum }) => maximum.kind === "missing");
  if (unbounded) {
    return violation({
      property: RESERVED,
      actual: reserved,
      wanted: `a ${MAXIMUM} in each queue's mapping`,
      message: `The mapping ${unbounded.mapping.name} has no ${MAXIMUM}: it receives messages for up to 1000 invocations, of which ${reserved} may run. The others are throttled, and good messages move to the dead-letter queue.`,
    });
  }
  const sum = maxima.reduce((total, { maximum }) => total + (valueOf(maximum) ?? 0), 0);
  if (sum > reserved) {
    return violation({
      property: RESERVED,
      actual: reserved,
      wanted: `${sum} or more`,
      message: `Its queues' mappings may invoke it ${sum} times at once, but ${reserved} invocations may run: the others are throttled, and good messages move to the dead-letter queue.`,
    });
  }
  for (const mapping of queues.certain) graph.read.number(mapping, MAXIMUM);
  const mayMap = [...queues.possible, ...possible.map(({ resource }) => resource)];
  undecidedIfAny(mayMap, RESERVED, "maps a queue to it");
  return queues.certain.length === 0 ? notApplicable("No queue is mapped to it.") : compliant();
}

export const queueConcurrency = defineRule({
  id: "lambda-queue-concurrency",
  title: "Lambda SQS event source mappings should not exceed the function's reserved concurrency",
  practices: ["REL01-BP03", "REL04-BP02", "REL05-BP02"],
  service: "Lambda",
  severity: "high",
  why: "Lambda receives messages for invocations that the reserved concurrency then throttles. Each receive counts, until unprocessed messages move to the dead-letter queue.",
  fix: "Set scalingConfig.maximumConcurrency of each queue's event source mapping, with a sum of at most reservedConcurrentExecutions.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    // -1 is no reservation, the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/lambda/function/).
    const reserved = graph.read.number(lambda, RESERVED, -1);
    if (reserved < 0) return notApplicable("It has no reserved concurrency.");
    return judge(lambda, reserved, graph);
  },
});
