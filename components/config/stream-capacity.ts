import { SHARD_LIMITS } from "../../facts/kinesis";
import type { Stream } from "./schema/messaging/streams";

/** Shards that take so much in a second. */
export function shardsFor({ megabytes, records }: NonNullable<Stream["peak"]>): number {
  return Math.max(Math.ceil(megabytes / SHARD_LIMITS.data.megabytes), Math.ceil(records / SHARD_LIMITS.data.records));
}
