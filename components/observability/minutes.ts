/** Seconds of the shortest period that AWS's own metrics have. */
export const MINUTE = 60;

/** A number of minutes as people write it: `1 minute`, `5 minutes`. */
export function inMinutes(minutes: number): string {
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
