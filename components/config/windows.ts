import type { Role } from "./schema/common";

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const SHORTEST = 30;

/** A span of time that returns each week or day: minutes since Monday's (or the day's) midnight in UTC, and its length. */
export interface Window {
  start: number;
  minutes: number;
}

/** A weekly window written `sun:03:00-sun:04:00`; undefined where it is not one, or not of 30 minutes to a day. */
export function parseWeeklyWindow(text: string): Window | undefined {
  const [start, end, ...rest] = text.split("-").map(minuteOfWeek);
  return start === undefined || end === undefined || rest.length > 0 ? undefined : windowOf(start, end, WEEK);
}

/** A daily window written `02:00-02:30`; undefined where it is not one, or shorter than 30 minutes. */
export function parseDailyWindow(text: string): Window | undefined {
  const [start, end, ...rest] = text.split("-").map(minuteOfDay);
  return start === undefined || end === undefined || rest.length > 0 ? undefined : windowOf(start, end, DAY);
}

/** Whether two weekly windows have a minute in common. */
export function overlapWeekly(a: Window, b: Window): boolean {
  return overlap(a, b, WEEK);
}

/** Whether a daily window meets a weekly one on any day. */
export function dailyMeetsWeekly(daily: Window, weekly: Window): boolean {
  return overlap(daily, { ...weekly, start: weekly.start % DAY }, DAY);
}

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

function minuteOfWeek(text: string): number | undefined {
  const day = WEEKDAYS.indexOf(text.slice(0, 3).toLowerCase());
  const minute = text[3] === ":" ? minuteOfDay(text.slice(4)) : undefined;
  return day === -1 || minute === undefined ? undefined : day * DAY + minute;
}

function minuteOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function windowOf(start: number, end: number, cycle: number): Window | undefined {
  const minutes = (end - start + cycle) % cycle;
  return minutes < SHORTEST || minutes > DAY ? undefined : { start, minutes };
}

/** On a circle: each begins while the other lasts, or neither does. */
function overlap(a: Window, b: Window, cycle: number): boolean {
  const between = (from: number, to: number) => (((to - from) % cycle) + cycle) % cycle;
  return between(a.start, b.start) < a.minutes || between(b.start, a.start) < b.minutes;
}
