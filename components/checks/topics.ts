import type { Problem } from "../config/problems";
import { checkFifo } from "./queues/fifo";
import { checkFilter } from "./topics/filter";
import { checkRetry } from "./topics/retry";
import { checkSubscribers } from "./topics/subscribers";
import type { Parsed } from "../config/well-formed";

/** The topic of each region's alarms, which Holdfast makes itself. */
const RESERVED = "alerts";

/** What holdfast:topics says that cannot be. */
export function checkTopics(areas: Parsed): Problem[] {
  return Object.entries(areas.topics ?? {}).flatMap(([name, topic]) => {
    const path = `holdfast:topics.${name}`;
    if (topic === undefined) return [];
    const subscriptions = Object.entries(topic.subscriptions ?? {});
    return [
      ...reserved(path, name),
      ...checkFifo(path, topic, "topic"),
      ...checkSubscribers(path, topic, areas),
      ...subscriptions.flatMap(([key, subscription]) => {
        if (subscription === undefined) return [];
        const at = `${path}.subscriptions.${key}`;
        return [...checkRetry(at, subscription), ...checkFilter(at, subscription)];
      }),
    ];
  });
}

function reserved(path: string, name: string): Problem[] {
  if (name !== RESERVED) return [];
  const message = `"${name}" is the name of the topic that Holdfast's own alarms tell`;
  return [{ path, message, fix: "Allowed: another name; holdfast:alerts says whom the alarms tell." }];
}
