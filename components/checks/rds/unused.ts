import type { Problem } from "../../config/problems";
import type { RdsInstance } from "../../config/schema/databases";
import { problemOf, type Checked } from "./database";

/** Settings of a DB instance that its way to the other region does not use: they suggest what is not there. */
export function checkUnused(checked: Checked<RdsInstance>): Problem[] {
  const { database, path, areas } = checked;
  const strategy = areas.workload.strategy;
  const problems: Problem[] = [];
  const { standby, copyRetentionDays } = database;
  // Without a copy that runs, a standby of the default size is not asked for.
  if (path !== "replica" && (standby.instanceClass !== undefined || standby.multiAz === true)) {
    problems.push(
      problemOf(
        checked,
        "standby",
        `has no meaning with strategy ${strategy}: the other region runs no copy, and what is restored there has the writer's size`,
        "Leave it out; pilot-light, warm-standby and active-active keep a copy.",
      ),
    );
  }
  if (path !== "automated-backups" && copyRetentionDays !== undefined) {
    const instead =
      path === "replica"
        ? "the other region has a replica, and its backups"
        : "the other region has AWS Backup's copies";
    problems.push(
      problemOf(
        checked,
        "copyRetentionDays",
        `${copyRetentionDays} has no meaning with strategy ${strategy}: no automated backups are replicated; ${instead}`,
        path === "replica"
          ? "Leave it out; strategy backup-restore with restoreFrom automated-backups replicates them. A replica's own go back backupRetentionDays."
          : "Leave it out; with restoreFrom automated-backups they are replicated. For the copies: holdfast:backup.rules.",
      ),
    );
  }
  return problems;
}
