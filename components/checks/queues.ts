import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { consumersOf } from "../topology/queues";
import { checkConsumers } from "./queues/consumers";
import { checkFifo } from "./queues/fifo";
import { checkLifetime } from "./queues/lifetime";

/** What holdfast:queues says that cannot be, or loses messages. */
export function checkQueues(areas: Pick<Areas, "queues" | "functions" | "topics" | "buses">): Problem[] {
  const { queues, functions } = areas;
  const each = Object.entries(queues).flatMap(([name, queue]) => {
    const path = `holdfast:queues.${name}`;
    const consumers = consumersOf(functions, name);
    return [
      ...checkFifo(path, queue, "queue"),
      ...checkConsumers(path, queue, consumers, areas),
      ...checkLifetime(path, queue, consumers),
    ];
  });
  return each;
}
