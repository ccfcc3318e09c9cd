import { hoursOf } from "./cron";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Any day of any month and year, as the fields of cron say it. */
const ANY = /^[*?]$/;
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const UNITS: Readonly<Record<string, number>> = { minute: MINUTE, hour: HOUR, day: DAY };

/**
 * The longest time between two runs of a schedule of EventBridge's form, `cron(0 5 ? * * *)` or `rate(12 hours)`, in seconds; undefined where
 * it is not known. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function gapOfSchedule(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression.trim()) ?? [];
  if (count !== undefined && unit !== undefined) return Number(count) * UNITS[unit]!;
  const fields = /^cron\((.*)\)$/.exec(expression.trim())?.[1]?.trim().split(/\s+/) ?? [];
  const [minutes = "", hours = "", dayOfMonth = "", month = "", dayOfWeek = "", year = ""] = fields;
  if (fields.length !== 6 || !ANY.test(month) || !ANY.test(year)) return undefined;
  if (ANY.test(dayOfWeek) && dayOfMonth === "1") return 31 * DAY;
  if (!ANY.test(dayOfMonth)) return undefined;
  if (ANY.test(dayOfWeek)) return gapOfHours(minutes, hours);
  const days = dayOfWeek.split(",").flatMap(daysOf);
  return days.includes(-1) ? undefined : longestGap(days, 7) * DAY;
}

/** The days of a range or of one day, 0 for Sunday; -1 where it reads otherwise. */
function daysOf(text: string): number[] {
  const [first = -1, last = first] = text
    .split("-")
    .map((day) => (/^[1-7]$/.test(day) ? Number(day) - 1 : DAYS.indexOf(day.toUpperCase())));
  if (first < 0 || last < 0) return [-1];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

function gapOfHours(minutes: string, hours: string): number {
  if (hours === "*") return HOUR;
  const due = hoursOf(hours);
  return due && due.length > 0 && /^\d+$/.test(minutes) ? longestGap(due, 24) * HOUR : DAY;
}

/** The longest way from one of some numbers to the next, around a circle. */
function longestGap(numbers: readonly number[], around: number): number {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return Math.max(...sorted.map((one, i) => (sorted[i + 1] ?? sorted[0]! + around) - one));
}
