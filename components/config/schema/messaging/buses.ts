import { z } from "zod";
import { duration } from "../../duration";
import { text, wholeNumber } from "../common";
import { reference, stores, storeName } from "../stores";
import { schedule } from "./schedules";

/** The bus that every region has already: the events of AWS's services come to it, and it alone runs schedules. */
export const DEFAULT_BUS = "default";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

const pattern = z
  .record(z.string(), z.unknown(), "an event pattern such as { source: [shop.orders] }")
  .describe("Which events: EventBridge's event pattern, in which every value to match is in a list.");

const input = z
  .strictObject({
    paths: z
      .record(z.string(), z.string("a path such as $.detail.id"))
      .default({})
      .describe("Values of the event by names of your own: `id: $.detail.id`."),
    template: text("what the target gets, with <names> of paths in it")
      .max(8192, "at most 8192 characters")
      .describe("The text that the target receives; <name> stands for the value at a path."),
  })
  .describe("What the target gets instead of the whole event (EventBridge's input transformer).");

const target = z.strictObject({
  queue: reference("queues").optional().describe("A queue's name in holdfast:queues."),
  function: reference("functions").optional().describe("A function's name in holdfast:functions."),
  topic: reference("topics").optional().describe("A topic's name in holdfast:topics; not a FIFO one."),
  stream: reference("streams").optional().describe("A stream's name in holdfast:streams."),
  messageGroupId: text("a message group's name, of at most 128 characters")
    .max(128, "a message group's name, of at most 128 characters")
    .optional()
    .describe("The one group that all events are in; a FIFO queue requires it."),
  partitionKeyPath: text("a path such as $.detail.customer")
    .max(256, "a path of at most 256 characters")
    .optional()
    .describe("Where in the event a stream's partition key is; the event's id by default."),
  input: input.optional(),
});

// Bounds of a target's retries: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html
const rule = z.strictObject({
  pattern: pattern.optional(),
  schedule: schedule.optional(),
  targets: z
    .record(storeName, target, "targets by names of your own")
    .describe("Where the events go, by names of your own: one to five."),
  maximumEventAge: duration(MINUTE, DAY)
    .prefault("1d")
    .describe("How long EventBridge tries again to deliver an event; then it is kept as undelivered."),
  maximumRetryAttempts: wholeNumber(0, 185).default(185).describe("How often it tries again, whichever comes first."),
  undeliveredRetention: duration(DAY, 14 * DAY)
    .prefault("14d")
    .describe("How long an event is kept that could not be delivered."),
  alarms: z
    .strictObject({
      failed: wholeNumber(1, 1_000_000).default(1).describe("Deliveries given up within five minutes."),
      undelivered: wholeNumber(1, 1_000_000).default(1).describe("Events kept as undelivered."),
      throttled: wholeNumber(1, 1_000_000).default(1).describe("Events held back within five minutes."),
    })
    .prefault({})
    .describe("Thresholds of the alarms."),
});

const archive = z.strictObject({
  retentionDays: wholeNumber(0, 3650)
    .default(30)
    .describe("For how many days an event can be replayed; 0 never expires."),
  pattern: pattern.optional(),
});

const globalEndpoint = z
  .strictObject({
    replication: z
      .boolean()
      .default(true)
      .describe("Every event goes to the bus of both regions; AWS asks for it, so that the way back is automatic."),
    latency: duration(1, HOUR)
      .prefault("30s")
      .describe("How long an event of the primary's region may wait for its first delivery, on average."),
    for: duration(MINUTE, HOUR).prefault("5m").describe("How long that must last, in whole minutes."),
    quiet: z
      .enum(["failed", "normal"])
      .default("failed")
      .describe(
        "What minutes without a delivered event mean: that the region has failed, or nothing. With normal, a region whose metrics are gone too fails over by the switch alone.",
      ),
  })
  .describe("One address for senders, which leads to the other region's bus while the primary fails.");

const bus = z.strictObject({
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "The archive is protected by Pulumi. To delete it: false, then `up`; then take it out of the settings, and `up` again.",
    ),
  archive: z
    .union([z.literal(false), archive], "false, or an archive such as { retentionDays: 30 }")
    .optional()
    .describe("What can be replayed; by default all events of 30 days, and of the default bus none."),
  globalEndpoint: globalEndpoint.optional(),
  latency: duration(1, HOUR)
    .prefault("1m")
    .describe(
      "How long an event may wait for its first delivery, on average of five minutes, before an alarm goes to ALARM.",
    ),
  rules: z.record(storeName, rule).default({}).describe("What becomes of the events, by names of your own."),
});

export const buses = stores(bus).describe(
  "EventBridge event buses by name, each with its rules, in each region; `default` is the bus that AWS's own events come to.",
);
export type Bus = z.infer<typeof bus>;
export type BusRule = z.infer<typeof rule>;
export type BusTarget = z.infer<typeof target>;
export type Archive = z.infer<typeof archive>;
