export const DAY = 24 * 60;
const WEEK = 7 * DAY;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A span of time that returns each week or day: minutes since Monday's (or the day's) midnight in UTC, and its length. */
export interface Window {
  readonly start: number;
  readonly minutes: number;
  /** A week's or a day's minutes. */
  readonly period: number;
}

function minuteOfDay(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

function minuteOfWeek(text: string): number | undefined {
  const day = WEEKDAYS.indexOf(text.slice(0, 3).toLowerCase());
  const minute = text[3] === ":" ? minuteOfDay(text.slice(4)) : undefined;
  return day < 0 || minute === undefined ? undefined : day * DAY + minute;
}

function parse(text: string, minuteOf: (text: string) => number | undefined, period: number): Window | undefined {
  const [start, end, ...rest] = text.split("-").map(minuteOf);
  if (start === undefined || end === undefined || rest.length > 0) return undefined;
  return { start, minutes: (end - start + period) % period, period };
}

/**
 * A maintenance window such as `sun:03:00-sun:04:00`, in UTC; undefined for what is none.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance
 */
export function weeklyWindow(text: string): Window | undefined {
  return parse(text, minuteOfWeek, WEEK);
}

/**
 * A backup window such as `02:00-02:30`, in UTC; undefined for what is none.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ManagingAutomatedBackups.html
 */
export function dailyWindow(text: string): Window | undefined {
  return parse(text, minuteOfDay, DAY);
}

/** Whether two windows have a minute in common; a daily one and a weekly one on any day. */
export function overlap(a: Window, b: Window): boolean {
  const period = Math.min(a.period, b.period);
  // From the beginning of each it must take longer to the other's beginning than it lasts.
  const from = (one: Window, other: Window) => (((other.start - one.start) % period) + period) % period;
  return from(a, b) < a.minutes || from(b, a) < b.minutes;
}
