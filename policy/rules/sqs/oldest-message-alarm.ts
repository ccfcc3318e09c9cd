import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { isWatched } from "../../services/sqs/alarms";
import { isDeadLetterQueue } from "../../services/sqs/dead-letters";
import { isRecordOfAlarms } from "../../services/sqs/records";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "name";
const METRIC = "ApproximateAgeOfOldestMessage";

export const oldestMessageAlarm = defineRule({
  id: "sqs-oldest-message-alarm",
  title: "SQS queues should have an alarm on ApproximateAgeOfOldestMessage",
  service: "SQS",
  severity: "medium",
  why: "If no consumer receives messages, they wait unnoticed until their retention ends and are then deleted.",
  fix: `Add an aws.cloudwatch.MetricAlarm on ${METRIC} of the queue, well below its retention.`,
  source:
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html",
  types: [QUEUE],
  check(queue, graph) {
    const watched = isWatched(queue, METRIC, graph);
    if (watched === true) return compliant();
    const dead = isDeadLetterQueue(queue, graph);
    if (dead === true) return notApplicable("It takes dead letters: they lie there until a person comes.");
    if (isRecordOfAlarms(queue, graph)) return notApplicable("It keeps what alarms told, for people to read.");
    if (watched === undefined || dead === undefined) {
      const reason = watched === undefined ? "What an alarm watches" : "Whether it takes dead letters";
      return undecided({ property: PROPERTY, reason: `${reason} is known only after deployment.` });
    }
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: `an aws.cloudwatch.MetricAlarm on ${METRIC} with its QueueName`,
      message: "No alarm watches how long its messages wait.",
    });
  },
});
