import { SHARD_LIMITS } from "../../facts/kinesis";
import type { Stream } from "../config/schema/messaging/streams";

const DAY = 86400;

/** The maximum record age that Lambda accepts (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). */
const MOST = 7 * DAY;

/**
 * The age at which a function gives a stream's record up where the settings say none: the last quarter of the retention is left to a person, since the
 * failures queue says only where the record is. No shorter, so that what waits in a region that was lost is worked on when it is back.
 * @param retention seconds
 */
export function recordAgeOf(retention: number): number {
  return Math.min(MOST, Math.floor((retention * 3) / 4));
}

/** Periods of a minute that a consumer is behind before its alarm. */
export const LAG_PERIODS = 3;

/** Seconds until the alarm for a consumer that is behind. */
export const LAG_ALARM_SECONDS = LAG_PERIODS * 60;

/** Shards that take so much in a second. */
export function shardsFor({ megabytes, records }: NonNullable<Stream["peak"]>): number {
  return Math.max(Math.ceil(megabytes / SHARD_LIMITS.data.megabytes), Math.ceil(records / SHARD_LIMITS.data.records));
}
