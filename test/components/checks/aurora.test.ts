import assert from "node:assert/strict";
import { set, type Edit } from "../config/edits";
import { pathsAfter, problemsAfter } from "../config/read";

const POSTGRES = { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } };
const MYSQL = { ...POSTGRES, engine: "mysql", version: "8.0.mysql_aurora.3.08.0" };
const R7G = "db.r7g.large";

const postgres = (settings: object): Edit => set("databases.orders", { ...POSTGRES, ...settings });
const mysql = (settings: object): Edit => set("databases.orders", { ...MYSQL, ...settings });
const serverless = (settings: object) => ({ instances: {}, serverless: settings });

const strategy = (name: string): Edit[] => [
  set("workload.strategy", name),
  set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
];
const BACKUPS = strategy("backup-restore");

/** The last settings before a mistake: each check's other side. */
const JUST_ALLOWED: [name: string, edits: Edit[]][] = [
  ["the first version that has global databases", [postgres({ version: "14.3" })]],
  ["a major version that nothing is known of", [postgres({ version: "19.1" })]],
  ["an older version where none is made", [postgres({ version: "14.2" }), ...BACKUPS]],
  ["the first version of mysql that has global databases", [mysql({ version: "8.0.mysql_aurora.3.01.0" })]],
  [
    "the first version that has serverless",
    [mysql({ ...serverless({ min: 8, max: 32 }), version: "8.0.mysql_aurora.3.02.0" })],
  ],
  ["the first version that pauses", [postgres({ ...serverless({ min: 0, max: 4 }), version: "16.3" }), ...BACKUPS]],
  ["the first version that forwards writes", [postgres({ version: "15.4", writeForwarding: true })]],
  ["any version of the next major one that forwards", [postgres({ version: "16.1", writeForwarding: true })]],
  ["a burstable class without a global database", [postgres({ instances: { class: "db.t4g.medium" } }), ...BACKUPS]],
  [
    "a class of mysql that has no Database Insights, without them",
    [mysql({ instances: { class: "db.t3.medium" }, insights: "none" }), ...BACKUPS],
  ],
  ["a burstable class of postgres, with them", [postgres({ instances: { class: "db.t3.medium" } }), ...BACKUPS]],
  [
    "as many readers as a global database takes",
    [postgres({ instances: { class: R7G, readers: 14 }, readerScaling: { max: 14 } })],
  ],
  [
    "as many readers as Aurora takes",
    [postgres({ instances: { class: R7G, readers: 15 }, readerScaling: { max: 15 } }), ...BACKUPS],
  ],
  [
    "no reader, with the time that a new writer takes",
    [
      postgres({ instances: { class: R7G, readers: 0 } }),
      set("workload.objectives.infrastructure.rto", "10m"),
      set("workload.objectives.zone.rto", "10m"),
    ],
  ],
  ["the least capacity that is the most", [postgres(serverless({ min: 8, max: 8 }))]],
  ["the least capacity of a global database", [postgres(serverless({ min: 0.5, max: 256 }))]],
  ["a pause of a cluster alone", [postgres(serverless({ min: 0, max: 1, pauseAfter: "1d" })), ...BACKUPS]],
  ["a standby without an instance", [postgres({ standby: { instances: 0 } }), ...strategy("pilot-light")]],
  ["a warm standby as large as the writer", [postgres({ standby: { instances: 2 } })]],
  ["backtracking of 72 hours", [mysql({ backtrackWindow: "72h" }), ...BACKUPS]],
  [
    "each engine's logs",
    [
      postgres({ logExports: ["postgresql", "iam-db-auth-error", "instance"] }),
      set("databases.stock", {
        ...MYSQL,
        logExports: ["audit", "error", "general", "slowquery", "iam-db-auth-error", "instance"],
      }),
    ],
  ],
  ["a bound on the lag without a global database", [postgres({ parameters: { "rds.global_db_rpo": 60 } }), ...BACKUPS]],
  [
    "one parameter for the cluster and another value for the instances",
    [postgres({ parameters: { work_mem: 65536 }, instanceParameters: { parameters: { work_mem: 32768 } } })],
  ],
  [
    "a way back for a day, as long as a fix takes",
    [postgres({ backupRetentionDays: 1 }), set("workload.objectives.software.rto", "1d")],
  ],
  [
    "three members from backups",
    [postgres({ members: ["primary", "secondary", "primary"] }), ...BACKUPS, set("active", "secondary")],
  ],
  ["the default members, written out", [postgres({ members: ["primary", "secondary"] })]],
  ["a second that may be lost", [postgres({ rpo: "1s" })]],
  ["no backup beside a global database", [postgres({ backup: false })]],
];

describe("settings of Aurora that are just allowed", () => {
  for (const [name, edits] of JUST_ALLOWED) {
    it(name, () => {
      assert.deepEqual(
        problemsAfter(edits).filter(({ path }) => path.startsWith("holdfast:databases")),
        [],
      );
    });
  }
});

describe("the checks of Aurora", () => {
  it("are skipped where the workload does not fit its schema", () => {
    const edits = [
      set("workload.strategy", "warm-standbyy"),
      mysql({
        backtrackWindow: "1h",
        instances: { class: "db.t4g.medium", readers: 15 },
        members: ["primary", "secondary", "primary"],
      }),
    ];
    assert.deepEqual(pathsAfter(edits), ["holdfast:workload.strategy"]);
  });

  it("are skipped while a setting of the databases does not fit its schema", () => {
    const paths = pathsAfter([
      postgres({ version: 16.6, serverless: { min: "8", max: 4 }, logExports: ["error", "postgresql"], retired: 1 }),
    ]);
    assert.deepEqual(
      paths.sort(),
      ["serverless.min", "version"].map((field) => `holdfast:databases.orders.${field}`).sort(),
    );
  });
});
