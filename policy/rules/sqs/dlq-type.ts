import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "fifoQueue";

export const dlqType = defineRule({
  id: "sqs-dlq-type",
  title: "SQS dead-letter queues should have the type of their source queue",
  practices: ["REL05-BP04"],
  service: "SQS",
  severity: "medium",
  why: "The dead-letter queue of a FIFO queue must be FIFO, and that of a standard queue standard. SQS refuses another, and the queue has none.",
  fix: "Set fifoQueue to the same value on both. The name of a FIFO queue ends in .fifo.",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html",
  types: [QUEUE],
  check(queue, graph) {
    const target = deadLetterQueueOf(queue, graph);
    if (target.is === "none") return notApplicable("It has no dead-letter queue.");
    const own = graph.read.boolean(queue, PROPERTY, false);
    if (target.is === "unknown") return undecided({ property: "redrivePolicy", reason: target.why });
    const dead =
      target.is === "elsewhere"
        ? // The name of every FIFO queue ends in .fifo (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/fifo-queue-message-identifiers.html).
          target.name.endsWith(".fifo")
        : graph.read.boolean(target.resource, PROPERTY, false);
    if (dead === own) return compliant();
    const [is, other] = own ? ["FIFO", "standard"] : ["standard", "FIFO"];
    return violation({
      property: PROPERTY,
      actual: own,
      wanted: dead,
      message: `It is a ${is} queue but its dead-letter queue is ${other}, which SQS refuses.`,
    });
  },
});
