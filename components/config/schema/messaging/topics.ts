import { z } from "zod";
import { duration } from "../../duration";
import { wholeNumber } from "../common";
import { reference, stores, storeName } from "../stores";

const DAY = 86400;

const FILTER_KEY = "the name of an attribute or of a field";

const everySubscription = {
  filter: z
    .record(z.string(FILTER_KEY).min(1, FILTER_KEY), z.unknown())
    .optional()
    .describe("Which messages it receives: SNS's filter policy, as groups and lists; by default all."),
  filterScope: z
    .enum(["MessageAttributes", "MessageBody"])
    .default("MessageAttributes")
    .describe("Whether the filter looks at a message's attributes or at its body."),
  deadLetterRetention: duration(DAY, 14 * DAY)
    .prefault("14d")
    .describe("How long a message that could not be delivered is kept in the subscription's dead-letter queue."),
};

const raw = z
  .boolean()
  .default(false)
  .describe("Whether the message comes as it was published, without SNS's own envelope.");

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy */
const retry = z
  .strictObject({
    retries: wholeNumber(0, 100).default(20).describe("Retries at most."),
    minDelay: duration(1, 3600).prefault("1s").describe("The delay before the first retry."),
    maxDelay: duration(1, 3600).prefault("5m").describe("The delay before the last retry."),
    backoff: z
      .enum(["linear", "arithmetic", "geometric", "exponential"])
      .default("exponential")
      .describe("How the delay grows from the one to the other."),
    maxReceivesPerSecond: wholeNumber(1, 100_000).optional().describe("Deliveries a second at most."),
  })
  .prefault({})
  .describe("How SNS tries again when the address does not answer; all of it within an hour.");

const subscription = z.union([
  z.strictObject({ queue: reference("queues").describe("A queue of holdfast:queues."), raw, ...everySubscription }),
  z.strictObject({
    function: reference("functions").describe("A function of holdfast:functions."),
    ...everySubscription,
  }),
  z.strictObject({
    url: z.url({ protocol: /^https$/, error: "an https:// address" }).describe("The HTTPS endpoint."),
    raw,
    confirms: z
      .boolean()
      .default(false)
      .describe("Whether the address confirms the subscription by itself, so that `up` waits for it."),
    retry,
    ...everySubscription,
  }),
]);

const topic = z.strictObject({
  fifo: z.boolean().default(false).describe("First in, first out, to queues alone; cannot be changed later."),
  contentBasedDeduplication: z
    .boolean()
    .default(false)
    .describe("Of a FIFO topic: what has the same body within five minutes is taken for the same message."),
  highThroughput: z
    .boolean()
    .default(false)
    .describe("Of a FIFO topic: its throughput and its deduplication count for each message group alone."),
  failures: wholeNumber(1, 1_000_000)
    .default(10)
    .describe(
      "Failed deliveries within five minutes at which an alarm goes to ALARM; of an address each attempt counts, of others what was given up.",
    ),
  subscriptions: z
    .record(storeName, subscription)
    .default({})
    .describe("Who receives the messages, by a name of your own."),
});

export const topics = stores(topic).describe("SNS topics by name, in each region.");
export type Topic = z.infer<typeof topic>;
export type Subscription = z.infer<typeof subscription>;
