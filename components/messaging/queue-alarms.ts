import { formatDuration } from "../../lib/duration";
import type { AlarmSpec } from "../observability/alerts";

const MINUTE = 60;
const MINUTES_LATE = 3;

/** What every alarm on a queue shares. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
function onQueue(queueName: string) {
  return {
    group: "messages",
    namespace: "AWS/SQS",
    dimensions: { QueueName: queueName },
    statistic: "Maximum",
    period: MINUTE,
  } as const;
}

/** Messages are not taken, or not fast enough. @param seconds the age at which it rings */
export function oldestMessage(queue: string, queueName: string, seconds: number, retention: number): AlarmSpec {
  return {
    ...onQueue(queueName),
    what: `The oldest message of ${queue} has waited for more than ${formatDuration(seconds)}, and is deleted after ${formatDuration(retention)}.`,
    todo: "See whether whoever takes them runs, fails or is too slow; nothing is lost until the messages expire.",
    runbook: "messaging.md#messages-wait-too-long",
    severity: "critical",
    metricName: "ApproximateAgeOfOldestMessage",
    comparison: "GreaterThanThreshold",
    threshold: seconds,
    evaluationPeriods: MINUTES_LATE,
    // SQS tells an age only while the queue holds a message: no data is a queue that is empty.
    treatMissingData: "notBreaching",
  };
}

/** More messages wait than the settings allow. */
export function backlog(queue: string, queueName: string, most: number): AlarmSpec {
  return {
    ...onQueue(queueName),
    what: `More than ${most} messages wait in ${queue}.`,
    todo: "See whether whoever takes them runs or fails, and add consumers if they are only slow.",
    runbook: "messaging.md#messages-wait-too-long",
    severity: "warning",
    metricName: "ApproximateNumberOfMessagesVisible",
    comparison: "GreaterThanThreshold",
    threshold: most,
    evaluationPeriods: MINUTES_LATE,
    // SQS falls silent on a queue that has been empty and unused for six hours; one with messages in it is never silent.
    treatMissingData: "notBreaching",
  };
}

/** Messages that were given up lie in a dead-letter queue. @param what `dead letters of orders` */
export function deadLetters(what: string, queueName: string, runbook: AlarmSpec["runbook"]): AlarmSpec {
  return {
    ...onQueue(queueName),
    what,
    todo: "Find out why they failed, mend it and bring them back, before they expire.",
    runbook,
    severity: "warning",
    // Not NumberOfMessagesSent: what SQS moves there by itself does not count
    // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html).
    metricName: "ApproximateNumberOfMessagesVisible",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    // SQS falls silent on a queue that nobody has used for six hours: what was so before is so still. A redrive or a look makes it speak again.
    treatMissingData: "ignore",
  };
}
