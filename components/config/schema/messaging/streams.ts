import { z } from "zod";
import { duration } from "../../duration";
import { distinct, wholeNumber } from "../common";
import { stores } from "../stores";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;
const WHOLE_HOURS = "whole hours, from 1d to 365d, such as 72h or 7d";
const WHOLE_MINUTES = "whole minutes, from 1m to 1d, such as 10m";

/**
 * Shard-level metrics by their names in the API, each charged for by the shard
 * (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_EnableEnhancedMonitoring.html).
 */
const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "OutgoingBytes",
  "OutgoingRecords",
  "WriteProvisionedThroughputExceeded",
  "ReadProvisionedThroughputExceeded",
  "IteratorAgeMilliseconds",
] as const;

const capacity = z
  .discriminatedUnion("mode", [
    z.strictObject({ mode: z.literal("on-demand").describe("Shards by use, or so many.") }),
    z.strictObject({
      mode: z.literal("provisioned").describe("Shards by use, or so many."),
      // UpdateShardCount goes so far by default; an account's first quota may be lower
      // (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html).
      shards: wholeNumber(1, 10_000).describe(
        "Each takes 1 MB or 1,000 records a second, and gives 2 MB; AWS at most doubles or halves them in one change.",
      ),
    }),
  ])
  .prefault({ mode: "on-demand" })
  .describe(
    "on-demand: AWS scales by itself, from 4 MB a second. provisioned: so many shards. The same in both regions.",
  );

const peak = z
  .strictObject({
    megabytes: z
      .number("megabytes a second, a number above 0")
      .positive("megabytes a second, a number above 0")
      .describe("Megabytes a second that are written at the most."),
    records: wholeNumber(1, 10_000_000).describe("Records a second that are written at the most."),
  })
  .describe("What the stream must take when its region has all of the load; checked against its capacity.");

const alarms = z
  .strictObject({
    lag: duration(MINUTE, 365 * DAY)
      .prefault("15m")
      .describe("How far behind its newest record a reader may be; what is older than the retention is gone."),
    silence: duration(MINUTE, DAY)
      .refine((seconds) => seconds % MINUTE === 0, WHOLE_MINUTES)
      .optional()
      .describe("Time without a record after which an alarm of the region that serves goes to ALARM. None by default."),
  })
  .prefault({})
  .describe("Thresholds of the alarms.");

const stream = z.strictObject({
  capacity,
  peak: peak.optional(),
  // AWS's own default is a day (https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html).
  retention: duration(DAY, 365 * DAY)
    .refine((seconds) => seconds % HOUR === 0, WHOLE_HOURS)
    .prefault("3d")
    .describe("How long a record is kept, in whole hours: how long a reader, or the region, may be away."),
  enhancedFanOut: z
    .boolean()
    .default(false)
    .describe("The function that reads it has 2 MB a second of each shard to itself, instead of its share of them."),
  shardLevelMetrics: distinct(
    z.array(z.enum(SHARD_METRICS), "a list of Kinesis's shard-level metrics"),
    "each metric once",
  )
    .default([])
    .describe("Metrics of each shard, to find a hot one; AWS charges for them."),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Protected by Pulumi: Kinesis has no protection of its own. To delete the stream: false, `up`, take it out.",
    ),
  alarms,
});

export const streams = stores(stream).describe("Kinesis data streams by name.");
export type Stream = z.infer<typeof stream>;
