import { QUEUE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { redriveOf } from "../../services/sqs/dead-letters";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "messageRetentionSeconds";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const FOUR_DAYS = 345_600;

const retentionOf = (queue: Resource, graph: Graph) => graph.number(queue, PROPERTY, FOUR_DAYS);

export const dlqRetention = defineRule({
  id: "sqs-dlq-retention",
  title: "SQS dead-letter queues should have a longer retention than their source queues",
  service: "SQS",
  severity: "high",
  why: "A message in a standard dead-letter queue keeps its original enqueue timestamp: one that waited long is deleted soon after it is moved.",
  fix: "Give the dead-letter queue a longer messageRetentionSeconds than its source. The maximum is 1209600 (14 days).",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html",
  types: [QUEUE],
  check(queue, graph) {
    const { target } = redriveOf(queue, graph);
    if (target.kind === "none") return notApplicable("It has no dead-letter queue.");
    if (target.kind !== "queue")
      return undecided({ property: "redrivePolicy", reason: "Its dead-letter queue was not found." });
    const own = retentionOf(queue, graph);
    if (own.kind !== "known") return unread(PROPERTY, own);
    const dead = retentionOf(target.queue, graph);
    if (dead.kind !== "known")
      return undecided({ property: PROPERTY, reason: `The retention of ${target.queue.name} ${dead.reason}.` });
    const fifo = graph.boolean(queue, "fifoQueue", false);
    if (dead.value > own.value) return compliant();
    // A FIFO queue's message gets a new enqueue timestamp when it is moved (same page).
    if (dead.value === own.value && fifo.kind === "known" && fifo.value) return compliant();
    if (dead.value === own.value && fifo.kind !== "known") return unread("fifoQueue", fifo);
    return violation({
      property: PROPERTY,
      actual: own.value,
      wanted: `less than the ${dead.value} of ${target.queue.name}, or a longer retention there`,
      message: `It keeps messages for ${own.value} s, and ${target.queue.name} keeps them for ${dead.value} s from when they were first sent: they are deleted before anyone sees them.`,
    });
  },
});
