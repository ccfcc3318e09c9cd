import { z } from "zod";
import { distinct, logRetentionDays, wholeNumber } from "./common";

/** S3 counts a lifecycle's days in whole numbers; Object Lock's longest retention is 100 years. */
const LONGEST_DAYS = 36500;

const ROLE = "the ARN of a role, in which * stands for anything, such as arn:aws:iam::123456789012:role/shop-deploy-*";

const objectLock = z
  .strictObject({
    mode: z
      .enum(["governance", "compliance"])
      .describe(
        "governance: people with the permission can still delete. compliance: no one can, not even the root user, before the days are over.",
      ),
    days: wholeNumber(1, LONGEST_DAYS).describe("For how long each record is locked; at most retentionDays."),
  })
  .describe(
    "S3 Object Lock: no record can be deleted before its time, whatever becomes of the bucket's policy. Can never be turned off.",
  );

/** What `dataEvents` can name. */
export const DATA_EVENTS = ["buckets", "tables", "functions"] as const;

export const trail = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe(
        "Whether each region's stack keeps a multi-Region trail of its own, so that the record outlives either region. AWS delivers the first " +
          "copy of management events for nothing, and takes money for the second.",
      ),
    retentionDays: wholeNumber(1, LONGEST_DAYS)
      .default(365)
      .describe("Days that S3 keeps the record; then it is deleted."),
    logRetentionDays: logRetentionDays
      .default(90)
      .describe("Days that CloudWatch Logs keeps it besides, for searches and alarms."),
    objectLock: objectLock.optional(),
    dataEvents: distinct(z.array(z.enum(DATA_EVENTS)), "each kind once")
      .default([])
      .describe(
        "Of which of the workload's own stores and functions every single read, write and call is recorded as well. Each event costs, in each " +
          "of the two trails.",
      ),
    silence: wholeNumber(1, 24)
      .default(1)
      .describe("Hours without a single event after which the trail counts as stopped."),
    administrators: z
      .array(z.string(ROLE).regex(/^arn:aws:iam::\d{12}:role\/[\w+=,.@*/-]+$/, ROLE))
      .default([])
      .describe(
        "Roles that may change the bucket and its key although their names begin like the workload's own roles, which never may: those that deploy, " +
          "if he is called so.",
      ),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe(
        "Protected by AWS and by Pulumi: no one can delete a record or the bucket. To give the trail up: false, then `up`; empty the bucket; " +
          "then enabled: false, and `up` again.",
      ),
  })
  .prefault({})
  .describe("CloudTrail: who did what, in every region.");

export type Trail = z.infer<typeof trail>;
