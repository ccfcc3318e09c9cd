import { QUEUE } from "../../aws";
import { any, decided } from "../../graph";
import { defineRule } from "../../rule";
import { isRecordOfAlarms, isWatched } from "../../services/sqs/alarms";
import { isDeadLetterQueue } from "../../services/sqs/dead-letters";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "name";
const METRIC = "ApproximateAgeOfOldestMessage";

export const oldestMessageAlarm = defineRule({
  id: "sqs-oldest-message-alarm",
  title: "SQS queues should have an alarm on ApproximateAgeOfOldestMessage",
  practices: ["REL05-BP04", "REL06-BP01"],
  service: "SQS",
  severity: "medium",
  why: "If no consumer receives messages, they wait unnoticed until their retention ends and are then deleted.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${METRIC} of the queue, well below its retention.`,
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
  types: [QUEUE],
  check(queue, graph) {
    const watched = isWatched(queue, METRIC, graph);
    if (watched.is === "yes") return compliant();
    const dead = isDeadLetterQueue(queue, graph);
    if (dead.is === "yes") return notApplicable("It is a dead-letter queue: its messages wait for an engineer.");
    if (isRecordOfAlarms(queue, graph)) return notApplicable("It records alarm notifications for people to read.");
    decided(any([watched, dead]), PROPERTY);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: `an aws.cloudwatch.MetricAlarm on ${METRIC} with its QueueName`,
      message: "No alarm is on the age of its messages.",
    });
  },
});
