import { set } from "../edits";
import { row, type BadSettings } from "./row";

/** All rules count for the others, and every retention for the lock. */
const ALL = { reads: ["holdfast:backup", "holdfast:workload.objectives"] };

const rule = (value: object) => set("backup.rules", { nightly: value });

/** In a strategy whose stores cross as backups alone, with objectives that such a strategy can meet. */
const inBackups = (strategy: string, rpo: string) => [
  set("workload.strategy", strategy),
  set("workload.objectives.region", { rto: "8h", rpo }),
  set("standby.lastResort", false),
];

const IN_BACKUPS = {
  reads: [
    "holdfast:backup",
    "holdfast:workload",
    "holdfast:standby",
    "holdfast:databases",
    "holdfast:dns",
    "holdfast:tables",
    "holdfast:buckets",
    "holdfast:volumes",
  ],
};

const schedules: BadSettings[] = [
  row(
    "backups every five hours",
    rule({ every: "5h" }),
    [["holdfast:backup.rules.nightly.every", '"5h" is not allowed', "one of 1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h"]],
    ALL,
  ),
  row(
    "a schedule of five fields",
    rule({ cron: "cron(0 5 * * ?)" }),
    [
      [
        "holdfast:backup.rules.nightly.cron",
        '"cron(0 5 * * ?)" is not allowed',
        "an AWS cron expression of six fields",
      ],
    ],
    ALL,
  ),
  row(
    "two schedules in one rule",
    rule({ every: "6h", cron: "cron(0 5 ? * * *)" }),
    [["holdfast:backup.rules.nightly.cron", '"cron(0 5 ? * * *)" beside every: 6h', "Take one of the two out"]],
    ALL,
  ),
  row(
    "no rule at all",
    set("backup.rules", {}),
    [["holdfast:backup.rules", "names no rule", "at least one rule"]],
    ALL,
  ),
  row(
    "a rule with a name that AWS refuses",
    set("backup.rules", { "each night": {} }),
    [["holdfast:backup.rules.each night", '"each night" is not a name', "at most 50 letters, digits"]],
    ALL,
  ),
  row(
    "a start window of half an hour",
    rule({ startWithin: "30m" }),
    [["holdfast:backup.rules.nightly.startWithin", '"30m" is not allowed', "a duration from 1h to 7d"]],
    ALL,
  ),
  row(
    "less than an hour between the two windows",
    rule({ startWithin: "8h", completeWithin: "8h" }),
    [
      [
        "holdfast:backup.rules.nightly.completeWithin",
        "8h leaves less than 1h to a job that begins at the end of startWithin (8h)",
        "9h or more, since both are counted",
      ],
    ],
    ALL,
  ),
];

const retentions: BadSettings[] = [
  row(
    "three weeks kept of a backup each month",
    rule({ cron: "cron(0 5 1 * ? *)", retentionDays: 21 }),
    [
      ["holdfast:backup.rules.nightly.retentionDays", "21 is shorter than the 31d to the next backup", "31 or more"],
      ["holdfast:backup.restoreTests.newestOfDays", "7 is fewer than the 31d between two backups", "31 or more"],
    ],
    ALL,
  ),
  row(
    "backups gone before they must be restored",
    [rule({ every: "12h", retentionDays: 1 }), set("workload.objectives.software.rto", "2d")],
    [
      [
        "holdfast:backup.rules.nightly.retentionDays",
        "1 is shorter than the 2d of holdfast:workload.objectives.software.rto",
        "2 or more",
      ],
    ],
    ALL,
  ),
  row(
    "cold storage for less than 90 days",
    rule({ retentionDays: 100, coldAfterDays: 30 }),
    [["holdfast:backup.rules.nightly.coldAfterDays", "30 leaves 70 days of the 100 in cold storage", "of 120 or more"]],
    ALL,
  ),
  row(
    "a copy in cold storage for less than 90 days, by the rule's retention",
    rule({ retentionDays: 100, copy: { coldAfterDays: 11 } }),
    [
      [
        "holdfast:backup.rules.nightly.copy.coldAfterDays",
        "11 leaves 89 days of the 100",
        "holdfast:backup.rules.nightly.retentionDays of 101 or more",
      ],
    ],
    ALL,
  ),
  row(
    "continuous backups for longer than AWS keeps them",
    set("backup.continuousBuckets", { retentionDays: 36 }),
    [["holdfast:backup.continuousBuckets.retentionDays", "36 is not allowed", "from 1 to 35"]],
    ALL,
  ),
  row(
    "restore tests of backups older than any",
    [rule({ cron: "cron(0 5 ? * SUN *)" }), set("backup.restoreTests", { newestOfDays: 6 })],
    [["holdfast:backup.restoreTests.newestOfDays", "6 is fewer than the 7d between two backups", "7 or more"]],
    ALL,
  ),
  row(
    "a restored resource kept for eight days",
    set("backup.restoreTests.keepFor", "8d"),
    [["holdfast:backup.restoreTests.keepFor", '"8d" is not allowed', "a duration from 1h to 7d"]],
    ALL,
  ),
  row(
    "a restore test that starts within minutes",
    set("backup.restoreTests.startWithin", "90m"),
    [["holdfast:backup.restoreTests.startWithin", '"90m" is not allowed', "whole hours"]],
    ALL,
  ),
];

