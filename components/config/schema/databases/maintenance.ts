import { z } from "zod";
import { DAY, dailyWindow, weeklyWindow, type Window } from "../../../../lib/windows";

const SHORTEST = 30;

/** A weekly window written `sun:03:00-sun:04:00`; undefined where it is not one, or not of 30 minutes to a day. */
export function parseWeeklyWindow(text: string): Window | undefined {
  return allowed(weeklyWindow(text));
}

/** A daily window written `02:00-02:30`; undefined where it is not one, or shorter than 30 minutes. */
export function parseDailyWindow(text: string): Window | undefined {
  return allowed(dailyWindow(text));
}

function allowed(window: Window | undefined): Window | undefined {
  return window && window.minutes >= SHORTEST && window.minutes <= DAY ? window : undefined;
}

/**
 * Windows are in UTC, of 30 minutes at least, and at most of a day
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance).
 */
const WEEKLY = "a weekly window in UTC of 30 minutes to a day, such as sun:03:00-sun:04:00";
const weekly = z.string(WEEKLY).refine((text) => parseWeeklyWindow(text) !== undefined, WEEKLY);

/** (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html#USER_WorkingWithAutomatedBackups.BackupWindow) */
const DAILY = "a daily window in UTC of at least 30 minutes, such as 02:00-02:30";
const daily = z.string(DAILY).refine((text) => parseDailyWindow(text) !== undefined, DAILY);

function eachRegion<T extends z.ZodType>(window: T) {
  return {
    primary: window.optional().describe("In the primary region."),
    secondary: window.optional().describe("In the secondary region."),
  };
}

/** When AWS may work on a database; each region has windows of its own. */
export const maintenance = {
  maintenanceWindows: z
    .strictObject(eachRegion(weekly))
    .prefault({})
    .describe(
      "When AWS patches and upgrades, in each region, in UTC; by default at night there, the secondary on Tuesdays and the primary on Thursdays. " +
        "The two may not overlap: an upgrade that goes wrong must not take both regions. A copy must be upgraded before its source, so swap the two when a failover is to last.",
    ),
  backupWindows: z
    .strictObject(eachRegion(daily))
    .prefault({})
    .describe("When the daily snapshot is taken, in each region, in UTC; by default the hour before the maintenance."),
  autoMinorVersionUpgrade: z
    .boolean()
    .default(true)
    .describe("Whether AWS installs minor versions in the maintenance windows."),
};
