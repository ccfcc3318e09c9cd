// @ts-check

/**
 * A message as Lambda hands it over, whatever it came from.
 *
 * @typedef {object} Delivery
 * @property {string} identifier by which Lambda is told that it failed
 * @property {string | undefined} order what must be worked in its order: after a failure nothing more of the same order
 * @property {() => string} text what the producer sent
 * @property {number | undefined} receives how often it was received, this time included
 */

/**
 * A record of an event; what is not used is left out.
 *
 * @typedef {object} Sent
 * @property {string} [eventSource]
 * @property {string} [eventSourceARN]
 * @property {string} [messageId]
 * @property {string} [body]
 * @property {Record<string, string | undefined>} [attributes]
 * @property {{ sequenceNumber?: string, data?: string }} [kinesis]
 */

/**
 * @param {Sent} sent
 * @returns {Delivery}
 * @throws {Error} for a record of anything else: the whole batch then comes again, which loses nothing
 */
export function deliveryOf(sent) {
  if (sent.eventSource === "aws:sqs" && sent.messageId && typeof sent.body === "string") return ofQueue(sent);
  if (sent.eventSource === "aws:kinesis" && sent.kinesis?.sequenceNumber) return ofStream(sent);
  throw new Error(`a record that is neither SQS's nor Kinesis's, from ${sent.eventSource ?? "nowhere"}`);
}

/** @param {Sent} sent @returns {Delivery} */
function ofQueue({ messageId = "", body = "", attributes, eventSourceARN = "" }) {
  // A standard queue's messages may have groups too, for fairness, and no order
  // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html).
  const order = eventSourceARN.endsWith(".fifo") ? attributes?.MessageGroupId : undefined;
  const receives = Number(attributes?.ApproximateReceiveCount);
  return { identifier: messageId, order, text: () => body, receives: receives || undefined };
}

/**
 * Lambda goes back to the lowest sequence number that is reported, and delivers all that follows again
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html): a batch, which is of one shard, is one order.
 *
 * @param {Sent} sent @returns {Delivery}
 */
function ofStream({ kinesis }) {
  const text = () => Buffer.from(kinesis?.data ?? "", "base64").toString("utf8");
  return { identifier: kinesis?.sequenceNumber ?? "", order: "shard", text, receives: undefined };
}
