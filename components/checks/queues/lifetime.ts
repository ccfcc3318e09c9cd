import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { oldestOf, timeOfTries, visibilityOf, type Consumer } from "../../topology/queues";
import type { Queue } from "../../config/schema/messaging/queues";

/** The longest that SQS keeps a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html). */
const LONGEST_SECONDS = 14 * 86400;
const LONGEST = `${formatDuration(LONGEST_SECONDS)}, SQS's longest`;

const MINUTE = 60;
const HOUR = 3600;

/** Times that delete a message before its retries are over, before an alarm, or before an operator has seen it. */
export function checkLifetime(path: string, queue: Queue, consumers: readonly Consumer[]): Problem[] {
  return [...triesOutlastRetention(path, queue, consumers), ...deadLettersExpire(path, queue)];
}

/** What of a queue the time of a message's tries depends on. */
type Timed = Pick<Queue, "retention" | "delay" | "maxReceives" | "visibilityTimeout" | "oldest">;

/**
 * SQS deletes a message at the end of its retention, however often it was received, and makes no dead letter of it
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/setting-up-dead-letter-queue-retention.html).
 */
function triesOutlastRetention(path: string, queue: Queue, consumers: readonly Consumer[]): Problem[] {
  const visibility = visibilityOf(queue, consumers);
  const tries = timeOfTries(queue, visibility);
  const sum = sumOf(queue, visibility, consumers);
  const { retention } = queue;
  if (retention <= tries) {
    return [
      {
        path: `${path}.retention`,
        message: `${formatDuration(retention)} loses messages: a failing one is deleted before it goes to the dead-letter queue, which takes ${sum} = ${formatDuration(tries)}`,
        fix: `Allowed: more than ${formatDuration(tries)} (at most ${LONGEST}), fewer maxReceives or a shorter visibilityTimeout.`,
      },
    ];
  }
  if (queue.oldest === undefined || oldestOf(queue, visibility) + tries < retention) return [];
  return [
    {
      path: `${path}.oldest`,
      message: `${formatDuration(queue.oldest)} is too late to tell anyone: a message takes ${sum} = ${formatDuration(tries)} more for its tries, and is deleted after ${formatDuration(retention)} (retention)`,
      fix: `Allowed: at most ${below(retention - tries)}, or a longer retention (at most ${LONGEST}).`,
    },
  ];
}

/** The longest duration below a bound that reads well: whole hours of days, whole minutes of hours. */
function below(seconds: number): string {
  const unit = seconds > 48 * HOUR ? HOUR : seconds > 2 * HOUR ? MINUTE : 1;
  return formatDuration(Math.floor((seconds - 1) / unit) * unit);
}

/** `1m of delay + 5 receives x 3m of visibility timeout (which worker needs)` */
function sumOf({ delay, maxReceives, visibilityTimeout }: Timed, visibility: number, consumers: readonly Consumer[]) {
  const hidden = `${maxReceives} ${maxReceives === 1 ? "receive" : "receives"} x ${formatDuration(visibility)} of visibility timeout`;
  const whose = consumers.map((one) => one.function).join(", ");
  const because = visibilityTimeout === undefined && whose !== "" ? ` (which ${whose} needs)` : "";
  return `${delay > 0 ? `${formatDuration(delay)} of delay + ` : ""}${hidden}${because}`;
}

/** "The expiration of a message is always based on its original enqueue timestamp"; only FIFO queues begin anew (same page). */
function deadLettersExpire(path: string, { fifo, retention, deadLetterRetention }: Queue): Problem[] {
  if (fifo !== false) return [];
  if (deadLetterRetention > retention) return [];
  const longer = retention < LONGEST_SECONDS ? `more than ${formatDuration(retention)} (at most ${LONGEST}), or ` : "";
  return [
    {
      path: `${path}.deadLetterRetention`,
      message: `${formatDuration(deadLetterRetention)} loses messages in the dead-letter queue: a standard queue's counts from when the message was first sent, and it may have waited ${formatDuration(retention)} (retention) already`,
      fix: `Allowed: ${longer}a retention of less than ${formatDuration(deadLetterRetention)}.`,
    },
  ];
}
