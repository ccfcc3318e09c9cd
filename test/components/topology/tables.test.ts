import assert from "node:assert/strict";
import type { Role } from "../../../components/config/schema/common";
import { STRATEGIES } from "../../../components/config/schema/workload";
import { tableHere, tablePath } from "../../../components/topology/tables";

const EVENTUAL = { consistency: "eventual" } as const;
const STRONG = { consistency: "strong" } as const;

describe("a table's way to the other region", () => {
  it("is backups where the standby has no table until a failover, else replicas", () => {
    const paths = STRATEGIES.map((strategy) => [strategy, tablePath(strategy, EVENTUAL), tablePath(strategy, STRONG)]);
    assert.deepEqual(paths, [
      ["static-site", "backup-copies", "backup-copies"],
      ["backup-restore", "backup-copies", "backup-copies"],
      ["pilot-light", "replica", "strong-replica"],
      ["warm-standby", "replica", "strong-replica"],
      ["active-active", "replica", "strong-replica"],
    ]);
  });
});

describe("what a region has of a table", () => {
  const here = (strategy: (typeof STRATEGIES)[number], role: Role, tables: object = {}, table: object = EVENTUAL) => {
    const settings = { workload: { strategy }, role, restore: { tables } } as Parameters<typeof tableHere>[0];
    const { kind, restored } = tableHere(settings, "orders", table as typeof EVENTUAL);
    return [kind, restored];
  };
  const RESTORED = { orders: "arn:aws:backup:us-west-2:123456789012:recovery-point:1" };

  it("is in the primary the table itself, taken over where AWS Backup restored it", () => {
    assert.deepEqual(here("warm-standby", "primary"), ["own", false]);
    assert.deepEqual(here("backup-restore", "primary", RESTORED), ["own", true]);
  });

  it("is in the secondary a replica, that which the primary's table made, or nothing until it is restored", () => {
    assert.deepEqual(here("warm-standby", "secondary"), ["replica", false]);
    assert.deepEqual(here("warm-standby", "secondary", {}, STRONG), ["made-by-primary", false]);
    assert.deepEqual(here("backup-restore", "secondary"), ["none", false]);
    assert.deepEqual(here("backup-restore", "secondary", RESTORED), ["own", true]);
    assert.deepEqual(here("backup-restore", "secondary", { other: RESTORED.orders }), ["none", false]);
  });
});
