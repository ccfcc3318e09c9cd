import type { Table } from "./schema/tables";
import type { Strategy } from "./schema/workload";

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
