const DAY = 86400;

/** The oldest record that Lambda can be told to give up (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). */
const MOST = 7 * DAY;

/**
 * The age at which a function gives a stream's record up where the settings say none: the last quarter of the retention is left to a person, since the
 * failures queue says only where the record is. No shorter, so that what waits in a region that was lost is worked on when it is back.
 * @param retention seconds
 */
export function recordAgeOf(retention: number): number {
  return Math.min(MOST, Math.floor((retention * 3) / 4));
}
