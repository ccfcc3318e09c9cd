import type { Problem } from "../config/problems";
import { consumersOf } from "../topology/queues";
import { checkConsumers } from "./queues/consumers";
import { checkFifo } from "./queues/fifo";
import { checkLifetime } from "./queues/lifetime";
import { checkQueueNames } from "./queues/names";
import type { Parsed } from "../config/well-formed";

/** What holdfast:queues says that cannot be, or loses messages. */
export function checkQueues(areas: Parsed): Problem[] {
  const { queues = {}, functions } = areas;
  const each = Object.entries(queues).flatMap(([name, queue]) => {
    if (queue === undefined) return [];
    const path = `holdfast:queues.${name}`;
    const consumers = consumersOf(functions ?? {}, name);
    return [
      ...checkFifo(path, queue, "queue"),
      ...checkConsumers(path, queue, consumers, areas),
      ...checkLifetime(path, queue, consumers),
    ];
  });
  return [...each, ...checkQueueNames(areas)];
}
