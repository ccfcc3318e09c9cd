// @ts-check

/** @typedef {"INFO" | "WARN" | "ERROR"} Level */

/**
 * Writes one line of JSON, with the time and level by which Lambda can filter
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html). Straight to standard output, since Lambda's console puts
 * words before a text, and a metric filter finds no JSON then.
 *
 * @param {Level} level
 * @param {Record<string, unknown>} fields never a message's contents: logs outlive what people may ask to have deleted
 */
export function log(level, fields) {
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, ...fields })}\n`);
}
