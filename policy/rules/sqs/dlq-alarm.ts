import { QUEUE } from "../../aws";
import { decided } from "../../graph";
import { defineRule } from "../../rule";
import { isWatched } from "../../services/sqs/alarms";
import { isDeadLetterQueue } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "name";
const METRIC = "ApproximateNumberOfMessagesVisible";

export const dlqAlarm = defineRule({
  id: "sqs-dlq-alarm",
  title: "SQS dead-letter queues should have an alarm on visible messages",
  practices: ["REL05-BP04", "REL06-BP01"],
  service: "SQS",
  severity: "medium",
  why: "Messages in a dead-letter queue stay unnoticed until their retention ends, and are then deleted.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${METRIC} of the dead-letter queue, above 0. NumberOfMessagesSent does not count messages that SQS moves there.`,
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html",
  types: [QUEUE],
  check(queue, graph) {
    const dead = isDeadLetterQueue(queue, graph);
    if (dead.is === "no") return notApplicable("It is not a dead-letter queue.");
    if (decided(isWatched(queue, METRIC, graph), PROPERTY)) return compliant();
    decided(dead, PROPERTY);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: `an aws.cloudwatch.MetricAlarm on ${METRIC} with its QueueName`,
      message: "No alarm is on the messages in it.",
    });
  },
});
