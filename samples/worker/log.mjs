// @ts-check

/** @typedef {"info" | "warn" | "error"} Level */

/**
 * Writes one line of JSON. Straight to standard output, since Lambda's console puts words before it, and a metric filter finds no JSON then.
 *
 * @param {Level} level
 * @param {Record<string, unknown>} fields never a message's contents: logs outlive what people may ask to have deleted
 */
export function log(level, fields) {
  process.stdout.write(`${JSON.stringify({ level, ...fields })}\n`);
}
