import { didYouMean } from "../../config/allowed";
import type { Problem } from "../../config/problems";
import { show } from "../../config/show";
import { tablePath } from "../../topology/tables";
import type { Parsed } from "../../config/well-formed";

/** What is taken over after a restore is a table of the settings, in a region that AWS does not replicate it to. */
export function checkRestored({ restore, tables, workload, role }: Parsed): Problem[] {
  const strategy = workload?.strategy;
  const known = Object.keys(tables ?? {});
  return Object.keys(restore?.tables ?? {}).flatMap((name) => {
    const path = `holdfast:restore.tables.${name}`;
    if (tables && !(name in tables)) {
      const fix = `${didYouMean(name, known)}Allowed: ${known.length > 0 ? known.join(", ") : "nothing, as long as holdfast:tables names no table"}.`;
      return [{ path, message: `${show(name)} is no table of holdfast:tables`, fix }];
    }
    const consistency = tables?.[name]?.consistency;
    if (strategy === undefined || consistency === undefined || role !== "secondary") return [];
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
