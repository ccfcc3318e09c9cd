import { tablePath, type TablePath } from "../config/table-path";
import type { Settings } from "../config/parse";
import type { Table } from "../config/schema/tables";

export { tablePath, type TablePath } from "../config/table-path";

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
  const restored = store in restore.tables;
  if (role === "primary") return { path, kind: "own", restored };
  if (path === "replica") return { path, kind: "replica", restored: false };
  if (path === "strong-replica") return { path, kind: "made-by-primary", restored: false };
  return { path, kind: restored ? "own" : "none", restored };
}
