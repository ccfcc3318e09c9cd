import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { redriveOf } from "../../services/sqs/dead-letters";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "fifoQueue";

export const dlqType = defineRule({
  id: "sqs-dlq-type",
  title: "SQS dead-letter queues should have the type of their source queue",
  service: "SQS",
  severity: "medium",
  why: "The dead-letter queue of a FIFO queue must be FIFO, and that of a standard queue standard. SQS refuses another, and the queue has none.",
  fix: "Set fifoQueue to the same value on both. The name of a FIFO queue ends in .fifo.",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html",
  types: [QUEUE],
  check(queue, graph) {
    const { target } = redriveOf(queue, graph);
    if (target.kind === "none") return notApplicable("It has no dead-letter queue.");
    const own = graph.boolean(queue, PROPERTY, false);
    if (own.kind !== "known") return unread(PROPERTY, own);
    if (target.kind === "unknown")
      return undecided({ property: "redrivePolicy", reason: "Its dead-letter queue is known only after deployment." });
    // The name of every FIFO queue ends in .fifo (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/fifo-queue-message-identifiers.html).
    const dead =
      target.kind === "elsewhere"
        ? ({ kind: "known", value: target.arn.endsWith(".fifo") } as const)
        : graph.boolean(target.queue, PROPERTY, false);
    if (dead.kind !== "known")
      return undecided({ property: PROPERTY, reason: `The type of its dead-letter queue ${dead.reason}.` });
    if (dead.value === own.value) return compliant();
    const [is, other] = own.value ? ["FIFO", "standard"] : ["standard", "FIFO"];
    return violation({
      property: PROPERTY,
      actual: own.value,
      wanted: dead.value,
      message: `It is a ${is} queue but its dead-letter queue is ${other}, which SQS refuses.`,
    });
  },
});
