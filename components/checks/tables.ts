import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkCapacities } from "./tables/capacities";
import { checkConsistency } from "./tables/consistency";
import { checkKeys } from "./tables/index-keys";
import { checkRecovery, checkSoftware } from "./tables/recovery";

/** What holdfast:tables says that cannot be, or can never meet its objectives. */
export function checkTables({ tables, workload }: Pick<Areas, "tables" | "workload">): Problem[] {
  const each = Object.entries(tables).flatMap(([name, table]) => {
    const path = `holdfast:tables.${name}`;
    return [
      ...checkKeys(path, table),
      ...checkCapacities(path, table),
      ...checkConsistency(path, table, workload),
      ...checkRecovery(path, table, workload),
    ];
  });
  return [...each, ...checkSoftware(Object.keys(tables).length, workload)];
}
