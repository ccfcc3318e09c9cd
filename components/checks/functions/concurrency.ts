import type { Problem } from "../../config/problems";
import { entryOf } from "../../config/references";
import { queueSources, type Named } from "./named";

/** What one queue's mapping may run at once where nothing bounds it (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html). */
const WITHOUT_MAXIMUM = 1000;

/**
 * "Don't set maximum concurrency higher than the function's reserved concurrency" (same page): Lambda receives what it then cannot hand over, each
 * receive counts, and after maxReceives of them a message that was never worked on is in the DLQ.
 */
export function checkConcurrency(named: Named<"queues">): Problem[] {
  const { path, wanted, areas } = named;
  const reserved = wanted.reservedConcurrency;
  const queues = queueSources(named);
  if (reserved === undefined || queues.length === 0) return [];
  const unbounded = queues.filter(({ source }) => !("maximumConcurrency" in source));
  if (unbounded.length > 0) {
    return unbounded.map(({ path: at }) => ({
      path: `${at}.maximumConcurrency`,
      message: `is missing, and reservedConcurrency is ${reserved}: Lambda receives messages for up to ${WITHOUT_MAXIMUM} concurrent invocations, and throttled ones go to the dead-letter queue unprocessed`,
      fix: `Give at least 2: all of this function's queues together at most ${reserved}; or leave reservedConcurrency out.`,
    }));
  }
  const each = queues.map(({ source }) => source.maximumConcurrency);
  if (each.includes(undefined)) return [];
  const sum = (each as number[]).reduce((a, b) => a + b, 0);
  if (sum <= reserved) return [];
  const receives = queues
    .map(({ source }) => entryOf(areas.queues, source.queue)?.maxReceives)
    .filter((count) => count !== undefined);
  const after = receives.length > 0 ? ` after ${Math.min(...receives)} receives` : "";
  return [
    {
      path: `${path}.reservedConcurrency`,
      message: `${reserved} is less than its queues may use: ${each.join(" + ")}${each.length > 1 ? ` = ${sum}` : ""}; throttled receives count, and good messages go to the dead-letter queue${after}`,
      fix: `Allowed: ${sum} or more, or a lower maximumConcurrency of its queues (at least 2 each).`,
    },
  ];
}
