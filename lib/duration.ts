/** Seconds. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS = { s: 1, m: MINUTE, h: HOUR, d: DAY } as const;
const SECONDS: Readonly<Record<string, number>> = { ...UNITS, ms: 0.001 };

/** A whole number of one unit: `90s`, `5m`, `4h` or `7d`. */
export const ONE_UNIT = /^\d+[smhd]$/;

/** Of one or several units: `4h`, `1h30m`. */
export const SEVERAL_UNITS = /^(\d+[smhd])+$/;

/** Seconds of a duration; undefined where it is not written in the form. */
export function parseDuration(text: string, form: RegExp = ONE_UNIT): number | undefined {
  if (!form.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)(ms|[smhd])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * SECONDS[unit!]!, 0);
}

/** A duration in the largest unit that divides it: 90 -> `90s`, 300 -> `5m`. @param seconds whole seconds */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return "0s";
  const [unit, size] = Object.entries(UNITS).findLast(([, each]) => seconds % each === 0)!;
  return `${seconds / size}${unit}`;
}
