import type { Function } from "../config/schema/messaging/functions";
import type { Queue } from "../config/schema/messaging/queues";

/**
 * Lambda wants a queue's visibility timeout to be that many times its function's, so that a batch which is throttled can be tried again
 * before its messages show up anew (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig).
 */
export const VISIBILITY_FACTOR = 6;

/** SQS's own default (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html). */
const DEFAULT_VISIBILITY_SECONDS = 30;

const MINUTE = 60;
const LEAST_OLDEST_SECONDS = 15 * MINUTE;

/** A function that takes messages from a queue. */
export interface Consumer {
  function: string;
  /** Where in the settings it says so: `holdfast:functions.worker.sources.orders`. */
  path: string;
  /** Seconds. */
  timeout: number;
  /** Seconds that a batch may fill. */
  window: number;
  reservedConcurrency: number | undefined;
}

/** The functions that take messages from a queue; those whose times are malformed are left out. */
export function consumersOf(functions: Record<string, Function>, queue: string): Consumer[] {
  return Object.entries(functions).flatMap(([name, lambda]) =>
    Object.entries(lambda.sources).flatMap(([key, source]): Consumer[] => {
      if (!("queue" in source) || source.queue !== queue) return [];
      const { timeout, reservedConcurrency } = lambda;
      const path = `holdfast:functions.${name}.sources.${key}`;
      return [{ function: name, path, timeout, window: source.window, reservedConcurrency }];
    }),
  );
}

/** What Lambda recommends for a consumer, in seconds: a batch fills, is worked on, and may be throttled several times. */
export function visibilityFor({ timeout, window }: Pick<Consumer, "timeout" | "window">): number {
  return VISIBILITY_FACTOR * timeout + window;
}

/** How long a queue's message that was received stays hidden, in seconds: as set, or as its consumers need it. */
export function visibilityOf(queue: Pick<Queue, "visibilityTimeout">, consumers: readonly Consumer[]): number {
  if (queue.visibilityTimeout !== undefined) return queue.visibilityTimeout;
  return consumers.length === 0 ? DEFAULT_VISIBILITY_SECONDS : Math.max(...consumers.map(visibilityFor));
}

/** Seconds that a message takes at most for all its tries, each begun as soon as it can be; then it is a dead letter. */
export function timeOfTries({ delay, maxReceives }: Pick<Queue, "delay" | "maxReceives">, visibility: number): number {
  return delay + maxReceives * visibility;
}

/** The age of the oldest message that raises the alarm, in seconds: early enough for all retries before the end of the retention. */
export function oldestOf(
  queue: Pick<Queue, "oldest" | "retention" | "delay" | "maxReceives">,
  visibility: number,
): number {
  if (queue.oldest !== undefined) return queue.oldest;
  const tooLate = queue.retention - timeOfTries(queue, visibility);
  return Math.floor(Math.min(Math.max(LEAST_OLDEST_SECONDS, queue.delay + 2 * visibility), tooLate / 2));
}
