import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import type { Queue } from "../config/schema/messaging/queues";
import { check, type Check } from "./check";
import { consumersOf } from "../topology/queues";
import { checkConsumers } from "./queues/consumers";
import { checkFifo } from "./queues/fifo";
import { checkLifetime } from "./queues/lifetime";

/** What holdfast:queues says that cannot be, or loses messages. */
export const QUEUE_CHECKS: readonly Check[] = [
  check(["queues"], ({ queues }) => each(queues, (path, queue) => checkFifo(path, queue, "queue"))),
  check(["queues", "functions"], ({ queues, functions }) =>
    each(queues, (path, queue, name) => checkLifetime(path, queue, consumersOf(functions, name))),
  ),
  check(["queues", "functions", "topics", "buses"], ({ queues, functions, topics, buses }) =>
    each(queues, (path, queue, name) => checkConsumers(path, queue, consumersOf(functions, name), { topics, buses })),
  ),
];

function each(queues: Areas["queues"], problems: (path: string, queue: Queue, name: string) => Problem[]): Problem[] {
  return Object.entries(queues).flatMap(([name, queue]) => problems(`holdfast:queues.${name}`, queue, name));
}
