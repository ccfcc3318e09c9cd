import { z } from "zod";
import { parseDailyWindow, parseWeeklyWindow } from "../../windows";

/**
 * Windows are in UTC, of 30 minutes at least, and at most of a day
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance).
 */
const WEEKLY = "a weekly window in UTC of 30 minutes to a day, such as sun:03:00-sun:04:00";
const weeklyWindow = z.string(WEEKLY).refine((text) => parseWeeklyWindow(text) !== undefined, WEEKLY);

/** (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html#USER_WorkingWithAutomatedBackups.BackupWindow) */
const DAILY = "a daily window in UTC of at least 30 minutes, such as 02:00-02:30";
const dailyWindow = z.string(DAILY).refine((text) => parseDailyWindow(text) !== undefined, DAILY);

function eachRegion<T extends z.ZodType>(window: T) {
  return {
    primary: window.optional().describe("In the primary region."),
    secondary: window.optional().describe("In the secondary region."),
  };
}

/** When AWS may work on a database; each region has windows of its own. */
export const maintenance = {
  maintenanceWindows: z
    .strictObject(eachRegion(weeklyWindow))
    .prefault({})
    .describe(
      "When AWS patches and upgrades, in each region, in UTC; by default at night there, the secondary on Tuesdays and the primary on Thursdays. " +
        "The two may not overlap: an upgrade that goes wrong must not take both regions. A copy must be upgraded before its source, so swap the two when a failover is to last.",
    ),
  backupWindows: z
    .strictObject(eachRegion(dailyWindow))
    .prefault({})
    .describe("When the daily snapshot is taken, in each region, in UTC; by default the hour before the maintenance."),
  autoMinorVersionUpgrade: z
    .boolean()
    .default(true)
    .describe("Whether AWS installs minor versions in the maintenance windows."),
};
