import { set } from "../edits";
import { cluster, databaseRow, instance, OBJECTIVES, of, REGIONS, RESTORES, SITE, STRATEGY, WORLD } from "./rds-edits";
import type { BadSettings } from "./row";

const engines: BadSettings[] = [
  databaseRow("a version that is not copied with backups", instance("v-old", { version: "13" }), [
    of("v-old", "version", '"13" is not a version of PostgreSQL', 'one of "14", "15", "16", "17", "18"'),
  ]),
  databaseRow("a version of another engine", instance("v-other", { engine: "mariadb", version: "8.4" }), [
    of("v-other", "version", '"8.4" is not a version of MariaDB', '"10.11"'),
  ]),
  databaseRow("a minor version that AWS replaces", instance("v-minor", { version: "16.4" }), [
    of("v-minor", "version", '"16.4" names a minor version', 'Allowed: "16"; or autoMinorVersionUpgrade: false'),
  ]),
  databaseRow("a version without quotes", instance("v-number", { version: 16 }), [
    of("v-number", "version", "16 is not allowed", 'a major version in quotes, such as "16"'),
  ]),
  databaseRow("a user that RDS keeps", instance("u-rds", { username: "rdsadmin" }), [
    of("u-rds", "username", '"rdsadmin" is a name that RDS for PostgreSQL keeps', "another name than admin"),
  ]),
  databaseRow("a log of another engine", instance("l-other", { logExports: ["postgresql", "slowquery"] }), [
    of("l-other", "logExports[1]", '"slowquery" is not a log of PostgreSQL', "one of postgresql, upgrade"),
  ]),
  databaseRow("connections without TLS", instance("p-tls", { parameters: { "rds.force_ssl": 0 } }), [
    of("p-tls", "parameters.rds.force_ssl", "no connection without TLS", "Leave it out"),
  ]),
  databaseRow(
    "a parameter that is both static and dynamic",
    instance("p-twice", { parameters: { work_mem: 4096 }, staticParameters: { work_mem: 8192 } }),
    [of("p-twice", "staticParameters.work_mem", "is among parameters too", "in one of the two")],
  ),
  databaseRow("a misspelt parameter", instance("p-typo", { staticParameters: { max_conections: 500 } }), [
    of(
      "p-typo",
      "staticParameters.max_conections",
      "is not a parameter of PostgreSQL",
      "Did you mean max_connections?",
    ),
  ]),
  databaseRow(
    "a misspelt parameter of MySQL",
    instance("m-typo", { engine: "mysql", version: "8.0", parameters: { inodb_lock_wait_timeout: 20 } }),
    [
      of(
        "m-typo",
        "parameters.inodb_lock_wait_timeout",
        "is not a parameter of MySQL",
        "Did you mean innodb_lock_wait_timeout?",
      ),
    ],
  ),
  databaseRow(
    "a static parameter among those applied at once",
    instance("p-static", { parameters: { max_connections: 500 } }),
    [
      of(
        "p-static",
        "parameters.max_connections",
        "takes effect at a reboot",
        "holdfast:databases.p-static.staticParameters",
      ),
    ],
  ),
  databaseRow("a size that RDS's classes do not have", instance("c-size", { instanceClass: "db.m7g.huge" }), [
    of("c-size", "instanceClass", '"db.m7g.huge" is not allowed', "one of the sizes nano"),
  ]),
  databaseRow("a class of the first generation", instance("c-old", { instanceClass: "db.t1.micro" }), [
    of("c-old", "instanceClass", '"db.t1.micro" is of a generation that PostgreSQL no longer runs on', "db.t4g.micro"),
  ]),
  databaseRow("a class that is none of RDS's", instance("c-ec2", { instanceClass: "m7g.large" }), [
    of("c-ec2", "instanceClass", '"m7g.large" is not allowed', "an instance class such as db.r7g.large"),
  ]),
];

const disks: BadSettings[] = [
  databaseRow("a disk smaller than RDS has", instance("d-small", { storage: { sizeGiB: 10 } }), [
    of("d-small", "storage.sizeGiB", "10 is not allowed", "a whole number from 20 to 65536"),
  ]),
  databaseRow(
    "too small for provisioned IOPS",
    instance("d-io2", { storage: { type: "io2", sizeGiB: 50, iops: 2000 } }),
    [of("d-io2", "storage.sizeGiB", "50 is less than a disk of io2 has", "100 or more")],
  ),
  databaseRow("provisioned IOPS without a number", instance("d-none", { storage: { type: "io1", sizeGiB: 200 } }), [
    of("d-none", "storage.iops", "is missing: io1 is bought by its IOPS", "1000 or more"),
  ]),
  databaseRow(
    "more IOPS than the size can have",
    instance("d-iops", { storage: { type: "io1", sizeGiB: 100, iops: 5001 } }),
    [of("d-iops", "storage.iops", "5001 is not between 0.5 and 50 for each GiB of 100 GiB", "1000 to 5000")],
  ),
  databaseRow("IOPS on a small gp3 disk", instance("d-gp3", { storage: { sizeGiB: 399, iops: 12000 } }), [
    of("d-gp3", "storage.iops", "12000 cannot be had with 399 GiB of gp3", "a sizeGiB of 400 or more"),
  ]),
  databaseRow("room to grow of less than a tenth", instance("d-grow", { storage: { sizeGiB: 100, maxSizeGiB: 109 } }), [
    of("d-grow", "storage.maxSizeGiB", "109 leaves less than a tenth of 100 GiB", "110 or more; AWS recommends 126"),
  ]),
];

