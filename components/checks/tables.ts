import type { Problem } from "../config/problems";
import { checkCapacities } from "./tables/capacities";
import { checkConsistency } from "./tables/consistency";
import { checkKeys } from "./tables/index-keys";
import { checkRecovery, checkSoftware } from "./tables/recovery";
import { checkRestored } from "./tables/restored";
import type { Parsed } from "../config/well-formed";

/** What holdfast:tables says that cannot be, or can never meet its objectives. */
export function checkTables(areas: Parsed): Problem[] {
  const { tables = {}, workload } = areas;
  const each = Object.entries(tables).flatMap(([name, table]) => {
    const path = `holdfast:tables.${name}`;
    if (table === undefined) return [];
    return [
      ...checkKeys(path, table),
      ...checkCapacities(path, table),
      ...checkConsistency(path, table, workload),
      ...checkRecovery(path, table, workload),
    ];
  });
  return [...each, ...checkSoftware(Object.keys(tables).length, workload), ...checkRestored(areas)];
}
