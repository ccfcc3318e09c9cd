import type { Table } from "../config/schema/tables";
import type { Strategy } from "../config/schema/workload";
import type { Settings } from "../config/parse";

/** Whether and how a region has a table. */
export interface TableHere {
  path: TablePath;
  /**
   * own: a table of this stack. replica: a replica that this stack adds to the primary's. made-by-primary: a replica that the primary's
   * table brought along. none: nothing, until AWS Backup restores it here.
   */
  kind: "own" | "replica" | "made-by-primary" | "none";
  /** Whether AWS Backup has restored it, so that it is taken over and not made. */
  restored: boolean;
}

/** What the region of a stack has of a table. It does not depend on `active`: a flip changes no table. */
export function tableHere(
  { workload, role, restore }: Pick<Settings, "workload" | "role" | "restore">,
  store: string,
  table: Pick<Table, "consistency">,
): TableHere {
  const path = tablePath(workload.strategy, table);
  const restored = Object.hasOwn(restore.tables, store);
  if (role === "primary") return { path, kind: "own", restored };
  if (path === "replica") return { path, kind: "replica", restored: false };
  if (path === "strong-replica") return { path, kind: "made-by-primary", restored: false };
  return { path, kind: restored ? "own" : "none", restored };
}

/** How a table reaches the other region. */
export type TablePath = "replica" | "strong-replica" | "backup-copies";

/**
 * By the strategy, and by the table's consistency: replicas that the secondary's stack adds to the table, replicas that are made together
 * with it (a strongly consistent table takes none later), or backups alone.
 */
export function tablePath(strategy: Strategy, { consistency }: Pick<Table, "consistency">): TablePath {
  if (strategy === "static-site" || strategy === "backup-restore") return "backup-copies";
  return consistency === "strong" ? "strong-replica" : "replica";
}
