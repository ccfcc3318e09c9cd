import type { Stream } from "./schema/messaging/streams";

/** What a shard takes and gives in a second: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html. */
export const SHARD = { megabytes: 1, records: 1000, megabytesRead: 2 } as const;

/**
 * What a new on-demand stream takes, and one that was idle for 30 days, as a standby's is: it is made for twice the peak of that time, and never for
 * less than this (https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html#ondemandmode).
 */
export const IDLE_ON_DEMAND_SHARDS = 4;

/** Shards that take so much in a second. */
export function shardsFor({ megabytes, records }: NonNullable<Stream["peak"]>): number {
  return Math.max(Math.ceil(megabytes / SHARD.megabytes), Math.ceil(records / SHARD.records));
}