const times: BadSettings[] = [
  databaseRow(
    "maintenance in both regions at once",
    instance("w-both", { maintenanceWindows: { primary: "sun:23:30-mon:00:30", secondary: "mon:00:29-mon:01:29" } }),
    [
      of(
        "w-both",
        "maintenanceWindows",
        "the primary's sun:23:30-mon:00:30 and the secondary's mon:00:29-mon:01:29 overlap",
        "windows without a common minute",
      ),
    ],
    { reads: [STRATEGY, REGIONS] },
  ),
  databaseRow(
    "maintenance at the other region's own time",
    instance("w-default", { maintenanceWindows: { primary: "tue:08:30-tue:09:30" } }),
    [of("w-default", "maintenanceWindows", "the secondary's tue:08:00-tue:09:00 overlap", "best on different days")],
    { reads: [STRATEGY, REGIONS] },
  ),
  databaseRow(
    "a backup during maintenance",
    instance("w-backup", { backupWindows: { secondary: "08:45-09:15" } }),
    [
      of(
        "w-backup",
        "backupWindows.secondary",
        "08:45-09:15 overlaps the maintenance window tue:08:00-tue:09:00",
        "another time of day",
      ),
    ],
    { reads: [REGIONS] },
  ),
  databaseRow(
    "a window of ten minutes",
    instance("w-short", { maintenanceWindows: { primary: "sun:03:00-sun:03:10" } }),
    [of("w-short", "maintenanceWindows.primary", '"sun:03:00-sun:03:10" is not allowed', "of 30 minutes to a day")],
  ),
  databaseRow(
    "backups gone before a fault is fixed",
    [set("workload.objectives.software.rto", "7d"), instance("r-short")],
    [of("r-short", "backupRetentionDays", "7 is over before the 7d", "8 to 35")],
    { reads: [OBJECTIVES, "holdfast:databases"] },
  ),
  databaseRow("no point in time to go back to", instance("r-none", { backupRetentionDays: 0 }), [
    of("r-none", "backupRetentionDays", "0 is not allowed", "a whole number from 1 to 35"),
  ]),
  databaseRow(
    "no write of a replica lost",
    instance("rpo-none", { rpo: "0s" }),
    [of("rpo-none", "rpo", "0s can never be met: a read replica in another region follows", "1s or more")],
    { reads: [STRATEGY] },
  ),
  databaseRow(
    "backups that are fresher than they are",
    [...RESTORES, instance("rpo-pitr", { rpo: "29m" })],
    [of("rpo-pitr", "rpo", "29m can never be met: replicated automated backups are 5 to 30 minutes", "30m or more")],
    { reads: WORLD },
  ),
  databaseRow(
    "a zone that takes the newest writes with it",
    instance("az-one", { multiAz: false }),
    [of("az-one", "multiAz", "false loses up to 5m with its zone", "true, whose standby has every transaction")],
    { reads: [OBJECTIVES] },
  ),
  databaseRow(
    "a log that is kept too seldom",
    [set("workload.objectives.software.rpo", "1m"), instance("rpo-log")],
    [
      [
        `${OBJECTIVES}.software.rpo`,
        "1m can never be met: RDS keeps the log of database rpo-log every 5m",
        "5m or more",
      ],
    ],
    { reads: [OBJECTIVES, "holdfast:databases"] },
  ),
  databaseRow(
    "a zone back before RDS can fail over",
    [set("workload.objectives.infrastructure.rto", "119s"), instance("rto-zone")],
    [
      [
        `${OBJECTIVES}.infrastructure.rto`,
        "119s can never be met: database rto-zone fails over to its other zone in 60 to 120",
        "2m or more",
      ],
    ],
    { reads: [OBJECTIVES, "holdfast:databases"] },
  ),
];

const crossings: BadSettings[] = [
  databaseRow(
    "regions that exchange no automated backups",
    [...RESTORES, set("workload.regions.secondary", "ca-west-1"), instance("x-pair")],
    [of("x-pair", "restoreFrom", "RDS does not replicate them from us-east-1 to ca-west-1", "Allowed: backup-copies")],
    { reads: WORLD },
  ),
  databaseRow(
    "no backup that ever leaves the region",
    [...RESTORES, instance("x-none", { restoreFrom: "backup-copies", backup: false })],
    [of("x-none", "backup", "false leaves nothing of it outside the primary's region", "Allowed: true")],
    { reads: WORLD },
  ),
  databaseRow(
    "a cluster whose data cannot follow",
    cluster("k-warm"),
    [of("k-warm", "type", '"rds-cluster" cannot serve with strategy warm-standby', "rds-instance or aurora")],
    { reads: [STRATEGY, REGIONS, "holdfast:network"] },
  ),
  databaseRow(
    "a cluster without zones enough, of a class that has none",
    [
      ...SITE,
      set("network.zones", ["us-east-1a", "us-east-1b"]),
      cluster("k-zones", { instanceClass: "db.m7g.large" }),
    ],
    [
      of("k-zones", "type", '"rds-cluster" needs 3 zones, and the network has 2', "a third zone"),
      of("k-zones", "instanceClass", '"db.m7g.large" is not a class of Multi-AZ DB clusters', "db.m6gd.large"),
    ],
    { reads: [...WORLD, "holdfast:network"] },
  ),
  databaseRow(
    "a cluster in backups that cannot be copied",
    [...SITE, cluster("k-backup", { backup: true })],
    [of("k-backup", "backup", "true is not allowed", "false: AWS Backup cannot copy")],
    { reads: [...WORLD, "holdfast:network"] },
  ),
  databaseRow(
    "a name that RDS cannot spell",
    [set("workload.name", "store--front"), instance("n-hyphens")],
    [["holdfast:workload.name", '"store--front" has two hyphens on end', "single hyphens"]],
    { reads: ["holdfast:databases"] },
  ),
];

/** RDS: instances and Multi-AZ DB clusters. */
export const databases: BadSettings[] = [...engines, ...disks, ...times, ...crossings];
