/** One field of a cron expression: its bounds, and the names that stand for numbers from the first on. */
interface Field {
  what: string;
  min: number;
  max: number;
  names?: readonly string[];
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * The fields of Unix cron, which Auto Scaling takes
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html, Recurrence). 7 is Sunday too.
 */
const FIELDS: readonly Field[] = [
  { what: "minute", min: 0, max: 59 },
  { what: "hour", min: 0, max: 23 },
  { what: "day of month", min: 1, max: 31 },
  { what: "month", min: 1, max: 12, names: MONTHS },
  { what: "day of week", min: 0, max: 7, names: DAYS },
];

/** When a cron expression is due: the values of each field, and whether its two days are restricted. */
export interface Cron {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  daysOfMonth: ReadonlySet<number>;
  months: ReadonlySet<number>;
  /** 0 is Sunday. */
  daysOfWeek: ReadonlySet<number>;
  /** Where both are restricted, cron is due on the days of either. */
  restricts: { daysOfMonth: boolean; daysOfWeek: boolean };
}

/** What is wrong with a cron expression, as the end of a sentence; undefined where nothing is. */
export function cronProblem(text: string): string | undefined {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) return `it has ${parts.length} field${parts.length === 1 ? "" : "s"}`;
  for (const [i, part] of parts.entries()) {
    const field = FIELDS[i]!;
    if (!valuesOf(part, field)) return `${part} is no ${field.what} (${field.min} to ${field.max})`;
  }
  return undefined;
}

/** A cron expression read; undefined where it is none. */
export function parseCron(text: string): Cron | undefined {
  if (cronProblem(text) !== undefined) return undefined;
  const parts = text.trim().split(/\s+/);
  const sets = parts.map((part, i) => new Set(valuesOf(part, FIELDS[i]!)));
  const [minutes, hours, daysOfMonth, months, days] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  return {
    minutes,
    hours,
    daysOfMonth,
    months,
    daysOfWeek: new Set([...days].map((day) => day % 7)),
    restricts: { daysOfMonth: !parts[2]!.startsWith("*"), daysOfWeek: !parts[4]!.startsWith("*") },
  };
}

/** Whether two expressions, in the same time zone, are ever due in the same minute. Of a day of month and a day of week, some date is both. */
export function everMeet(a: Cron, b: Cron): boolean {
  const meet = (x: ReadonlySet<number>, y: ReadonlySet<number>) => [...x].some((value) => y.has(value));
  if (!meet(a.minutes, b.minutes) || !meet(a.hours, b.hours) || !meet(a.months, b.months)) return false;
  const onlyOf = ({ restricts }: Cron) => ({
    month: restricts.daysOfMonth && !restricts.daysOfWeek,
    week: restricts.daysOfWeek && !restricts.daysOfMonth,
  });
  if (onlyOf(a).week && onlyOf(b).week) return meet(a.daysOfWeek, b.daysOfWeek);
  if (onlyOf(a).month && onlyOf(b).month) return meet(a.daysOfMonth, b.daysOfMonth);
  return true;
}

/** The hours of a day that a field of cron names: `*`, `5`, `1,13`, `8-18`, `0/6`, `8-18/2`; undefined where it reads otherwise. */
export function hoursOf(field: string): number[] | undefined {
  return valuesOf(field, FIELDS[1]!)?.sort((a, b) => a - b);
}

/** The days of a month that a field names, as `hoursOf`. */
export function daysOfMonthOf(field: string): number[] | undefined {
  return valuesOf(field, FIELDS[2]!);
}

/** The months that a field names, January as 1, as `hoursOf`. */
export function monthsOf(field: string): number[] | undefined {
  return valuesOf(field, FIELDS[3]!);
}

/** The numbers that a field stands for: `*`, `5`, `1-5`, `MON-FRI`, `*` or a range with a step, and lists of these. */
function valuesOf(part: string, field: Field): number[] | undefined {
  const values: number[] = [];
  for (const item of part.split(",")) {
    const match = /^(\*|[A-Za-z0-9]+(-[A-Za-z0-9]+)?)(?:\/(\d+))?$/.exec(item);
    if (!match) return undefined;
    const step = match[3] === undefined ? 1 : Number(match[3]);
    const [first, last] = endsOf(match[1]!, match[3] !== undefined, field);
    if (first === undefined || last === undefined || first > last || step < 1) return undefined;
    for (let value = first; value <= last; value += step) values.push(value);
  }
  return values;
}

/** The ends of a range; a number with a step runs to the field's end. */
function endsOf(range: string, stepped: boolean, field: Field): (number | undefined)[] {
  if (range === "*") return [field.min, field.max];
  const [first, last] = range.split("-").map((word) => numberOf(word, field) ?? NaN);
  if (range.includes("-")) return [first, last].map((end) => (Number.isNaN(end) ? undefined : end));
  return Number.isNaN(first) ? [undefined, undefined] : [first, stepped ? field.max : first];
}

function numberOf(word: string, { min, max, names }: Field): number | undefined {
  const named = names?.indexOf(word.toUpperCase()) ?? -1;
  const value = named >= 0 ? named + min : /^\d{1,2}$/.test(word) ? Number(word) : NaN;
  return value >= min && value <= max ? value : undefined;
}
