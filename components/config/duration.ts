import { z } from "zod";
import { formatDuration, ONE_UNIT, parseDuration } from "../../lib/duration";

/**
 * A setting that is a duration between two bounds, in seconds once read.
 * @param min the shortest allowed, in seconds
 * @param max the longest allowed, in seconds
 */
export function duration(min: number, max: number) {
  const allowed = `a duration from ${formatDuration(min)} to ${formatDuration(max)}, written like 90s, 5m, 4h or 7d`;
  return z
    .string(allowed)
    .regex(ONE_UNIT, allowed)
    .transform((text) => parseDuration(text)!)
    .refine((seconds) => seconds >= min && seconds <= max, allowed);
}
