import type { Published } from "./published";

export const SHARD_LIMITS = {
  title: "What a shard takes and gives in a second",
  sources: ["https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html"],
  asOf: "2026-11-23",
  data: { megabytes: 1, records: 1000, megabytesRead: 2 },
} as const satisfies Published;

/** An on-demand stream is made for twice the peak of the last 30 days, and never for less than this; a standby's is idle. */
export const IDLE_ON_DEMAND_SHARDS: Published<number> = {
  title: "Shards' worth that a new or idle on-demand stream takes",
  sources: ["https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html#ondemandmode"],
  asOf: "2026-11-23",
  data: 4,
};
