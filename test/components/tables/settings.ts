import type { Variant } from "../../support/variants";
import { planOf, type Pair } from "../plans";

const CAPACITY = { min: 5, max: 100 };

/** A provisioned table with everything that a table can have. */
export const ORDERS = {
  partitionKey: { name: "id", type: "S" },
  sortKey: { name: "placed", type: "N" },
  timeToLive: "expires",
  recoveryPeriodDays: 14,
  warmThroughput: { read: 40_000, write: 15_000 },
  tableClass: "STANDARD_INFREQUENT_ACCESS",
  contributorInsights: true,
  billing: { mode: "provisioned", read: CAPACITY, write: { min: 6, max: 50, target: 60 } },
  globalSecondaryIndexes: {
    "by-customer": {
      partitionKey: { name: "customer", type: "S" },
      sortKey: { name: "placed", type: "N" },
      projection: { include: ["total"] },
    },
    "by-day": {
      partitionKey: { name: "day", type: "S" },
      capacity: { read: { min: 1, max: 10 }, write: { min: 2, max: 20, target: 50 } },
    },
  },
  localSecondaryIndexes: { "by-state": { sortKey: { name: "state", type: "S" }, projection: "KEYS_ONLY" } },
};

/** An on-demand table that says as little as it can. */
export const CARTS = { partitionKey: { name: "id", type: "S" } };

/** A strongly consistent table. */
export const LEDGER = { partitionKey: { name: "id", type: "S" }, consistency: "strong" };

const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** The shipped configuration in a strategy that restores from backups. */
function byBackups(strategy: string, tables: Record<string, unknown>, more: Omit<Variant, "name"> = {}) {
  return {
    shared: { workload: { strategy, ...PATIENT }, standby: { lastResort: false }, tables, ...more.shared },
    secondary: { compute: strategy === "static-site" ? null : { standby: null }, ...more.secondary },
  };
}

/** The shipped configuration, which is a warm standby, with tables; in another strategy if one is named. */
export function planTables(
  tables: Record<string, unknown>,
  strategy = "warm-standby",
  more: Omit<Variant, "name"> = {},
): Promise<Pair> {
  if (strategy === "static-site" || strategy === "backup-restore")
    return planOf(byBackups(strategy, tables, more), "stores");
  const standby = strategy === "warm-standby" ? {} : { compute: { standby: null } };
  return planOf(
    {
      shared: { workload: { strategy, ...PATIENT }, tables, ...more.shared },
      secondary: { ...standby, ...more.secondary },
    },
    "stores",
  );
}
