import { BACKUP_REPLICATION_REGIONS } from "../../../facts/rds";
import type { Problem } from "../../config/problems";
import type { RdsInstance } from "../../config/schema/databases";
import { problemOf, type Checked } from "./database";

/** Pairs of regions that AWS does not replicate between, and databases of which nothing would ever reach the other. */
export function checkRegions(checked: Checked<RdsInstance>): Problem[] {
  return [...replicatedBackups(checked), ...noCopyAtAll(checked)];
}

/** Both ways: a failover needs the one, the failback the other. */
function replicatedBackups(checked: Checked<RdsInstance>): Problem[] {
  const { primary, secondary } = checked.areas.workload.regions;
  if (checked.path !== "automated-backups" || primary === secondary) return [];
  const missing = [
    [primary, secondary],
    [secondary, primary],
  ].find(([from, to]) => !backupDestinations(from!).includes(to!));
  if (!missing) return [];
  const [from, to] = missing as [string, string];
  const both = backupDestinations(primary).filter((region) => backupDestinations(region).includes(primary));
  const others = both.length > 0 ? `; or for the pair of ${primary} one of ${both.join(", ")}` : "";
  return [
    problemOf(
      checked,
      "restoreFrom",
      `"automated-backups" is not possible: RDS does not replicate them from ${from} to ${to}`,
      `Allowed: backup-copies${others}.`,
    ),
  ];
}

function noCopyAtAll(checked: Checked<RdsInstance>): Problem[] {
  if (checked.path !== "backup-copies" || checked.database.backup !== false) return [];
  return [
    problemOf(
      checked,
      "backup",
      "false leaves nothing of it outside the primary's region: AWS Backup's copies are its only way there",
      "Allowed: true; or, with strategy backup-restore, restoreFrom: automated-backups.",
    ),
  ];
}

function backupDestinations(region: string): readonly string[] {
  return BACKUP_REPLICATION_REGIONS.data[region] ?? [];
}
