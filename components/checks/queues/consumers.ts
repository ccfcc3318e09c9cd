import type { Areas } from "../../config/schema";
import { formatDuration } from "../../../lib/duration";
import type { Problem } from "../../config/problems";
import { VISIBILITY_FACTOR, visibilityFor, type Consumer } from "../../topology/queues";
import type { Queue } from "../../config/schema/messaging/queues";

/** Lambda's recommended minimum, so that throttling moves no good message to the dead-letter queue (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-queueconfig). */
const LEAST_RECEIVES = 5;

/** What the functions that take messages from a queue need of it. */
export function checkConsumers(
  path: string,
  queue: Queue,
  consumers: readonly Consumer[],
  areas: Pick<Areas, "topics" | "buses">,
): Problem[] {
  return [...visibleTooSoon(path, queue, consumers), ...tooFewReceives(path, queue, consumers, areas)];
}

/** Reports only the consumer that needs most: what is long enough for it is long enough for all. */
function visibleTooSoon(path: string, { visibilityTimeout: is }: Queue, consumers: readonly Consumer[]) {
  const [most] = [...consumers].sort((a, b) => visibilityFor(b) - visibilityFor(a));
  if (is === undefined || !most || is >= visibilityFor(most)) return [];
  const needed = formatDuration(visibilityFor(most));
  const window = most.window > 0 ? ` + its batch window of ${formatDuration(most.window)}` : "";
  const sum = `${VISIBILITY_FACTOR} x its timeout of ${formatDuration(most.timeout)}${window}`;
  return [
    {
      path: `${path}.visibilityTimeout`,
      message: `${formatDuration(is)} is too short for ${most.function}, which needs ${sum} = ${needed}: ${consequence(is, most)}`,
      fix: `Allowed: ${needed} or more, or leave it out.`,
    },
  ];
}

/** What comes of a visibility timeout that is too short (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html). */
function consequence(visibility: number, { timeout, window }: Consumer): string {
  if (visibility < timeout) return "AWS refuses one below the function's timeout";
  if (visibility < timeout + window)
    return "a message shows up again while it is still worked on, and each time is one of its maxReceives";
  return "a batch that is throttled shows up again before Lambda has tried it again, and each time is one of its maxReceives";
}

/**
 * A call that is throttled counts as a receive, though the function never saw the message. Where queues alone call it, its own check keeps them
 * within its reservedConcurrency; where topics or rules do too, they may take all of it.
 */
function tooFewReceives(
  path: string,
  { maxReceives }: Queue,
  consumers: readonly Consumer[],
  areas: Pick<Areas, "topics" | "buses">,
) {
  if (maxReceives >= LEAST_RECEIVES) return [];
  const throttled = consumers.find(
    (one) => one.reservedConcurrency !== undefined && callersOf(one.function, areas).length > 0,
  );
  if (!throttled) return [];
  const { function: name, reservedConcurrency } = throttled;
  const others = callersOf(name, areas).join(", ");
  return [
    {
      path: `${path}.maxReceives`,
      message: `${maxReceives} moves messages to the dead-letter queue that ${name} never processed: ${others} may use up its reservedConcurrency of ${reservedConcurrency}, and each throttled receive counts`,
      fix: `Allowed: ${LEAST_RECEIVES} or more, as Lambda recommends, or no reservedConcurrency of ${name}.`,
    },
  ];
}

/** The topics and rules that call a function. */
function callersOf(lambda: string, { topics, buses }: Pick<Areas, "topics" | "buses">): string[] {
  const telling = Object.entries(topics).filter(([, topic]) =>
    Object.values(topic.subscriptions).some((one) => "function" in one && one.function === lambda),
  );
  const sending = Object.entries(buses).filter(([, bus]) =>
    Object.values(bus.rules).some((rule) => Object.values(rule.targets).some((target) => target.function === lambda)),
  );
  return [...telling.map(([topic]) => `topic ${topic}`), ...sending.map(([bus]) => `bus ${bus}`)];
}
