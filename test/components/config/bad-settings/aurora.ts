import { set } from "../edits";
import { BACKUPS, mysql, OBJECTIVES, postgres, REGIONS, STRATEGY, WHATEVER_IS_STORED } from "./aurora-database";
import { auroraInstances } from "./aurora-instances";
import { row, type BadSettings } from "./row";

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
  row("a minor version that there cannot be", postgres("a-minor", { version: "17.99" }), [
    ["holdfast:databases.a-minor.version", '"17.99" has a minor version above 25', "describe-db-engine-versions"],
  ]),
  row("a major version that there cannot be", postgres("a-future", { version: "71.6" }), [
    ["holdfast:databases.a-future.version", '"71.6" is no version of Aurora PostgreSQL', 'such as "16.6"'],
  ]),
  row("a size that Aurora's classes do not have", postgres("a-size", { instances: { class: "db.r7g.larg" } }), [
    ["holdfast:databases.a-size.instances.class", '"db.r7g.larg" is not allowed', "one of the sizes nano"],
  ]),
  row(
    "a misspelt parameter of Aurora's instances",
    postgres("a-typo", { instanceParameters: { parameters: { wrok_mem: 4096 } } }),
    [
      [
        "holdfast:databases.a-typo.instanceParameters.parameters.wrok_mem",
        "is not a parameter",
        "Did you mean work_mem",
      ],
    ],
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
    [["holdfast:databases.b-rpo.parameters.rds.global_db_rpo", "would stop every write after a failover", "Leave it"]],
    { reads: [STRATEGY] },
  ),
  row(
    "a parameter that is dynamic and static",
    mysql("b-twice", { parameters: { max_connections: 500 }, staticParameters: { max_connections: 400 } }),
    [["holdfast:databases.b-twice.staticParameters.max_connections", "is in parameters as well", "one of the two"]],
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
    "other members of a global database",
    postgres("c-members", { members: ["primary", "secondary", "primary"] }),
    [
      [
        "holdfast:databases.c-members.members",
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
export const aurora: BadSettings[] = [...versions, ...auroraInstances, ...features, ...crossings, ...windows];
