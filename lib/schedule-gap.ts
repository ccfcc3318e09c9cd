import { daysOfMonthOf, hoursOf, monthsOf } from "./cron";

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
  if (fields.length !== 6 || !ANY.test(year)) return undefined;
  const gap = gapOfDays(dayOfMonth, month, dayOfWeek);
  return gap === 1 ? gapOfHours(minutes, hours) : gap && gap * DAY;
}

/** All days of eight years with two leap days in them, from the first of January of one that is none. */
const DAYS_OF_YEARS = Array.from({ length: (Date.UTC(2035, 0, 1) - Date.UTC(2027, 0, 1)) / (DAY * 1000) }, (_, i) => {
  const day = new Date(Date.UTC(2027, 0, 1 + i));
  return { month: day.getUTCMonth() + 1, ofMonth: day.getUTCDate(), ofWeek: day.getUTCDay() };
});

/** The longest time between two days on which a schedule is due; undefined where it is not known, or never due. */
function gapOfDays(dayOfMonth: string, month: string, dayOfWeek: string): number | undefined {
  if ([dayOfMonth, month, dayOfWeek].every((field) => ANY.test(field))) return 1;
  const months = monthsOf(any(month));
  // One of the two days is restricted at most: the other one is a question mark.
  const ofMonth = daysOfMonthOf(any(dayOfMonth));
  const ofWeek = ANY.test(dayOfWeek) ? [0, 1, 2, 3, 4, 5, 6] : dayOfWeek.split(",").flatMap(daysOf);
  if (!months || !ofMonth || ofWeek.includes(-1)) return undefined;
  let widest: number | undefined;
  let last: number | undefined;
  DAYS_OF_YEARS.forEach((day, i) => {
    if (!ofMonth.includes(day.ofMonth) || !ofWeek.includes(day.ofWeek) || !months.includes(day.month)) return;
    if (last !== undefined) widest = Math.max(widest ?? 0, i - last);
    last = i;
  });
  return widest;
}

function any(field: string): string {
  return field === "?" ? "*" : field;
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
