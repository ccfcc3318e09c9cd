import type { Role } from "../config/schema/common";

/**
 * An hour of the night, in UTC, by the beginning of a region's name: within the block of eight hours that AWS itself chooses from for that
 * region (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance).
 */
const NIGHT: [beginning: string, hour: number][] = [
  ["us-", 8],
  ["ca-", 8],
  ["mx-", 8],
  ["sa-", 4],
  ["eu-", 2],
  ["af-", 2],
  ["il-", 1],
  ["me-", 0],
  ["ap-south-", 20],
  ["ap-", 16],
];

/**
 * The standby's region comes first in the week: what a minor version breaks is seen there, two days before it comes to the primary; and read
 * replicas must be upgraded before their source (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.html).
 */
const MAINTENANCE_DAY: Record<Role, string> = { secondary: "tue", primary: "thu" };

/** The windows of a region for which the settings say nothing: an hour of its night, and before it half an hour for the snapshot. */
export function defaultWindows(role: Role, region: string): { maintenance: string; backup: string } {
  const hour = NIGHT.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 8;
  const day = MAINTENANCE_DAY[role];
  return {
    maintenance: `${day}:${clock(hour)}-${day}:${clock(hour + 1)}`,
    backup: `${clock(hour + 23)}-${clock(hour + 23).slice(0, 3)}30`,
  };
}

function clock(hour: number): string {
  return `${String(hour % 24).padStart(2, "0")}:00`;
}
