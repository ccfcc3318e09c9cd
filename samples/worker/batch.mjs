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
 * Processes a message: whether it was processed now, or had been before. Any error but Poison is worth a retry.
 *
 * @callback Work
 * @param {import("./message.mjs").Message} message
 * @param {AbortSignal} signal when to give up
 * @returns {Promise<"worked" | "duplicate">}
 */

/** Time that is kept for the response, in milliseconds: a function that times out fails its whole batch. */
const MARGIN_MS = 3000;
/** The largest part of the remaining time that the margin takes. */
const MARGIN_PART = 1 / 3;

/**
 * Processes the messages one after the other, and reports those that must come again: those that failed, those that follow one in its order
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting), and those without time
 * left. Poison is reported too: after the queue's maxReceiveCount it is in the dead-letter queue, which has an alarm.
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
 * @param {Set<string>} stopped orders with a failed message
 * @param {Remaining} context
 * @param {number} margin milliseconds
 * @param {Work} work
 */
async function outcomeOf({ identifier, order, text, receives }, stopped, context, margin, work) {
  const about = { message: identifier, ...(receives && { receives }) };
  if (order !== undefined && stopped.has(order)) return logged("WARN", "behind a failed one", about);
  const left = context.getRemainingTimeInMillis() - margin;
  if (left <= 0) return logged("WARN", "late", about);
  try {
    // Half of the margin is enough for the response; without it, a store that hangs would fail the rest of the batch.
    const outcome = await work(parseMessage(text()), AbortSignal.timeout(Math.ceil(left + margin / 2)));
    return logged("INFO", outcome, about);
  } catch (error) {
    if (error instanceof Poison) return logged("ERROR", "poison", { ...about, reason: error.message });
    // The name only: a service's error message may quote the request.
    return logged("ERROR", "transient", { ...about, reason: error instanceof Error ? error.name : "unknown" });
  }
}

/**
 * @template {string} T
 * @param {import("./log.mjs").Level} level
 * @param {T} outcome
 * @param {Record<string, unknown>} about
 */
function logged(level, outcome, about) {
  log(level, { outcome, ...about });
  return outcome;
}