const locks: BadSettings[] = [
  row(
    "a lock that could never be removed",
    set("backup.lock", { mode: "compliance", minRetentionDays: 7, changeableForDays: 2 }),
    [["holdfast:backup.lock.changeableForDays", "2 is not allowed", "a whole number from 3"]],
    ALL,
  ),
  row(
    "a permanent lock without a date",
    set("backup.lock", { mode: "compliance", minRetentionDays: 7 }),
    [["holdfast:backup.lock.changeableForDays", "is missing", "a whole number from 3"]],
    ALL,
  ),
  row(
    "a lock whose most is below its least",
    set("backup.lock", { mode: "governance", minRetentionDays: 30, maxRetentionDays: 7 }),
    [["holdfast:backup.lock.maxRetentionDays", "7 is fewer than minRetentionDays, 30", "30 or more"]],
    ALL,
  ),
  row(
    "retentions that the lock refuses",
    [
      set("backup.lock", { mode: "governance", minRetentionDays: 30, maxRetentionDays: 100 }),
      rule({ retentionDays: 14, copy: { retentionDays: 365 } }),
      set("backup.continuousBuckets", { retentionDays: 7 }),
    ],
    [
      [
        "holdfast:backup.rules.nightly.retentionDays",
        "14 is fewer than the lock's minRetentionDays, 30",
        "from 30 to 100",
      ],
      [
        "holdfast:backup.rules.nightly.copy.retentionDays",
        "365 is more than the lock's maxRetentionDays",
        "from 30 to 100",
      ],
      [
        "holdfast:backup.continuousBuckets.retentionDays",
        "7 is fewer than the lock's minRetentionDays",
        "from 30 to 100",
      ],
    ],
    ALL,
  ),
];

const people: BadSettings[] = [
  row(
    "a role by its ARN",
    set("backup.breakGlassRole", "arn:aws:iam::123456789012:role/break-glass"),
    [["holdfast:backup.breakGlassRole", "is not allowed", "an IAM role's name"]],
    ALL,
  ),
];

const keys: BadSettings[] = [
  row(
    "a key that is gone in three days",
    set("keys.deletionWindowDays", 3),
    [["holdfast:keys.deletionWindowDays", "3 is not allowed", "a whole number from 7 to 30"]],
    { reads: ["holdfast:keys"] },
  ),
  row(
    "key material that is new each month",
    set("keys.rotationDays", 30),
    [["holdfast:keys.rotationDays", "30 is not allowed", "a whole number from 90 to 2560"]],
    { reads: ["holdfast:keys"] },
  ),
];

const intervals: BadSettings[] = [
  row(
    "a table that may lose less than a day, by daily backups alone",
    [
      ...inBackups("backup-restore", "6h"),
      set("tables", { orders: { partitionKey: { name: "id", type: "S" } } }),
      rule({ every: "24h" }),
    ],
    [
      [
        "holdfast:tables.orders",
        "may lose 6h (holdfast:workload.objectives.region.rpo)",
        "with every: 2h and completeWithin: 2h",
      ],
    ],
    IN_BACKUPS,
  ),
  row(
    "a database of its own objective that no backup can meet",
    [
      ...inBackups("backup-restore", "6h"),
      set("tables", { orders: { rpo: "10m", partitionKey: { name: "id", type: "S" } } }),
    ],
    [
      [
        "holdfast:tables.orders",
        "may lose 10m (holdfast:tables.orders.rpo)",
        "5h or more in holdfast:tables.orders.rpo",
      ],
    ],
    IN_BACKUPS,
  ),
];

/** What only the windows keep from the objective. */
const windows: BadSettings[] = [
  row(
    "backups as far apart as may be lost",
    [
      ...inBackups("backup-restore", "6h"),
      set("tables", { orders: { partitionKey: { name: "id", type: "S" } } }),
      rule({ every: "6h" }),
    ],
    [["holdfast:tables.orders", "the newest copy may be 10h old", "or 10h or more in holdfast:workload.objectives"]],
    IN_BACKUPS,
  ),
  row(
    "AWS's own completion window of a week",
    [
      ...inBackups("backup-restore", "1d"),
      set("tables", { orders: { partitionKey: { name: "id", type: "S" } } }),
      rule({ every: "1h", completeWithin: "7d" }),
    ],
    [["holdfast:tables.orders", "the newest copy may be 337h old", "every: 12h and completeWithin: 2h"]],
    IN_BACKUPS,
  ),
  row(
    "a region RPO that no copy of a backup can meet",
    [...inBackups("backup-restore", "4h"), set("tables", { orders: { partitionKey: { name: "id", type: "S" } } })],
    [
      [
        "holdfast:workload.objectives.region.rpo",
        "4h can never be met: with strategy backup-restore holdfast:tables.orders crosses as a backup alone",
        "5h or more, or a strategy that replicates",
      ],
    ],
    IN_BACKUPS,
  ),
];

/** Schedules, retentions and locks that AWS Backup refuses or that can never meet an objective; keys. */
export const backup: BadSettings[] = [schedules, retentions, locks, people, keys, intervals, windows].flat();
