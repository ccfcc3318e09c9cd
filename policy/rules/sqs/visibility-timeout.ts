import { EVENT_SOURCE_MAPPING, QUEUE } from "../../aws";
import { z } from "zod";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { calledBy } from "../../services/lambda/calls";
import { compliant, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const PROPERTY = "visibilityTimeoutSeconds";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html */
const DEFAULT_VISIBILITY = 30;
/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const DEFAULT_TIMEOUT = 3;

const settings = z.object({
  factor: z.number().min(1).default(6).describe("The multiple of the function's timeout; Lambda recommends six."),
});

function judge(
  queue: ResourceOf<typeof QUEUE>,
  mapping: ResourceOf<typeof EVENT_SOURCE_MAPPING>,
  factor: number,
  graph: Graph,
): Verdict {
  const { read } = graph;
  const visibility = read.number(queue, PROPERTY, DEFAULT_VISIBILITY);
  const { lambda } = calledBy(mapping, "functionName", graph);
  if (!lambda)
    return undecided({ property: PROPERTY, reason: `The function that ${mapping.name} invokes can't be determined.` });
  const timeout = read.number(lambda, "timeout", DEFAULT_TIMEOUT);
  const window = read.number(mapping, "maximumBatchingWindowInSeconds", 0);
  const needed = factor * timeout + window;
  if (visibility >= needed) return compliant();
  const sum = `${factor} x ${timeout} s${window > 0 ? ` + a batch window of ${window} s` : ""} = ${needed} s`;
  const then =
    visibility < timeout
      ? "Lambda refuses the mapping"
      : "messages become visible before Lambda has processed them, are processed twice, and move to the dead-letter queue";
  return violation({
    property: PROPERTY,
    actual: visibility,
    wanted: `at least ${needed}`,
    message: `Messages stay hidden for ${visibility} s, and ${lambda.name} needs ${sum}: ${then}.`,
  });
}

export const visibilityTimeout = defineRule({
  id: "sqs-visibility-timeout",
  title: "SQS visibility timeouts should exceed the consuming Lambda function's timeout",
  practices: ["REL05-BP04", "REL05-BP05"],
  peers: { cdkNag: ["LambdaEventSourceSQSVisibilityTimeout"] },
  service: "SQS",
  severity: "high",
  why: "A message that becomes visible again during processing is processed twice, and each receive counts: good messages move to the dead-letter queue.",
  fix: "Set visibilityTimeoutSeconds to six times the function's timeout plus the mapping's batch window.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  types: [QUEUE],
  settings,
  check(queue, graph, { factor }) {
    const { certain, possible } = graph.referrers(queue, [EVENT_SOURCE_MAPPING], "eventSourceArn");
    if (certain.length > 0)
      return verdictsOf(
        queue,
        certain.map((mapping) => () => judge(queue, mapping, factor, graph)),
      );
    const [mapping] = possible;
    if (mapping)
      return undecided({
        property: PROPERTY,
        reason: `Whether ${mapping.name} receives from it is known only after deployment.`,
      });
    return notApplicable("No function receives from it.");
  },
});
