import { QUEUE } from "../../aws";
import { decided, NOT_YET, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { isDeadLetterQueue, deadLetterQueueOf } from "../../services/sqs/dead-letters";
import { isRecordOfAlarms } from "../../services/sqs/alarms";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "redrivePolicy";

export const queueHasDlq = defineRule({
  id: "sqs-queue-has-dlq",
  title: "SQS queues should have a dead-letter queue",
  practices: ["REL04-BP01", "REL04-BP02", "REL05-BP03", "REL05-BP04"],
  peers: { cdkNag: ["SQSQueueDLQ", "SQSRedrivePolicy"] },
  service: "SQS",
  severity: "high",
  why: "A message that always fails returns until its retention ends, delays others, and is then deleted unnoticed.",
  fix: "Create a second queue of the same type, and set it in redrivePolicy with a maxReceiveCount of at least 5.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
  types: [QUEUE],
  check(queue, graph) {
    const target = deadLetterQueueOf(queue, graph);
    if (target.is === "resource" || target.is === "elsewhere") return compliant();
    if (target.is === "unknown") {
      // A policy from another resource contains its ARN.
      if (target.candidates?.length) return compliant();
      throw new UndecidedError(PROPERTY, NOT_YET, queue);
    }
    const dead = isDeadLetterQueue(queue, graph);
    if (dead.is === "yes") return notApplicable("It is a dead-letter queue itself.");
    if (isRecordOfAlarms(queue, graph)) return notApplicable("It records alarm notifications for people to read.");
    decided(dead, PROPERTY);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a dead-letter queue, and a maxReceiveCount",
      message:
        "It has no dead-letter queue: a message that always fails is retried until it expires, and is then lost.",
    });
  },
});
