import { z } from "zod";
import { duration } from "../../duration";
import { wholeNumber } from "../common";
import { reference } from "../stores";

/** CloudWatch evaluates AWS's metrics by the minute; a lag that may last a month is no replication. */
const lag = duration(1, 30 * 86400);

const percent = (least: number) => wholeNumber(least, 100);

/** Thresholds of the alarms on databases, tables, buckets and volumes. */
export const stores = z
  .strictObject({
    replicationLag: lag
      .optional()
      .describe(
        "How far behind the other region's copy of a store may be; by default half of what may be lost of that store (its rpo, or the region " +
          "objective's), so that there is time to act before the promise is broken.",
      ),
    replicationLagOf: z
      .record(reference("databases", "tables", "buckets"), lag)
      .default({})
      .describe("The same for single stores by their names, where it is not the same for all."),
    readerLag: duration(1, 3600)
      .prefault("10s")
      .describe("How far a reader in the writer's own region may be behind: of an Aurora or a Multi-AZ DB cluster."),
    cpu: percent(10).default(90).describe("A database's CPU, in percent, for a quarter of an hour."),
    freeMemoryMiB: wholeNumber(16, 1_048_576)
      .default(256)
      .describe("The memory of a database instance that must be left free."),
    freeStorage: wholeNumber(1, 90)
      .optional()
      .describe(
        "The share of a DB instance's disk, in percent of its first size, that must be left free; by default 10, and 5 where AWS grows the disk, " +
          "which begins at 10.",
      ),
    connections: wholeNumber(1, 262_143)
      .optional()
      .describe(
        "Connections to a database instance above which an alarm goes to ALARM; by default none, since each class takes its own number.",
      ),
    replicationSlot: wholeNumber(1, 90)
      .default(20)
      .describe(
        "PostgreSQL: the write-ahead log that is kept for the slowest replica, in percent of the disk's first size. A dead replica fills the disk.",
      ),
    throttledRequests: wholeNumber(1, 1_000_000)
      .default(10)
      .describe("Reads or writes of a table in five minutes that DynamoDB throttled."),
    tableCapacity: percent(10)
      .default(90)
      .describe("Of the most units that a table may use (its billing's max), in percent, for five minutes."),
  })
  .prefault({})
  .describe("Thresholds of the alarms on databases, tables, buckets and volumes.");

export type StoresMonitoring = z.infer<typeof stores>;
