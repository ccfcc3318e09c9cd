import { z } from "zod";
import { duration } from "../duration";
import { wholeNumber } from "./common";
import { notInherited } from "./stores";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A hundred years (https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html). */
const LONGEST_RETENTION_DAYS = 36500;

/** The longest retention of a continuous backup (https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html). */
const LONGEST_CONTINUOUS_DAYS = 35;

/** What AWS calls a backup rule's name (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html). */
const RULE_NAME = "a rule's name: at most 50 letters, digits, hyphens, underscores and periods";

/** Whole hours that divide a day, so that the hours between two backups are always the same; AWS Backup's shortest schedule is an hour. */
export const INTERVALS = ["1h", "2h", "3h", "4h", "6h", "8h", "12h", "24h"] as const;
export type Interval = (typeof INTERVALS)[number];

/**
 * The shortest completion window, in seconds: a job may begin within the start window, an hour at least
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html), and AWS Backup refuses a rule that leaves it less than LEAST_RUN then.
 */
export const SHORTEST_WINDOW = 2 * HOUR;

/** Seconds that the completion window must be longer than the start window (https://github.com/cloudposse/terraform-aws-backup, completion_window). */
export const LEAST_RUN = HOUR;

const CRON = 'an AWS cron expression of six fields with one minute, such as "cron(0 5 ? * * *)"';

/** The minute is a number, since AWS Backup runs at most hourly (https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html). */
const cron = z.string(CRON).regex(/^cron\([0-5]?\d( [0-9A-Z*?,/#L-]+){5}\)$/, CRON);

const retentionDays = wholeNumber(1, LONGEST_RETENTION_DAYS);

const when = {
  every: z
    .enum(INTERVALS)
    .optional()
    .describe(
      "Hours between two backups. By default as few as the stores need whose only way to the other region is a backup; daily where there are none.",
    ),
  cron: cron.optional().describe("Instead of every: AWS's cron expression, in UTC."),
};

const windows = {
  startWithin: duration(HOUR, 7 * DAY)
    .prefault("1h")
    .describe("A job that could not begin by then has expired, and is reported as failed. AWS's least is an hour."),
  completeWithin: duration(SHORTEST_WINDOW, 30 * DAY)
    .prefault("2h")
    .describe(
      "A job that is not done by then, counted from its schedule, is cancelled and reported as failed. AWS's least is an hour more than startWithin, and its own default 7 days, by which the newest copy may be two weeks old. Set it to the longest run of your stores: a bucket's first backup takes long.",
    ),
};

const copy = z
  .strictObject({
    retentionDays: retentionDays
      .optional()
      .describe("Days that the other region keeps its copy; as the rule by default."),
    coldAfterDays: wholeNumber(1, LONGEST_RETENTION_DAYS)
      .optional()
      .describe("Days after which the copy moves to cold storage."),
  })
  .prefault({})
  .describe("The copy in the other region's vault.");

const rule = z.strictObject({
  ...when,
  ...windows,
  retentionDays: retentionDays.default(35).describe("Days that a recovery point is kept."),
  coldAfterDays: wholeNumber(1, LONGEST_RETENTION_DAYS)
    .optional()
    .describe(
      "Days after which a recovery point moves to cold storage, where it stays for 90 days at least; of the stores here AWS moves DynamoDB's alone.",
    ),
  copy,
});

export type BackupRule = z.infer<typeof rule>;

const lock = z
  .discriminatedUnion("mode", [
    z.strictObject({
      mode: z
        .literal("governance")
        .describe("Principals that may call DeleteBackupVaultLockConfiguration can remove it."),
      minRetentionDays: retentionDays.describe("A job that would keep less is refused."),
      maxRetentionDays: retentionDays.optional().describe("A job that would keep more is refused."),
    }),
    z.strictObject({
      mode: z
        .literal("compliance")
        .describe(
          "After changeableForDays no one, not AWS and not the account's root user, can remove it, shorten it or delete a recovery point before its time; the vault can be deleted only when it is empty.",
        ),
      minRetentionDays: retentionDays.describe("A job that would keep less is refused."),
      maxRetentionDays: retentionDays.optional().describe("A job that would keep more is refused."),
      // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_PutBackupVaultLockConfiguration.html
      changeableForDays: wholeNumber(3, LONGEST_RETENTION_DAYS).describe(
        "Days from the first `up` in which the lock can still be taken off or changed; then never again.",
      ),
    }),
  ])
  .optional()
  .describe("A lock of both regions' vaults; none by default.");

const HOURS = "whole hours";

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html#restore-testing-quotas */
const restoreTests = z
  .strictObject({
    enabled: z.boolean().default(true).describe("Whether copies are restored on trial at all."),
    cron: cron.default("cron(0 9 1 * ? *)").describe("When, in UTC; on the first of each month at 9 by default."),
    startWithin: duration(HOUR, 168 * HOUR)
      .refine((seconds) => seconds % HOUR === 0, HOURS)
      .prefault("8h")
      .describe("How long after that a test may begin, in whole hours."),
    newestOfDays: wholeNumber(1, 365)
      .default(7)
      .describe("The newest recovery point of so many days is restored; none younger, and the test finds nothing."),
    keepFor: duration(HOUR, 168 * HOUR)
      .refine((seconds) => seconds % HOUR === 0, HOURS)
      .prefault("4h")
      .describe("How long the restored resource is kept to be looked at before AWS deletes it, in whole hours."),
  })
  .prefault({})
  .describe(
    "Trial restores of one recovery point of each kind of store in the region that holds the copies. In strategy static-site databases are restored into that region's default VPC.",
  );

export const backup = z
  .strictObject({
    rules: z
      .record(notInherited(z.string(RULE_NAME).regex(/^[A-Za-z0-9_.-]{1,50}$/, RULE_NAME)), rule)
      .prefault({ scheduled: {} })
      .describe(
        "When backups are taken and how long they are kept, by a name of your own; all rules apply to every store.",
      ),
    continuousBuckets: z
      .strictObject({
        ...when,
        retentionDays: wholeNumber(1, LONGEST_CONTINUOUS_DAYS)
          .default(LONGEST_CONTINUOUS_DAYS)
          .describe("Days back to which a bucket can be restored."),
        copy,
      })
      .optional()
      .describe(
        "Buckets can be restored to any second of the last days; copies in the other region are snapshots all the same. Databases and tables have settings of their own for this.",
      ),
    lock,
    deletionProtection: z
      .boolean()
      .default(true)
      .describe(
        "The vault is protected by Pulumi, and its policy allows only breakGlassRole to delete a recovery point by hand. To delete the vault: false, then `up`; empty it; then `destroy`.",
      ),
    breakGlassRole: z
      .string("an IAM role's name such as break-glass")
      .regex(/^[\w+=,.@-]{1,64}$/, "an IAM role's name of at most 64 letters, digits and _+=,.@-")
      .optional()
      .describe("The name of the one IAM role that may delete recovery points by hand while deletionProtection is on."),
    restoreTests,
  })
  .prefault({})
  .describe("AWS Backup: vaults in both regions, plans, copies and restore tests.");

export type Backup = z.infer<typeof backup>;
