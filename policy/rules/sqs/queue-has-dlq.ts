import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { isDeadLetterQueue, redriveOf } from "../../services/sqs/dead-letters";
import { isRecordOfAlarms } from "../../services/sqs/records";
import { unread } from "../../services/unread";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "redrivePolicy";

export const queueHasDlq = defineRule({
  id: "sqs-queue-has-dlq",
  title: "SQS queues should have a dead-letter queue",
  service: "SQS",
  severity: "high",
  why: "A message that always fails returns until its retention ends, delays others, and is then deleted unnoticed.",
  fix: "Create a second queue of the same type, and set it in redrivePolicy with a maxReceiveCount of at least 5.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  types: [QUEUE],
  check(queue, graph) {
    const given = redriveOf(queue, graph);
    if (given.target.kind === "queue" || given.target.kind === "elsewhere") return compliant();
    // A policy from another resource contains its ARN.
    if (given.target.kind === "unknown")
      return given.target.candidates?.length
        ? compliant()
        : unread(PROPERTY, { kind: "unknown", reason: "is known only after deployment" });
    const dead = isDeadLetterQueue(queue, graph);
    if (dead === true) return notApplicable("It is a dead-letter queue itself.");
    if (isRecordOfAlarms(queue, graph)) return notApplicable("It records alarm notifications for people to read.");
    if (dead === undefined)
      return undecided({
        property: PROPERTY,
        reason: "Whether it is a dead-letter queue itself is known only after deployment.",
      });
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a dead-letter queue, and a maxReceiveCount",
      message:
        "It has no dead-letter queue: a message that always fails is retried until it expires, and is then lost.",
    });
  },
});
