import { z } from "zod";
import { duration } from "../duration";
import { parseDuration } from "../../../lib/duration";
import { distinct, text, wholeNumber } from "./common";
import { everyStore, stores } from "./stores";

/** Hours between two snapshots (https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateRule.html, Interval). */
const INTERVALS = ["1h", "2h", "3h", "4h", "6h", "8h", "12h", "24h"] as const;

/** Data Lifecycle Manager's longest retention by age is 100 years (https://docs.aws.amazon.com/dlm/latest/APIReference/API_RetainRule.html). */
const LONGEST_DAYS = 36500;
const HOUR = 3600;
const YEAR = 366 * 86400;

const TIME = "a time of day in UTC such as 03:00";
const CRON = "an expression such as cron(0 3 * * ? *), at most once an hour";
const ZONES = "a list of Availability Zones";

const zones = distinct(
  z
    .array(text("the name of an Availability Zone such as us-east-1a"), ZONES)
    .min(1, "at least one Availability Zone")
    .max(10, "at most ten Availability Zones"),
  "each Availability Zone once",
);

const snapshots = z
  .strictObject({
    interval: z
      .enum(INTERVALS)
      .transform((hours) => parseDuration(hours)!)
      .optional()
      .describe("How often a snapshot is made and copied to the other region; 1h unless cron says otherwise."),
    startTime: z
      .string(TIME)
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, TIME)
      .optional()
      .describe("From when the interval counts, in UTC; 00:00 by default. AWS begins within an hour after it."),
    cron: z
      .string(CRON)
      .regex(/^cron\([^\n)]{11,100}\)$/, CRON)
      .optional()
      .describe("The times of the snapshots, instead of an interval; it needs longestGap."),
    longestGap: duration(HOUR, YEAR)
      .optional()
      .describe(
        "With cron: the longest time between two snapshots, which the recovery point objective is held against.",
      ),
    retain: z
      .strictObject({
        count: wholeNumber(2, 1000).optional().describe("So many snapshots of each volume."),
        days: wholeNumber(1, LONGEST_DAYS).optional().describe("Each snapshot so many days."),
      })
      .default({ days: 7 })
      .describe(
        "What is kept in the volumes' own region, by count or by age. Changed from one to the other, the snapshots made before stay until a person deletes them.",
      ),
    copies: z
      .strictObject({ days: wholeNumber(1, LONGEST_DAYS).describe("Days that a copy is kept.") })
      .default({ days: 7 })
      .describe("How long the copies in the other region are kept."),
    fastRestore: z
      .strictObject({
        count: wholeNumber(1, 1000).default(1).describe("Of each volume's newest snapshots, so many."),
        zones: z
          .strictObject({
            primary: zones.optional().describe("Of the primary region."),
            secondary: zones.optional().describe("Of the secondary region."),
          })
          .describe("The Availability Zones of each region."),
      })
      .optional()
      .describe(
        "Fast snapshot restore of the snapshots in the volumes' own region, not of the copies: Data Lifecycle Manager has it for those alone. It is paid for by the hour, snapshot and zone.",
      ),
  })
  .prefault({})
  .describe("Data Lifecycle Manager's policy: snapshots, and their copies in the other region.");

const volume = z.strictObject({
  ...everyStore,
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Protected by Pulumi; EBS has no deletion protection of its own, and refuses only to delete a volume that is attached. To delete the store: false, then `up`; then take the store out of the settings, and `up` again. A final snapshot of each volume is kept all the same.",
    ),
  backup: z
    .boolean()
    .default(false)
    .describe(
      "Whether AWS Backup's plan takes the volumes in besides, for its vaults' lock and restore tests. Snapshots and their copies are Data Lifecycle Manager's work already, so that most volumes need only one of the two.",
    ),
  device: z
    .string("a device name from /dev/sdf to /dev/sdp")
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html: what is recommended for EBS volumes.
    .regex(/^\/dev\/sd[f-p]$/, "a device name from /dev/sdf to /dev/sdp, which EC2 recommends for EBS volumes")
    .describe("The device name. Instances on Nitro see it as /dev/nvme…, with a link of this name on Amazon Linux."),
  type: z
    .enum(["gp3", "io2"])
    .default("gp3")
    .describe("General purpose, or provisioned IOPS with 99.999 % durability."),
  sizeGiB: wholeNumber(1, 65536).describe("The size of each volume; it can grow, and never shrink."),
  iops: wholeNumber(100, 256000)
    .optional()
    .describe(
      "gp3: 3000 to 80000, at most 500 for each GiB; 3000 by default. io2: 100 to 256000, at most 1000 for each GiB.",
    ),
  throughput: wholeNumber(125, 2000)
    .optional()
    .describe("gp3 alone, in MiB/s: at most a quarter of the IOPS; 125 by default."),
  snapshots,
});

export const volumes = stores(volume).describe(
  "EBS data volumes by name, one for each instance of a fixed fleet; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type Volume = z.infer<typeof volume>;
export type Snapshots = Volume["snapshots"];
