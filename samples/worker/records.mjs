// @ts-check

/**
 * A message as Lambda delivers it, from either source.
 *
 * @typedef {object} Delivery
 * @property {string} identifier by which Lambda identifies a failed one
 * @property {string | undefined} order the group that must be processed in order: after a failure, no more of the same group
 * @property {() => string} text what the producer sent
 * @property {number | undefined} receives the number of receives, this one included
 */

/**
 * A record of an event; unused properties are left out.
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
 * @throws {Error} for a record of another service: the whole batch then comes again, which loses nothing
 */
export function deliveryOf(sent) {
  if (sent.eventSource === "aws:sqs" && sent.messageId && typeof sent.body === "string") return ofQueue(sent);
  if (sent.eventSource === "aws:kinesis" && sent.kinesis?.sequenceNumber) return ofStream(sent);
  throw new Error(`a record that is neither SQS's nor Kinesis's, from ${sent.eventSource ?? "an unknown source"}`);
}

/** @param {Sent} sent @returns {Delivery} */
function ofQueue({ messageId = "", body = "", attributes, eventSourceARN = "" }) {
  // A standard queue's messages may have groups too, for fair queues, without an order
  // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html).
  const order = eventSourceARN.endsWith(".fifo") ? attributes?.MessageGroupId : undefined;
  const receives = Number(attributes?.ApproximateReceiveCount);
  return { identifier: messageId, order, text: () => body, receives: receives || undefined };
}

/**
 * Lambda goes back to the lowest reported sequence number, and delivers everything after it again
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html): a batch is of one shard, so it is one order.
 *
 * @param {Sent} sent @returns {Delivery}
 */
function ofStream({ kinesis }) {
  const text = () => Buffer.from(kinesis?.data ?? "", "base64").toString("utf8");
  return { identifier: kinesis?.sequenceNumber ?? "", order: "shard", text, receives: undefined };
}
