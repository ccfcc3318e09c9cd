import type { Areas } from "../../config/schema";
import { IDLE_ON_DEMAND_SHARDS, SHARD_LIMITS } from "../../../facts/kinesis";
import type { Problem } from "../../config/problems";
import type { Stream } from "../../config/schema/messaging/streams";
import { shardsFor } from "../../topology/streams";

/**
 * Whether the stream takes what is declared, in each region, and gives it to its readers.
 * @param readers the functions that read it, where they can be seen
 */
export function checkStreamCapacity(
  path: string,
  stream: Stream,
  readers: string[] | undefined,
  { workload }: Pick<Areas, "workload">,
): Problem[] {
  const { enhancedFanOut, peak, capacity } = stream;
  const fanOut = enhancedFanOut === true && readers !== undefined ? checkConsumer(path, readers) : [];
  if (peak?.megabytes === undefined) return fanOut;
  const load = { megabytes: peak.megabytes, records: peak.records };
  if (capacity.mode === "on-demand") return [...fanOut, ...checkIdle(path, load, workload.strategy)];
  if (capacity.mode !== "provisioned") return fanOut;
  const shared = enhancedFanOut === false ? readers : undefined;
  return [...fanOut, ...checkWrites(path, load, capacity.shards), ...checkReads(path, load, capacity.shards, shared)];
}

/**
 * A second subscription of a consumer to a shard ends the first, or is refused
 * (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_SubscribeToShard.html).
 */
function checkConsumer(path: string, readers: string[]): Problem[] {
  if (readers.length === 1) return [];
  const who = readers.length === 0 ? "no function reads the stream" : `${readers.join(", ")} would share one consumer`;
  return [
    {
      path: `${path}.enhancedFanOut`,
      message: `true is for the one function that reads the stream; ${who}`,
      fix: "Allowed: false; or one function with this stream among its sources.",
    },
  ];
}

type Load = NonNullable<Stream["peak"]>;

function checkWrites(path: string, load: Load, shards: number): Problem[] {
  const needed = shardsFor(load);
  if (needed <= shards) return [];
  return [
    {
      path: `${path}.capacity.shards`,
      message: `${shards} is too few for ${said(load)}: a shard takes ${SHARD_LIMITS.data.megabytes} MB or ${SHARD_LIMITS.data.records} records a second, and more is throttled`,
      fix: `Allowed: ${needed} or more, better some above, since keys are never spread evenly; or a lower ${path}.peak.`,
    },
  ];
}

function checkReads(path: string, load: Load, shards: number, readers: string[] | undefined): Problem[] {
  const wanted = load.megabytes * (readers?.length ?? 0);
  if (wanted <= shards * SHARD_LIMITS.data.megabytesRead) return [];
  return [
    {
      path: `${path}.capacity.shards`,
      message: `${shards} give ${shards * SHARD_LIMITS.data.megabytesRead} MB a second to all readers together, and ${readers!.join(", ")} want ${wanted} MB (${readers!.length} x ${load.megabytes} MB): they fall behind`,
      fix: `Allowed: ${Math.ceil(wanted / SHARD_LIMITS.data.megabytesRead)} or more, or fewer readers.`,
    },
  ];
}

function checkIdle(path: string, load: Load, strategy: string | undefined): Problem[] {
  const needed = shardsFor(load);
  // Both regions of an active-active pair are in use, and a static site's standby has no stream.
  if (needed <= IDLE_ON_DEMAND_SHARDS.data || strategy === undefined) return [];
  if (strategy === "static-site" || strategy === "active-active") return [];
  return [
    {
      path: `${path}.capacity.mode`,
      message: `on-demand cannot take ${said(load)} at a failover: the standby's stream was idle, and accepts ${IDLE_ON_DEMAND_SHARDS.data} MB and ${IDLE_ON_DEMAND_SHARDS.data * SHARD_LIMITS.data.records} records a second`,
      fix: `Allowed: mode provisioned with ${needed} shards or more; or a lower ${path}.peak.`,
    },
  ];
}

function said({ megabytes, records }: Load): string {
  return `${megabytes} MB and ${records} records a second`;
}
