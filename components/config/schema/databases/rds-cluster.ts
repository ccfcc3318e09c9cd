import { z } from "zod";
import { wholeNumber } from "../common";
import { everyStore } from "../stores";
import { members } from "./members";
import { instanceClass, rdsShared } from "./rds-shared";

const NO_BACKUP =
  "false: AWS Backup cannot copy a Multi-AZ DB cluster's snapshots to another region; backupRetentionDays keeps its own";

/** An RDS Multi-AZ DB cluster: a writer and two readable standbys in three zones. */
export const rdsCluster = z.strictObject({
  type: z
    .literal("rds-cluster")
    .describe("The kind of database: an Aurora cluster, a DB instance, or a Multi-AZ DB cluster."),
  engine: z.enum(["postgres", "mysql"]).describe("The database engine."),
  ...rdsShared,
  instanceClass: instanceClass.describe("Of all three instances; one with disks of its own, such as db.m6gd.large."),
  storage: z
    .strictObject({
      type: z.enum(["gp3", "io2", "io1"]).default("io1").describe("Another type replaces the cluster, so choose once."),
      sizeGiB: wholeNumber(20, 65536).describe("Of each of the three; it does not grow by itself."),
      iops: wholeNumber(1000, 256000).optional().describe("Of each of the three; required by io1 and io2."),
    })
    .describe("The disks."),
  crossRegion: z
    .literal(
      "none",
      "none: AWS has no way to bring a Multi-AZ DB cluster's data to another region, so they live and die with this one",
    )
    .describe("Says that its data cannot leave the region, and that this is known."),
  ...members,
  deletionProtection: everyStore.deletionProtection,
  backup: z
    .literal(false, NO_BACKUP)
    .default(false)
    .describe("AWS Backup's plan copies what it takes, and cannot copy these."),
});
