// @ts-check

/**
 * What a producer sends, as JSON: an id of its own making, the same each time that it sends the same thing again; a type; and data.
 * SQS's and Kinesis's own ids won't do: each sending has another, and so has a message that a redrive brings back
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
 *
 * @typedef {{ id: string, type: string, data: unknown }} Message
 */

/** What no later try will mend: the message itself is wrong. Its text goes to the log, and so tells nothing of the contents. */
export class Poison extends Error {}

/** Opaque ids such as UUIDs: what can be an address or a name has no business in a key. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;
const TYPE = /^[a-z][a-z0-9.-]{0,63}$/;

/**
 * @param {string} text
 * @returns {Message}
 * @throws {Poison} where it is none
 */
export function parseMessage(text) {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Poison("not a JSON object");
  const { id, type, data } = /** @type {Record<string, unknown>} */ (value);
  if (typeof id !== "string" || !ID.test(id)) throw new Poison("id is missing or is no id");
  if (typeof type !== "string" || !TYPE.test(type)) throw new Poison("type is missing or is no type");
  if (data === undefined) throw new Poison("data is missing");
  return { id, type, data };
}

/** @param {string} text */
function parsed(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    // The parser's own error shows a piece of the text.
    throw new Poison("not JSON");
  }
}
