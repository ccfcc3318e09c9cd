// @ts-check

/** @typedef {"INFO" | "WARN" | "ERROR"} Level */

/**
 * Writes one line of JSON, with the time and level by which Lambda can filter
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html). Directly to standard output: Lambda's console puts
 * a prefix before the text, and a metric filter then finds no JSON.
 *
 * @param {Level} level
 * @param {Record<string, unknown>} fields never a message's contents: logs may outlive data that must be deleted
 */
export function log(level, fields) {
  process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, ...fields })}\n`);
}
