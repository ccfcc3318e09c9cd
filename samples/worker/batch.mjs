// @ts-check
import { log } from "./log.mjs";
import { parseMessage, Poison } from "./message.mjs";
import { deliveryOf } from "./records.mjs";

/**
 * @typedef {{ Records: import("./records.mjs").Sent[] }} BatchEvent
 * @typedef {{ getRemainingTimeInMillis(): number }} Remaining
 * @typedef {{ batchItemFailures: { itemIdentifier: string }[] }} BatchAnswer
 */

/**
 * What is done with a message: whether it was done now, or had been before. An error is worth another try, unless it is Poison.
 *
 * @callback Work
 * @param {import("./message.mjs").Message} message
 * @param {AbortSignal} signal when to give up
 * @returns {Promise<"worked" | "duplicate">}
 */

/** Time that is kept for the answer, in milliseconds: a function that is stopped before it answers has failed with its whole batch. */
const MARGIN_MS = 3000;
/** Of a function with little time, the margin takes no more than this part. */
const MARGIN_PART = 1 / 3;

/**
 * Works the messages one after the other, and reports those that must come again: what failed, what follows it in its order
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting), and what there was no
 * time for. Poison is reported like the rest: after the queue's maximum of receives it is in the dead-letter queue, where people see it.
 *
 * @param {BatchEvent} event
 * @param {Remaining} context
 * @param {Work} work
 * @returns {Promise<BatchAnswer>}
 */
export async function workBatch(event, context, work) {
  const deliveries = event.Records.map(deliveryOf);
  const margin = Math.min(MARGIN_MS, context.getRemainingTimeInMillis() * MARGIN_PART);
  /** @type {Set<string>} */
  const stopped = new Set();
  /** @type {BatchAnswer["batchItemFailures"]} */
  const batchItemFailures = [];
  for (const delivery of deliveries) {
    const outcome = await outcomeOf(delivery, stopped, context, margin, work);
    if (outcome === "worked" || outcome === "duplicate") continue;
    batchItemFailures.push({ itemIdentifier: delivery.identifier });
    if (delivery.order !== undefined) stopped.add(delivery.order);
  }
  log("INFO", { outcome: "batch", messages: deliveries.length, failed: batchItemFailures.length });
  return { batchItemFailures };
}

/**
 * @param {import("./records.mjs").Delivery} delivery
 * @param {Set<string>} stopped orders in which a message failed
 * @param {Remaining} context
 * @param {number} margin milliseconds
 * @param {Work} work
 */
async function outcomeOf({ identifier, order, text, receives }, stopped, context, margin, work) {
  const about = { message: identifier, ...(receives && { receives }) };
  if (order !== undefined && stopped.has(order)) return told("WARN", "behind a failed one", about);
  const left = context.getRemainingTimeInMillis() - margin;
  if (left <= 0) return told("WARN", "late", about);
  try {
    // Half of the margin is enough for the answer; without this, a store that hangs would take the rest of the batch with it.
    const outcome = await work(parseMessage(text()), AbortSignal.timeout(Math.ceil(left + margin / 2)));
    return told("INFO", outcome, about);
  } catch (error) {
    if (error instanceof Poison) return told("ERROR", "poison", { ...about, reason: error.message });
    // Its name alone: what a service says of a request may quote it.
    return told("ERROR", "transient", { ...about, reason: error instanceof Error ? error.name : "unknown" });
  }
}

/**
 * @template {string} T
 * @param {import("./log.mjs").Level} level
 * @param {T} outcome
 * @param {Record<string, unknown>} about
 */
function told(level, outcome, about) {
  log(level, { outcome, ...about });
  return outcome;
}
