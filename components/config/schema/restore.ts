import { z } from "zod";
import { wholeNumber } from "./common";
import { reference } from "./stores";

const SNAPSHOT = "the id of a snapshot in this region such as snap-0a1b2c3d4e5f60718, or empty";

/** What data volumes are made of. Each restore is a further entry, and makes further volumes: none is ever replaced. */
const volumeRestores = z.strictObject({
  restores: z
    .array(
      z.record(z.string(), z.string(SNAPSHOT).regex(/^(snap-([0-9a-f]{8}|[0-9a-f]{17})|empty)$/, SNAPSHOT)),
      "a list of restores, the newest last",
    )
    .min(1, "at least one restore")
    .describe(
      "By slot (the instance's zone and number, such as us-west-2a-1) the snapshot in this region that the volume is made of, or empty; the newest restore last. An entry is not changed afterwards: the next restore is a further one.",
    ),
  retired: wholeNumber(0, 1000)
    .default(0)
    .describe(
      "Volumes of restores before this one are let go, where a newer one has taken their slot; those that began empty count as restore 0. With deletionProtection they are kept.",
    ),
});

/** Says by its name alone all there is to say. */
const restoredTable = z
  .strictObject({})
  .describe(
    "A table that AWS Backup has restored under its own name in this region: the next `up` takes it into the stack, and turns on what no restore brings back: point-in-time recovery, deletion protection, expiry, stream, tags.",
  );

const MEMBER = 'the number of a member, from "2" to "20"';
const DATABASE_SNAPSHOT =
  "the ARN of a recovery point (a snapshot of RDS) such as arn:aws:rds:us-west-2:123456789012:snapshot:awsbackup:copyjob-…";

/** By a member's number, the recovery point that it is restored from; read once, when the member is made. */
const databaseRestores = z
  .record(
    z.string(MEMBER).regex(/^([2-9]|1\d|20)$/, MEMBER),
    z
      .string(DATABASE_SNAPSHOT)
      .regex(/^arn:aws:rds:[a-z0-9-]+:\d{12}:(snapshot|cluster-snapshot):[A-Za-z][A-Za-z0-9:-]*$/, DATABASE_SNAPSHOT),
  )
  .describe("By the number of the database's member, the recovery point in this region that it is restored from.");

/** From what a store in this region is made, where AWS does not replicate it here. In the stack file of the region that restores. */
export const restore = z
  .strictObject({
    databases: z.record(reference("databases"), databaseRestores).default({}).describe("Recovery points of databases."),
    tables: z
      .record(reference("tables"), restoredTable)
      .default({})
      .describe("Tables that AWS Backup has restored in this region."),
    volumes: z
      .record(reference("volumes"), volumeRestores)
      .default({})
      .describe("Snapshots that data volumes are created from."),
  })
  .prefault({})
  .describe("The recovery points that this region's stores begin with; stays in the stack file after the restore.");

export type Restore = z.infer<typeof restore>;
