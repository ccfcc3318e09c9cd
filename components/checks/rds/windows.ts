import { overlap } from "../../../lib/windows";
import type { Problem } from "../../config/problems";
import type { Role } from "../../config/schema/common";
import type { RdsInstance } from "../../config/schema/databases";
import { parseDailyWindow, parseWeeklyWindow } from "../../config/schema/databases/maintenance";
import { defaultWindows } from "../../topology/windows";
import type { Areas } from "../../config/schema";
import type { DatabasePath } from "../../topology/databases";
import { problemOf } from "./database";

interface Windows {
  maintenance: string;
  backup: string;
}

/** A database of RDS or of Aurora. */
interface Checked {
  name: string;
  database: Pick<RdsInstance, "maintenanceWindows" | "backupWindows">;
  path: DatabasePath;
  areas: Pick<Areas, "workload">;
}

/** Maintenance that hits both regions at once, and backups that fall into it. */
export function checkWindows(checked: Checked): Problem[] {
  const primary = windowsOf(checked, "primary");
  const secondary = windowsOf(checked, "secondary");
  return [
    ...within(checked, "primary", primary),
    ...within(checked, "secondary", secondary),
    ...between(checked, primary, secondary),
  ];
}

function windowsOf({ database, areas }: Checked, role: Role): Windows {
  const region = areas.workload.regions[role];
  const { maintenanceWindows, backupWindows } = database;
  const byDefault = defaultWindows(role, region);
  return {
    maintenance: maintenanceWindows[role] ?? byDefault.maintenance,
    backup: backupWindows[role] ?? byDefault.backup,
  };
}

/** AWS refuses it (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html#USER_WorkingWithAutomatedBackups.BackupWindow). */
function within(checked: Checked, role: Role, { maintenance, backup }: Windows): Problem[] {
  if (!overlap(parseDailyWindow(backup)!, parseWeeklyWindow(maintenance)!)) return [];
  return [
    problemOf(
      checked,
      `backupWindows.${role}`,
      `${backup} overlaps the maintenance window ${maintenance}`,
      `Allowed: another time of day, or another maintenanceWindows.${role}; both are in UTC.`,
    ),
  ];
}

function between(checked: Checked, primary: Windows, secondary: Windows): Problem[] {
  if (checked.path === "none" || checked.areas.workload.strategy === "static-site") return [];
  const [a, b] = [primary.maintenance, secondary.maintenance];
  if (!overlap(parseWeeklyWindow(a)!, parseWeeklyWindow(b)!)) return [];
  return [
    problemOf(
      checked,
      "maintenanceWindows",
      `the primary's ${a} and the secondary's ${b} overlap: an upgrade that goes wrong would take both regions`,
      "Allowed: windows without a common minute, best on different days; both are in UTC.",
    ),
  ];
}
