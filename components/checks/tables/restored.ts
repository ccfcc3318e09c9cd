import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import { entryOf } from "../../config/references";
import { tablePath } from "../../topology/tables";

/** What is taken over after a restore is a table of the settings, in a region that AWS does not replicate it to. */
export function checkRestoredTables({
  restore,
  tables,
  workload,
  role,
}: Pick<Areas, "restore" | "tables" | "workload" | "role">): Problem[] {
  const strategy = workload.strategy;
  return Object.keys(restore.tables).flatMap((name) => {
    const path = `holdfast:restore.tables.${name}`;
    const consistency = entryOf(tables, name)?.consistency;
    if (consistency === undefined || role !== "secondary") return [];
    if (strategy === "static-site") {
      const fix =
        "Leave it out: this strategy's standby is a page. Choose backup-restore for a standby that can serve.";
      return [{ path, message: "has no meaning for the secondary of strategy static-site", fix }];
    }
    if (tablePath(strategy, { consistency }) === "backup-copies") return [];
    const fix = "Leave it out: AWS replicates the table to this region.";
    return [{ path, message: `has no meaning for the secondary of strategy ${strategy}`, fix }];
  });
}
