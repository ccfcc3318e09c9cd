import assert from "node:assert/strict";
import { BACKUP_REPLICATION_REGIONS } from "../../../facts/rds";
import { REGIONS } from "../../../facts/regions";
import { vaultName } from "../../../components/topology/stores";
import { cluster, instance, RESTORES, SITE } from "../config/bad-settings/rds-edits";
import { set, unset, type Edit } from "../config/edits";
import { problemsAfter } from "../config/read";

const POINT = "arn:aws:rds:us-west-2:123456789012:snapshot:awsbackup:copyjob-1";
const COPIES = { restoreFrom: "backup-copies" };
const THREE = { members: ["primary", "secondary", "primary"] };

/** The last settings before a mistake: each check's other side. */
const JUST_ALLOWED: [name: string, edits: Edit[], stack?: "secondary"][] = [
  ["an instance that says no more than it must", [instance("orders")]],
  ["the oldest version", [instance("orders", { engine: "mariadb", version: "10.6" })]],
  ["a minor version without upgrades", [instance("orders", { version: "16.4", autoMinorVersionUpgrade: false })]],
  ["admin where it is not kept", [instance("orders", { engine: "mysql", version: "8.4", username: "admin" })]],
  [
    "MySQL's parameters with either separator, and one of a later version",
    [
      instance("orders", {
        engine: "mysql",
        version: "8.4",
        parameters: { gtid_mode: "ON_PERMISSIVE", "validate_password.length": 16, connection_memory_limit: 4_000_000 },
      }),
    ],
  ],
  [
    "MariaDB's own",
    [instance("orders", { engine: "mariadb", version: "10.11", parameters: { innodb_io_capacit: 400 } })],
  ],
  ["every log", [instance("orders", { logExports: ["postgresql", "upgrade", "iam-db-auth-error"] })]],
  ["the smallest disk", [instance("orders", { storage: { sizeGiB: 20 } })]],
  ["as many IOPS as the size can have", [instance("orders", { storage: { type: "io1", sizeGiB: 100, iops: 5000 } })]],
  [
    "as few as the largest size needs",
    [instance("orders", { storage: { type: "io2", sizeGiB: 100, maxSizeGiB: 2000, iops: 1000 } })],
  ],
  ["IOPS from 400 GiB on", [instance("orders", { storage: { sizeGiB: 400, iops: 12000, throughputMiBps: 500 } })]],
  ["room to grow of a tenth", [instance("orders", { storage: { sizeGiB: 1000, maxSizeGiB: 1100 } })]],
  ["room to grow of a tenth of 100 GiB", [instance("orders", { storage: { sizeGiB: 100, maxSizeGiB: 110 } })]],
  [
    "maintenance of one region after the other's",
    [instance("orders", { maintenanceWindows: { primary: "mon:00:00-mon:00:30", secondary: "sun:23:00-mon:00:00" } })],
  ],
  [
    "a backup right before the maintenance",
    [instance("orders", { backupWindows: { secondary: "07:30-08:00", primary: "09:00-09:30" } })],
  ],
  ["a retention just past the objective", [set("workload.objectives.software.rto", "6d"), instance("orders")]],
  ["a second of a replica's writes", [instance("orders", { rpo: "1s" })]],
  ["half an hour of replicated backups", [...RESTORES, instance("orders", { rpo: "30m" })]],
  [
    "one zone where five minutes may be lost",
    [set("workload.objectives.zone.rpo", "5m"), instance("orders", { multiAz: false })],
  ],
  [
    "a pair of regions without replicated backups",
    [...RESTORES, set("workload.regions.secondary", "ca-west-1"), instance("orders", COPIES)],
  ],
  ["a cluster behind a static page", [...SITE, cluster("orders")]],
  ["the oldest given up, in the second step", [instance("orders", { ...THREE, unprotected: 1, retired: 1 })]],
  ["the oldest given up without protection", [instance("orders", { ...THREE, deletionProtection: false, retired: 1 })]],
  [
    "no recovery point before the flip",
    [...RESTORES, unset("compute.standby", "secondary"), instance("orders", COPIES)],
    "secondary",
  ],
  [
    "no recovery point of a member that is retired",
    [
      ...RESTORES,
      unset("compute.standby", "secondary"),
      set("active", "secondary"),
      instance("orders", { ...COPIES, members: [...THREE.members, "secondary"], unprotected: 2, retired: 2 }),
      set("restore.databases.orders", { "4": POINT }),
    ],
    "secondary",
  ],
  [
    "a recovery point of the standby's own",
    [
      ...RESTORES,
      unset("compute.standby", "secondary"),
      set("active", "secondary"),
      instance("orders", COPIES),
      set("restore.databases.orders", { "2": POINT }),
    ],
    "secondary",
  ],
];

describe("settings of RDS that are just allowed", () => {
  for (const [name, edits, stack = "primary"] of JUST_ALLOWED)
    it(name, () => {
      assert.deepEqual(problemsAfter(edits, stack), []);
    });
});

describe("a missing recovery point", () => {
  it("is looked for in the vault that there is", () => {
    const edits = [
      ...RESTORES,
      unset("compute.standby", "secondary"),
      set("active", "secondary"),
      instance("orders", COPIES),
    ];
    const [problem] = problemsAfter(edits, "secondary");
    const vault = vaultName({ name: "storefront" } as Parameters<typeof vaultName>[0]);
    assert.ok(problem!.fix.includes(`--backup-vault-name ${vault} `), problem!.fix);
  });
});

describe("the regions that automated backups go to", () => {
  const destinationsOf = BACKUP_REPLICATION_REGIONS.data;

  it("are regions, other ones, each named once", () => {
    for (const [region, destinations] of Object.entries(destinationsOf)) {
      assert.ok(REGIONS.data.includes(region));
      assert.ok(
        destinations.every((other) => REGIONS.data.includes(other) && other !== region),
        region,
      );
      assert.equal(new Set(destinations).size, destinations.length, region);
    }
  });

  it("are none where AWS names none", () => {
    assert.equal(destinationsOf["mx-central-1"], undefined);
    assert.ok(destinationsOf["eu-south-1"]!.includes("eu-central-1"));
    assert.ok(!destinationsOf["eu-central-1"]!.includes("eu-south-1"));
  });
});
