import { z } from "zod";
import { wholeNumber } from "../common";
import { everyStore } from "../stores";
import { members } from "./members";
import { instanceClass, rdsShared } from "./rds-shared";

/** The bounds of all types together; those of each are cross-checked (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html). */
const SMALLEST_GIB = 20;
const LARGEST_GIB = 65536;

const MAX_SIZE = `false, or a whole number from ${SMALLEST_GIB} to ${LARGEST_GIB}`;

const storage = z
  .strictObject({
    type: z.enum(["gp3", "io2", "io1"]).default("gp3").describe("gp3 for most; io2 where every request must be fast."),
    sizeGiB: wholeNumber(SMALLEST_GIB, LARGEST_GIB).describe(
      "What is there at first; it cannot be made smaller again.",
    ),
    maxSizeGiB: z
      .union([z.literal(false), wholeNumber(SMALLEST_GIB, LARGEST_GIB)], MAX_SIZE)
      .optional()
      .describe(
        "Storage autoscaling: how far AWS may grow it by itself, by default to twice its size; with false a full disk stops the database.",
      ),
    iops: wholeNumber(1000, 256000).optional().describe("Required by io1 and io2; of gp3 from 400 GiB on."),
    throughputMiBps: wholeNumber(500, 4000).optional().describe("Of gp3 from 400 GiB on."),
  })
  .describe("The disk.");

const standby = z
  .strictObject({
    instanceClass: instanceClass
      .optional()
      .describe("By default the writer's; a smaller one must keep up with its writes."),
    multiAz: z.boolean().default(false).describe("Whether the copy has a standby of its own in a second zone."),
  })
  .prefault({})
  .describe("What the copy in the other region runs on until it is promoted; then it takes the writer's size.");

/** An RDS DB instance, Multi-AZ by default. */
export const rdsInstance = z.strictObject({
  type: z
    .literal("rds-instance")
    .describe("The kind of database: an Aurora cluster, a DB instance, or a Multi-AZ DB cluster."),
  engine: z.enum(["postgres", "mysql", "mariadb"]).describe("The database engine."),
  ...rdsShared,
  instanceClass: instanceClass.describe("The DB instance class, such as db.r7g.large."),
  multiAz: z
    .boolean()
    .default(true)
    .describe("A standby in another zone, to which AWS fails over by itself, in 60 to 120 seconds as a rule."),
  storage,
  standby,
  restoreFrom: z
    .enum(["automated-backups", "backup-copies"])
    .default("automated-backups")
    .describe(
      "With strategy backup-restore, what the standby region restores: automated backups that RDS replicates there (minutes old), " +
        "or AWS Backup's copies (as old as its schedule), for pairs of regions that the former is not for.",
    ),
  copyRetentionDays: wholeNumber(1, 35)
    .optional()
    .describe("Days that the replicated automated backups go back; by default backupRetentionDays."),
  ...members,
  ...everyStore,
});
