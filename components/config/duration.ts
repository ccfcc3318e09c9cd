import { z } from "zod";

/** Seconds. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const UNITS = { s: 1, m: MINUTE, h: HOUR, d: DAY } as const;
const PATTERN = /^(\d+)(s|m|h|d)$/;

/** Seconds of a duration written `90s`, `5m`, `4h` or `7d`; undefined where it is not one. */
export function parseDuration(text: string): number | undefined {
  const match = PATTERN.exec(text);
  return match ? Number(match[1]) * UNITS[match[2] as keyof typeof UNITS] : undefined;
}

/** A duration in the largest unit that divides it: 90 -> `90s`, 300 -> `5m`. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return "0s";
  const [unit, size] = (Object.entries(UNITS) as [string, number][]).reverse().find(([, s]) => seconds % s === 0)!;
  return `${seconds / size}${unit}`;
}

/**
 * A setting that is a duration between two bounds, in seconds once read.
 * @param min the shortest allowed, in seconds
 * @param max the longest allowed, in seconds
 */
export function duration(min: number, max: number) {
  const allowed = `a duration from ${formatDuration(min)} to ${formatDuration(max)}, written like 90s, 5m, 4h or 7d`;
  return z
    .string(allowed)
    .regex(PATTERN, allowed)
    .transform((text) => parseDuration(text)!)
    .refine((seconds) => seconds >= min && seconds <= max, allowed);
}
