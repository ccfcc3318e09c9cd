import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

const STRATEGY = "holdfast:workload.strategy";
const REGIONS = "holdfast:workload.regions";
const OBJECTIVES = "holdfast:workload.objectives";

/** What a row that changes strategy or region depends on: every store may say something of that as well. */
const WHATEVER_IS_STORED = [
  STRATEGY,
  "holdfast:dns.healthCheck",
  "holdfast:databases",
  "holdfast:tables",
  "holdfast:buckets",
  "holdfast:volumes",
];

const POSTGRES = { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } };
const MYSQL = { ...POSTGRES, engine: "mysql", version: "8.0.mysql_aurora.3.08.0" };

/** An Aurora database with a mistake. Each row names its own, so that rows do not meet. */
const postgres = (name: string, settings: object): Edit => set(`databases.${name}`, { ...POSTGRES, ...settings });
const mysql = (name: string, settings: object): Edit => set(`databases.${name}`, { ...MYSQL, ...settings });

/** A strategy that copies backups, with objectives that it can meet. */
const BACKUPS: Edit[] = [
  set("workload.strategy", "backup-restore"),
  set("workload.objectives.region", { rto: "8h", rpo: "2h" }),
];

const versions: BadSettings[] = [
  row("an Aurora version without its minor part", postgres("a-major", { version: "16" }), [
    ["holdfast:databases.a-major.version", '"16"', 'in quotes, such as "16.6" of postgres'],
  ]),
  row("a version of the other engine", mysql("a-other", { version: "16.6" }), [
    ["holdfast:databases.a-other.version", '"16.6" is no version of Aurora MySQL', '"8.0.mysql_aurora.3.08.0"'],
  ]),
  row(
    "a version older than global databases",
    postgres("a-old", { version: "14.2" }),
    [["holdfast:databases.a-old.version", '"14.2" of Aurora PostgreSQL has no global database', "14.3 or later"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a version older than any global database",
    postgres("a-oldest", { version: "10.21" }),
    [["holdfast:databases.a-oldest.version", '"10.21"', "11.13 or later"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a version older than Serverless v2",
    mysql("a-sv2", { version: "8.0.mysql_aurora.3.01.0", instances: {}, serverless: { min: 8, max: 32 } }),
    [["holdfast:databases.a-sv2.version", "has no serverless", "8.0.mysql_aurora.3.02.0 or later"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a version older than write forwarding",
    postgres("a-forward", { version: "15.3", writeForwarding: true }),
    [["holdfast:databases.a-forward.version", "has no writeForwarding", "15.4 or later"]],
    { reads: [STRATEGY] },
  ),
];

const instances: BadSettings[] = [
  row("no instance class", postgres("i-none", { instances: {} }), [
    ["holdfast:databases.i-none.instances.class", "is missing", "such as db.r7g.large; or serverless"],
  ]),
  row("a class that Aurora does not have", postgres("i-m", { instances: { class: "db.m7g.large" } }), [
    ["holdfast:databases.i-m.instances.class", '"db.m7g.large"', "db.r…, db.x… or db.t…"],
  ]),
  row("a class beside serverless", postgres("i-both", { serverless: { min: 8, max: 32 } }), [
    ["holdfast:databases.i-both.instances.class", '"db.r7g.large" beside serverless', "Take one of the two out"],
  ]),
  row(
    "a burstable class in a global database",
    postgres("i-t", { instances: { class: "db.t4g.medium" } }),
    [["holdfast:databases.i-t.instances.class", '"db.t4g.medium" is not possible in a global', "such as db.r7g.large"]],
    { reads: [STRATEGY] },
  ),
  row(
    "Database Insights on a class without it",
    [mysql("i-insights", { instances: { class: "db.t3.medium" } }), ...BACKUPS],
    [["holdfast:databases.i-insights.insights", '"standard" is not possible on db.t3.medium', "Allowed: none"]],
    { reads: WHATEVER_IS_STORED },
  ),
  row("more readers than Aurora takes", postgres("i-many", { instances: { class: "db.r7g.large", readers: 16 } }), [
    ["holdfast:databases.i-many.instances.readers", "16", "a whole number from 0 to 15"],
  ]),
  row(
    "more readers than a global database takes",
    postgres("i-15", { instances: { class: "db.r7g.large", readers: 15 } }),
    [["holdfast:databases.i-15.instances.readers", "15 is more than a cluster of a global", "at most 14"]],
    { reads: [STRATEGY] },
  ),
  row(
    "no reader to take over in time",
    postgres("i-0", { instances: { class: "db.r7g.large", readers: 0 } }),
    [
      ["holdfast:databases.i-0.instances.readers", "the 2m of holdfast:workload.objectives.infrastructure.rto", "1 or"],
      ["holdfast:databases.i-0.instances.readers", "the 5m of holdfast:workload.objectives.zone.rto", "1 or more"],
    ],
    { reads: [OBJECTIVES] },
  ),
];

const serverless: BadSettings[] = [
  row("capacity between the steps", postgres("s-step", { instances: {}, serverless: { min: 0.7, max: 8 } }), [
    ["holdfast:databases.s-step.serverless.min", "0.7", "from 0 to 256, in steps of 0.5"],
  ]),
  row("more capacity than there is", postgres("s-most", { instances: {}, serverless: { min: 8, max: 512 } }), [
    ["holdfast:databases.s-most.serverless.max", "512", "a number of ACUs from 1 to 256"],
  ]),
  row("the least capacity above the most", postgres("s-order", { instances: {}, serverless: { min: 16, max: 8 } }), [
    ["holdfast:databases.s-order.serverless.min", "16 is above max (8)", "0 to 8, or a larger max"],
  ]),
  row(
    "a pause that a global database never takes",
    postgres("s-pause", { instances: {}, serverless: { min: 0, max: 8 } }),
    [["holdfast:databases.s-pause.serverless.min", "0 would let idle instances pause", "0.5 or more"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a pause where nothing pauses",
    postgres("s-awake", { instances: {}, serverless: { min: 2, max: 8, pauseAfter: "10m" } }),
    [["holdfast:databases.s-awake.serverless.pauseAfter", "10m has no meaning with min 2", "set min to 0"]],
  ),
  row(
    "reader scaling of serverless",
    postgres("s-scale", { instances: {}, serverless: { min: 2, max: 8 }, readerScaling: { max: 3 } }),
    [["holdfast:databases.s-scale.readerScaling", "is not possible with serverless", "Leave it out"]],
  ),
  row(
    "fewer readers at most than at least",
    postgres("s-fewer", { instances: { class: "db.r7g.large", readers: 3 }, readerScaling: { max: 2 } }),
    [["holdfast:databases.s-fewer.readerScaling.max", "2 is below instances.readers (3)", "3 to 15"]],
  ),
  row(
    "more readers by scaling than a global database takes",
    postgres("s-15", { readerScaling: { max: 15 } }),
    [["holdfast:databases.s-15.readerScaling.max", "15 is more than", "at most 14"]],
    { reads: [STRATEGY] },
  ),
];

const standbys: BadSettings[] = [
  row(
    "a warm standby without an instance",
    postgres("w-0", { standby: { instances: 0 } }),
    [
      [
        "holdfast:databases.w-0.standby.instances",
        "0 leaves a warm standby without anyone",
        "1 or more; strategy pilot",
      ],
    ],
    { reads: [STRATEGY] },
  ),
  row(
    "a standby larger than the writer",
    postgres("w-3", { standby: { instances: 3 } }),
    [["holdfast:databases.w-3.standby.instances", "3 is more than the 2 that the writing region runs", "0 to 2"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a standby where none waits",
    [postgres("w-none", { standby: { instances: 1 } }), ...BACKUPS],
    [["holdfast:databases.w-none.standby", "has no meaning with strategy backup-restore", "Leave it out"]],
    { reads: WHATEVER_IS_STORED },
  ),
];

const features: BadSettings[] = [
  row("backtracking of postgres", postgres("b-pg", { backtrackWindow: "24h" }), [
    ["holdfast:databases.b-pg.backtrackWindow", "1d is not possible with engine postgres", "point-in-time recovery"],
  ]),
  row("backtracking beyond 72 hours", mysql("b-far", { backtrackWindow: "73h" }), [
    ["holdfast:databases.b-far.backtrackWindow", '"73h"', "a duration from 1s to 3d"],
  ]),
  row(
    "backtracking of a global database",
    mysql("b-global", { backtrackWindow: "72h" }),
    [["holdfast:databases.b-global.backtrackWindow", "3d is not possible in a global database", "Leave it out"]],
    { reads: [STRATEGY, REGIONS] },
  ),
  row(
    "write forwarding without a global database",
    [postgres("b-alone", { writeForwarding: true }), ...BACKUPS],
    [
      [
        "holdfast:databases.b-alone.writeForwarding",
        "true has no meaning with strategy backup-restore",
        "Leave it out",
      ],
    ],
    { reads: WHATEVER_IS_STORED },
  ),
  row("a log of the other engine", postgres("b-log", { logExports: ["postgresql", "slowquery"] }), [
    [
      "holdfast:databases.b-log.logExports[1]",
      '"slowquery" is no log of Aurora\'s postgres',
      "postgresql, iam-db-auth",
    ],
  ]),
  row("TLS taken back", postgres("b-tls", { parameters: { "rds.force_ssl": 0 } }), [
    ["holdfast:databases.b-tls.parameters.rds.force_ssl", "is set already", "Leave it out"],
  ]),
  row(
    "a bound on the lag that would stop the survivor",
    postgres("b-rpo", { parameters: { "rds.global_db_rpo": 60 } }),
    [["holdfast:databases.b-rpo.parameters.rds.global_db_rpo", "would stop every write after a fail-over", "Leave it"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a parameter that is dynamic and static",
    mysql("b-twice", { parameters: { max_connections: 500 }, staticParameters: { max_connections: 400 } }),
    [["holdfast:databases.b-twice.staticParameters.max_connections", "stands in parameters as well", "one of the two"]],
  ),
  row("a longer way back than Aurora keeps", postgres("b-36", { backupRetentionDays: 36 }), [
    ["holdfast:databases.b-36.backupRetentionDays", "36", "a whole number from 1 to 35"],
  ]),
  row(
    "a way back that is gone before it is needed",
    [postgres("b-gone", { backupRetentionDays: 1 }), set("workload.objectives.software.rto", "2d")],
    [["holdfast:databases.b-gone.backupRetentionDays", "1 is shorter than the 2d", "Allowed: 2 to 35"]],
    { reads: [OBJECTIVES, "holdfast:backup"] },
  ),
  row("a user that Aurora keeps for itself", postgres("b-user", { username: "rdsadmin" }), [
    ["holdfast:databases.b-user.username", '"rdsadmin"', "none of AWS's own"],
  ]),
];

const crossings: BadSettings[] = [
  row(
    "a region without global databases",
    [postgres("c-region", {}), set("workload.regions.secondary", "ap-southeast-7")],
    [["holdfast:databases.c-region.type", '"aurora" is not possible in ap-southeast-7', "or strategy backup-restore"]],
    { reads: [...WHATEVER_IS_STORED, REGIONS, "aws:region"] },
  ),
  row(
    "a lineage of a global database",
    postgres("c-lineage", { lineage: ["primary", "secondary", "primary"] }),
    [
      [
        "holdfast:databases.c-lineage.lineage",
        '["primary","secondary","primary"] is not possible',
        "switchOver command",
      ],
    ],
    { reads: [STRATEGY] },
  ),
  row(
    "a member of a global database given up",
    postgres("c-retired", { retired: 1 }),
    [["holdfast:databases.c-retired.retired", "1 is not possible: both clusters", "Leave it out"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a member of a global database that may be deleted by itself",
    postgres("c-unprotected", { unprotected: 1 }),
    [["holdfast:databases.c-unprotected.unprotected", "1 is not possible: both clusters", "Leave it out"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a global database without losing a byte",
    postgres("c-rpo", { rpo: "0s" }),
    [["holdfast:databases.c-rpo.rpo", "0s can never be met: a global database replicates", "1s or more"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a database that never leaves its region",
    [postgres("c-backup", { backup: false }), ...BACKUPS],
    [["holdfast:databases.c-backup.backup", "false leaves nothing of it in the other region", "Allowed: true"]],
    { reads: WHATEVER_IS_STORED },
  ),
];

const windows: BadSettings[] = [
  row(
    "an Aurora database whose two regions are maintained at once",
    postgres("m-once", {
      maintenanceWindows: { primary: "sun:23:30-mon:00:30", secondary: "mon:00:00-mon:01:00" },
      backupWindows: { primary: "20:00-20:30", secondary: "21:00-21:30" },
    }),
    [
      [
        "holdfast:databases.m-once.maintenanceWindows",
        "sun:23:30-mon:00:30 and the secondary's mon:00:00",
        "without a",
      ],
    ],
    { reads: [STRATEGY, REGIONS] },
  ),
  row(
    "an Aurora snapshot during maintenance",
    postgres("m-backup", { backupWindows: { secondary: "08:30-09:30" } }),
    [["holdfast:databases.m-backup.backupWindows.secondary", "08:30-09:30 overlaps the maintenance", "another time"]],
    { reads: [REGIONS] },
  ),
];

/** What Aurora refuses, or what an Aurora database can never hold. */
export const aurora: BadSettings[] = [
  ...versions,
  ...instances,
  ...serverless,
  ...standbys,
  ...features,
  ...crossings,
  ...windows,
];
