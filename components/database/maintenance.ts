import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { defaultWindows } from "../config/windows";

/** What a database's settings say of windows; the part of them that is read here. */
export interface WindowSettings {
  maintenanceWindows: { primary?: string | undefined; secondary?: string | undefined };
  backupWindows: { primary?: string | undefined; secondary?: string | undefined };
}

/** A region's windows in UTC, as RDS takes them: `sun:03:00-sun:04:00` and `02:00-02:30`. */
export interface Windows {
  maintenance: string;
  backup: string;
}

/**
 * The windows of a database in the region of a role. They belong to the region and not to whoever writes, so that a fail-over changes neither;
 * that the two regions' maintenance never overlaps is checked with the settings (components/checks/rds.ts).
 */
export function windowsOf({ regions }: Workload, role: Role, settings: WindowSettings): Windows {
  const byDefault = defaultWindows(role, regions[role]);
  return {
    maintenance: settings.maintenanceWindows[role]?.toLowerCase() ?? byDefault.maintenance,
    backup: settings.backupWindows[role] ?? byDefault.backup,
  };
}
