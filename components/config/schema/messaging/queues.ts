import { z } from "zod";
import { duration } from "../../duration";
import { wholeNumber } from "../common";
import { stores } from "../stores";

const DAY = 86400;

const queue = z.strictObject({
  fifo: z.boolean().default(false).describe("First in, first out, each message once; cannot be changed later."),
  visibilityTimeout: duration(0, 43200)
    .optional()
    .describe(
      "How long a message that was received stays hidden; by default six times the consumer function's timeout, or 30s without one.",
    ),
  retention: duration(60, 14 * DAY)
    .prefault("4d")
    .describe("How long a message that nobody takes is kept."),
  maxReceives: wholeNumber(1, 1000).default(5).describe("Receives after which a message becomes a dead letter."),
  deadLetterRetention: duration(60, 14 * DAY)
    .prefault("14d")
    .describe("How long a dead letter is kept; a standard queue's counts from when the message was first sent."),
});

export const queues = stores(queue).describe("SQS queues by name, each with its dead-letter queue.");
export type Queue = z.infer<typeof queue>;
