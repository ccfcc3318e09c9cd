import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { check, type Check } from "./check";
import { checkFifo } from "./queues/fifo";
import { checkFilter } from "./topics/filter";
import { checkRetry } from "./topics/retry";
import { checkQueueKinds, checkSubscribers } from "./topics/subscribers";

/** The topics of each region's alarms, which Holdfast makes itself. */
const RESERVED = ["alerts", "alerts-warning"];

/** What holdfast:topics says that cannot be. */
export const TOPIC_CHECKS: readonly Check[] = [
  check(["topics"], checkTopics),
  check(["topics", "queues"], ({ topics, queues }) =>
    Object.entries(topics).flatMap(([name, topic]) => checkQueueKinds(`holdfast:topics.${name}`, topic, queues)),
  ),
];

function checkTopics({ topics }: Pick<Areas, "topics">): Problem[] {
  return Object.entries(topics).flatMap(([name, topic]) => {
    const path = `holdfast:topics.${name}`;
    const subscriptions = Object.entries(topic.subscriptions);
    return [
      ...reserved(path, name),
      ...checkFifo(path, topic, "topic"),
      ...checkSubscribers(path, topic),
      ...subscriptions.flatMap(([key, subscription]) => {
        const at = `${path}.subscriptions.${key}`;
        return [...checkRetry(at, subscription), ...checkFilter(at, subscription)];
      }),
    ];
  });
}

function reserved(path: string, name: string): Problem[] {
  if (!RESERVED.includes(name)) return [];
  const message = `"${name}" is the name of the topic that Holdfast's own alarms notify`;
  return [{ path, message, fix: "Allowed: another name; holdfast:alerts sets the alarms' recipients." }];
}
