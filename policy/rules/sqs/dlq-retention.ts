import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "messageRetentionSeconds";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const FOUR_DAYS = 345_600;

export const dlqRetention = defineRule({
  id: "sqs-dlq-retention",
  title: "SQS dead-letter queues should have a longer retention than their source queues",
  practices: ["REL05-BP04"],
  service: "SQS",
  severity: "high",
  why: "A message in a standard dead-letter queue keeps its original enqueue timestamp: one that waited long is deleted soon after it is moved.",
  fix: "Give the dead-letter queue a longer messageRetentionSeconds than its source. The maximum is 1209600 (14 days).",
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html",
  types: [QUEUE],
  check(queue, graph) {
    const target = deadLetterQueueOf(queue, graph);
    if (target.is === "none") return notApplicable("It has no dead-letter queue.");
    if (target.is !== "resource")
      return undecided({ property: "redrivePolicy", reason: "Its dead-letter queue was not found." });
    const { read } = graph;
    const own = read.number(queue, PROPERTY, FOUR_DAYS);
    const dead = read.number(target.resource, PROPERTY, FOUR_DAYS);
    if (dead > own) return compliant();
    // A FIFO queue's message gets a new enqueue timestamp when it is moved (same page).
    if (dead === own && read.boolean(queue, "fifoQueue", false)) return compliant();
    return violation({
      property: PROPERTY,
      actual: own,
      wanted: `less than the ${dead} of ${target.resource.name}, or a longer retention there`,
      message: `It keeps messages for ${own} s, and ${target.resource.name} keeps them for ${dead} s from when they were first sent: they are deleted before anyone sees them.`,
    });
  },
});
