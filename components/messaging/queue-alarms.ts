import { formatDuration } from "../../lib/duration";
import type { AlarmSpec } from "../observability/alerts";
import { above } from "../observability/thresholds";

const LATE_MINUTES = 3;

/** What the alarms on a queue share. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
function onQueue(queueName: string) {
  return { group: "messages", namespace: "AWS/SQS", dimensions: { QueueName: queueName } } as const;
}

/** Messages are not consumed, or too slowly. @param seconds the age above which it is in ALARM */
export function oldestMessage(queue: string, queueName: string, seconds: number, retention: number): AlarmSpec {
  return {
    ...onQueue(queueName),
    problem: `The oldest message of queue ${queue} is more than ${formatDuration(seconds)} old; messages are deleted after ${formatDuration(retention)}.`,
    response:
      "Check whether the queue's consumers run, fail or are too slow. Nothing is lost until the messages expire.",
    runbook: "messaging.md#messages-wait-too-long",
    severity: "critical",
    metricName: "ApproximateAgeOfOldestMessage",
    ...above(seconds, LATE_MINUTES),
    // SQS reports an age only while the queue holds a message: no data is an empty queue.
    treatMissingData: "notBreaching",
  };
}

/** More messages wait than the settings allow. */
export function backlog(queue: string, queueName: string, most: number): AlarmSpec {
  return {
    ...onQueue(queueName),
    problem: `More than ${most} messages wait in queue ${queue}.`,
    response: "Check whether the queue's consumers run or fail; add consumers if they are only slow.",
    runbook: "messaging.md#messages-wait-too-long",
    severity: "warning",
    metricName: "ApproximateNumberOfMessagesVisible",
    ...above(most, LATE_MINUTES),
    // SQS stops reporting a queue that was empty and unused for six hours, never one that holds messages.
    treatMissingData: "notBreaching",
  };
}

/** There are messages in a dead-letter queue. */
export function deadLetters(what: string, queueName: string, runbook: AlarmSpec["runbook"]): AlarmSpec {
  return {
    ...onQueue(queueName),
    problem: what,
    response: "Find out why they failed, fix the cause and redrive them before they expire.",
    runbook,
    severity: "warning",
    // Not NumberOfMessagesSent: it does not count messages that SQS moves there itself
    // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html).
    metricName: "ApproximateNumberOfMessagesVisible",
    ...above(0, 1),
    // SQS stops reporting a queue that is unused for six hours: the last state still holds. A redrive or a receive makes it report again.
    treatMissingData: "ignore",
  };
}
