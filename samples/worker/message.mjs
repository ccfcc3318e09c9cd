// @ts-check

/**
 * What a producer sends, as JSON: an id of its own, the same whenever it sends the message again; a type; and data.
 * SQS's and Kinesis's own ids do not work: they differ each time that a message is sent, and after a redrive
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html).
 *
 * @typedef {{ id: string, type: string, data: unknown }} Message
 */

/** A message that is invalid and that no retry can fix. The error's text is logged, so it has none of the contents. */
export class Poison extends Error {}

/** Opaque ids such as UUIDs: no addresses or names in a key. */
const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;
const TYPE = /^[a-z][a-z0-9.-]{0,63}$/;

/**
 * @param {string} text
 * @returns {Message}
 * @throws {Poison} where the text is no message
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
