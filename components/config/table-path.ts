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

/**
 * Within each set, strongly consistent tables can have replicas and witness in any of its regions
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html#V2globaltables_HowItWorks.consistency-modes.mrsc).
 */
export const STRONG_REGION_SETS: readonly (readonly string[])[] = [
  ["us-east-1", "us-east-2", "us-west-2"],
  ["eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1"],
  ["ap-northeast-1", "ap-northeast-2", "ap-northeast-3"],
];
