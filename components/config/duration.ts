import { z } from "zod";
import { formatDuration, ONE_UNIT, parseDuration, SEVERAL_UNITS } from "../../lib/duration";

/** How people write units elsewhere, and the unit here. */
const ELSEWHERE = /^P?T?(\d+) *(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)$/i;

/** `Did you mean 4h? ` of `4 hours`, `PT4H` or `1h30m`; of a bare number, that a unit is missing; else nothing. */
export function durationHint(value: unknown): string {
  if (/^\d+$/.test(String(value))) return `Write its unit: ${String(value)}m is minutes. `;
  if (typeof value !== "string") return "";
  const [, count, unit] = ELSEWHERE.exec(value.trim()) ?? [];
  const seconds = parseDuration(value, SEVERAL_UNITS);
  const meant = unit
    ? `${count}${unit[0]!.toLowerCase()}`
    : seconds === undefined
      ? undefined
      : formatDuration(seconds);
  return meant === undefined || meant === value ? "" : `Did you mean ${meant}? `;
}

/** How what is allowed of a duration begins. */
export const DURATION_WORDS = "a duration from";

/**
 * A setting that is a duration between two bounds, in seconds once read.
 * @param min the shortest allowed, in seconds
 * @param max the longest allowed, in seconds
 */
export function duration(min: number, max: number) {
  const allowed = `${DURATION_WORDS} ${formatDuration(min)} to ${formatDuration(max)}, written like 90s, 5m, 4h or 7d`;
  return z
    .string(allowed)
    .regex(ONE_UNIT, allowed)
    .transform((text) => parseDuration(text)!)
    .refine((seconds) => seconds >= min && seconds <= max, allowed);
}
