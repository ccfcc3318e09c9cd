import { EVENT_SOURCE_MAPPING, QUEUE } from "../../aws";
import { z } from "zod";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { calledBy } from "../../services/lambda/calls";
import { referring } from "../../services/referring";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "visibilityTimeoutSeconds";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html */
const DEFAULT_VISIBILITY = 30;
/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
const DEFAULT_TIMEOUT = 3;

const settings = z.object({
  factor: z.number().min(1).default(6).describe("The multiple of the function's timeout; Lambda recommends six."),
});

function judge(queue: Resource, mapping: Resource, factor: number, graph: Graph): Verdict {
  const doubt = (what: string) => undecided({ property: PROPERTY, reason: `${what} can't be determined.` });
  const visibility = graph.number(queue, PROPERTY, DEFAULT_VISIBILITY);
  if (visibility.kind !== "known") return unread(PROPERTY, visibility);
  const { lambda } = calledBy(mapping, "functionName", graph);
  if (!lambda) return doubt(`The function that ${mapping.name} invokes`);
  const timeout = graph.number(lambda, "timeout", DEFAULT_TIMEOUT);
  const window = graph.number(mapping, "maximumBatchingWindowInSeconds", 0);
  if (timeout.kind !== "known") return doubt(`The timeout of ${lambda.name}`);
  if (window.kind !== "known") return doubt(`The batch window of ${mapping.name}`);
  const needed = factor * timeout.value + window.value;
  if (visibility.value >= needed) return compliant();
  const sum = `${factor} x ${timeout.value} s${window.value > 0 ? ` + a batch window of ${window.value} s` : ""} = ${needed} s`;
  const then =
    visibility.value < timeout.value
      ? "Lambda refuses the mapping"
      : "messages become visible before Lambda has processed them, are processed twice, and move to the dead-letter queue";
  return violation({
    property: PROPERTY,
    actual: visibility.value,
    wanted: `at least ${needed}`,
    message: `Messages stay hidden for ${visibility.value} s, and ${lambda.name} needs ${sum}: ${then}.`,
  });
}

export const visibilityTimeout = defineRule({
  id: "sqs-visibility-timeout",
  title: "SQS visibility timeouts should exceed the consuming Lambda function's timeout",
  service: "SQS",
  severity: "high",
  why: "A message that becomes visible again during processing is processed twice, and each receive counts: good messages move to the dead-letter queue.",
  fix: "Set visibilityTimeoutSeconds to six times the function's timeout plus the mapping's batch window.",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  types: [QUEUE],
  settings,
  check(queue, graph, { factor }) {
    const { certain, possible } = referring(queue, graph, [EVENT_SOURCE_MAPPING], "eventSourceArn");
    if (certain.length > 0) return certain.map((mapping) => judge(queue, mapping, factor, graph));
    const [mapping] = possible;
    if (mapping)
      return undecided({
        property: PROPERTY,
        reason: `Whether ${mapping.name} receives from it is known only after deployment.`,
      });
    return notApplicable("No function receives from it.");
  },
});
