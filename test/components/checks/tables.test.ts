import assert from "node:assert/strict";
import { set, unset, type Edit } from "../config/edits";
import { problemsAfter } from "../config/read";

const ID = { name: "id", type: "S" };
const ORDERS = { partitionKey: ID, sortKey: { name: "placed", type: "N" } };
const CAPACITY = { min: 5, max: 5 };
const PROVISIONED = { mode: "provisioned", read: CAPACITY, write: { ...CAPACITY, target: 90 } };
const STRONG = { partitionKey: ID, consistency: "strong" };

const indexes = (count: number, index: unknown) =>
  Object.fromEntries([...Array(count).keys()].map((i) => [`index-${i}`, index]));
const names = (count: number) => [...Array(count).keys()].map((i) => `a${i}`);

const BY_BACKUPS = [
  set("workload.strategy", "backup-restore"),
  set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
];

/** The last settings before a mistake: each check's other side. */
const JUST_ALLOWED: [name: string, table: unknown, edits?: Edit[]][] = [
  ["as many indexes as a table can have", { ...ORDERS, globalSecondaryIndexes: indexes(20, { partitionKey: ID }) }],
  ["as many local ones", { ...ORDERS, localSecondaryIndexes: indexes(5, { sortKey: { name: "due", type: "N" } }) }],
  [
    "as many attributes by name, and all of them besides",
    {
      ...ORDERS,
      globalSecondaryIndexes: {
        wide: { partitionKey: ID, projection: { include: names(100) } },
        whole: { partitionKey: ID, projection: "ALL" },
      },
    },
  ],
  [
    "an index by the table's own keys, the other way round",
    { ...ORDERS, globalSecondaryIndexes: { back: { partitionKey: ORDERS.sortKey, sortKey: ID } } },
  ],
  ["bounds that are one, and the highest target", { ...ORDERS, billing: PROVISIONED }],
  [
    "an index's own units",
    {
      ...ORDERS,
      billing: PROVISIONED,
      globalSecondaryIndexes: { all: { partitionKey: ID, capacity: { read: CAPACITY, write: CAPACITY } } },
    },
  ],
  ["the stream that replication reads", { ...ORDERS, stream: "NEW_AND_OLD_IMAGES" }],
  ["any stream where nothing replicates", { ...ORDERS, stream: "KEYS_ONLY" }, BY_BACKUPS],
  ["no backup where replicas are", { ...ORDERS, backup: false }],
  ["a second's lag", { ...ORDERS, rpo: "1s" }],
  ["a strongly consistent table with a witness", { ...STRONG, witness: "us-east-2" }],
  ["a strongly consistent table that loses nothing", { ...STRONG, thirdReplica: "us-east-2", rpo: "0s" }],
  [
    "a strongly consistent table with global indexes",
    { ...STRONG, witness: "us-east-2", globalSecondaryIndexes: { all: { partitionKey: ID } } },
  ],
  ["a restore to five minutes ago", ORDERS, [set("workload.objectives.software.rpo", "5m")]],
];

describe("holdfast:tables", () => {
  for (const [name, table, edits = []] of JUST_ALLOWED) {
    it(`allows ${name}`, () => {
      const all = [set("tables", { orders: table }), ...edits, set("standby.lastResort", false)];
      assert.deepEqual(problemsAfter(all), []);
    });
  }

  it("holds no objective of a workload without tables against DynamoDB", () => {
    assert.deepEqual(problemsAfter([set("workload.objectives.software.rpo", "1m")]), []);
  });

  it("allows a restored table in the stack of either region, where backups alone lead there", () => {
    const restore: Edit[] = (["primary", "secondary"] as const).map((file) => ({
      file,
      key: "holdfast:restore",
      path: [],
      value: { tables: { orders: {} } },
    }));
    const all = [set("tables", { orders: ORDERS }), ...BY_BACKUPS, ...restore, unset("compute.standby", "secondary")];
    assert.deepEqual(problemsAfter(all), []);
    assert.deepEqual(problemsAfter(all, "secondary"), []);
  });

  it("is skipped where an area does not fit its schema", () => {
    const tables = {
      orders: { ...STRONG, witness: "nowhere" },
      carts: { ...ORDERS, sortKey: 7, localSecondaryIndexes: { late: { sortKey: { name: "due", type: "N" } } } },
    };
    const reported = problemsAfter([set("tables", tables), set("workload.strategy", "cold")]).map(({ path }) => path);
    assert.deepEqual(reported.filter((path) => path.startsWith("holdfast:tables")).sort(), [
      "holdfast:tables.carts.sortKey",
      "holdfast:tables.orders.witness",
    ]);
  });

  it("reports each table's mistakes by its own path, all at once", () => {
    const tables = { orders: { ...ORDERS, rpo: "0s" }, carts: { ...ORDERS, witness: "us-east-2" } };
    assert.deepEqual(
      problemsAfter([set("tables", tables)]).map(({ path }) => path),
      ["holdfast:tables.orders.rpo", "holdfast:tables.carts.witness"],
    );
  });
});
