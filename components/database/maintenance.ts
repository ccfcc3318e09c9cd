import type { Role } from "../config/schema/common";
import type { Workload } from "../config/schema/workload";
import { defaultWindows } from "../topology/windows";

/** The settings of a database about its windows. */
export interface WindowSettings {
  maintenanceWindows: { primary?: string | undefined; secondary?: string | undefined };
  backupWindows: { primary?: string | undefined; secondary?: string | undefined };
}

/** A region's windows in UTC, in RDS's format: `sun:03:00-sun:04:00` and `02:00-02:30`. */
export interface Windows {
  maintenance: string;
  backup: string;
}

/**
 * The windows of a database in the region of a role. They belong to the region and not to the writer, so that a failover changes neither;
 * that the two regions' maintenance never overlaps is checked with the settings (components/checks/rds.ts).
 */
export function windowsOf({ regions }: Workload, role: Role, settings: WindowSettings): Windows {
  const byDefault = defaultWindows(role, regions[role]);
  return {
    maintenance: settings.maintenanceWindows[role]?.toLowerCase() ?? byDefault.maintenance,
    backup: settings.backupWindows[role] ?? byDefault.backup,
  };
}
