import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterFlaws } from "../../services/dead-letters/judge";
import { deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { failuresOf, notApplicable } from "../../verdict";

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
    if (deadLetterQueueOf(queue, graph).is === "none") return notApplicable("It has no dead-letter queue.");
    return failuresOf(deadLetterFlaws(queue, graph, ["type"]));
  },
});
