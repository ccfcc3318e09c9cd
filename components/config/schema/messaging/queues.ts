import { z } from "zod";
import { duration } from "../../duration";
import { wholeNumber } from "../common";
import { stores } from "../stores";

const MINUTE = 60;
const DAY = 86400;

// Bounds of SQS: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
const queue = z.strictObject({
  fifo: z
    .boolean()
    .default(false)
    .describe("First in, first out within a message group, and each message once; cannot be changed later."),
  contentBasedDeduplication: z
    .boolean()
    .default(false)
    .describe("Of a FIFO queue: what has the same body within five minutes is taken for the same message."),
  highThroughput: z
    .boolean()
    .default(false)
    .describe("Of a FIFO queue: its throughput and its deduplication count for each message group alone."),
  visibilityTimeout: duration(1, 12 * 3600)
    .optional()
    .describe(
      "How long a message that was received stays hidden; by default six times the consumer function's timeout and its batch window, or 30s without one.",
    ),
  retention: duration(MINUTE, 14 * DAY)
    .prefault("4d")
    .describe("How long a message that no consumer receives is kept; then it is deleted, and does not go to the DLQ."),
  delay: duration(0, 15 * MINUTE)
    .prefault("0s")
    .describe("How long every message stays hidden at first; a FIFO queue knows no other delay."),
  receiveWait: duration(0, 20)
    .prefault("20s")
    .describe("How long a call that receives waits for a message (long polling)."),
  maxReceives: wholeNumber(1, 1000).default(5).describe("Receives after which a message becomes a dead letter."),
  // SQS takes a minute too; by then no person has looked.
  deadLetterRetention: duration(DAY, 14 * DAY)
    .prefault("14d")
    .describe("How long a dead letter is kept; a standard queue's counts from when the message was first sent."),
  oldest: duration(MINUTE, 14 * DAY)
    .optional()
    .describe(
      "How long a message may wait before the alarm goes to ALARM; by default 15m or twice the visibility timeout, and at most half of what would be too late.",
    ),
  backlog: wholeNumber(1, 1_000_000_000)
    .optional()
    .describe("How many messages may wait before an alarm goes to ALARM; none by default."),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Protected by Pulumi, with its DLQ: a deleted queue's messages are lost. To delete it: false, then `up`; then take it out of the settings, and `up` again.",
    ),
});

export const queues = stores(queue).describe("SQS queues by name, each with its dead-letter queue, in each region.");
export type Queue = z.infer<typeof queue>;
