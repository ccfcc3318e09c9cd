import { formatDuration } from "../../lib/duration";
import type { Settings } from "../config/parse";
import type { Stream } from "../config/schema/messaging/streams";
import { LAG_PERIODS } from "../config/stream-lag";
import type { AlarmSpec } from "../observability/alerts";
import { consumes } from "../topology/messaging";

export interface StreamAlarmsArgs {
  settings: Pick<Settings, "workload" | "role" | "active" | "functions">;
  /** Its name in the settings. */
  stream: string;
  wanted: Stream;
  /** Its name in AWS. */
  streamName: string;
  /** The consumer's name, where a function reads by enhanced fan-out. */
  consumerName?: string;
}

const MINUTE = 60;

/** What the alarms of a stream have in common; metrics: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html. */
const COMMON = { group: "messages", namespace: "AWS/Kinesis", period: MINUTE } as const;

/** The alarms of a stream by their keys. */
export function streamAlarms(args: StreamAlarmsArgs): Record<string, AlarmSpec> {
  const { stream, wanted, settings } = args;
  const silence = serves(settings) ? wanted.alarms.silence : undefined;
  return {
    [`${stream}-stream-lag`]: lagAlarm(args),
    [`${stream}-stream-writes`]: throttledAlarm(args, "write"),
    [`${stream}-stream-reads`]: throttledAlarm(args, "read"),
    ...(silence !== undefined && { [`${stream}-stream-silent`]: silentAlarm(args, silence) }),
  };
}

/** A reader with a consumer of its own is not among those who call GetRecords, and has another metric. */
function lagAlarm({ settings, stream, wanted, streamName, consumerName }: StreamAlarmsArgs): AlarmSpec {
  const { lag } = wanted.alarms;
  return {
    ...COMMON,
    what: `A reader of stream ${stream} is ${formatDuration(lag)} behind its newest record, or reads no more; what is ${formatDuration(wanted.retention)} old is deleted, read or not.`,
    todo: "Look at the function that reads it, and lengthen the stream's retention before anything else if that takes long.",
    runbook: "streams.md#a-consumer-falls-behind",
    severity: "critical",
    ...(consumerName === undefined
      ? { metricName: "GetRecords.IteratorAgeMilliseconds", dimensions: { StreamName: streamName } }
      : {
          metricName: "SubscribeToShardEvent.MillisBehindLatest",
          dimensions: { StreamName: streamName, ConsumerName: consumerName },
        }),
    // One shard that is stuck does not show in an average.
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: lag * 1000,
    evaluationPeriods: LAG_PERIODS,
    // Each read is a datapoint, of an empty stream too: none at all means that nobody reads, and records expire unseen. That is so where a function
    // should read; it is no fault in a standby whose functions wait, nor of a stream that only others read, who may come and go.
    treatMissingData: isReadHere(settings, stream) ? "breaching" : "notBreaching",
  };
}

function throttledAlarm({ stream, wanted, streamName }: StreamAlarmsArgs, what: "read" | "write"): AlarmSpec {
  const { capacity } = wanted;
  const made = capacity.mode === "provisioned" ? `its ${capacity.shards} shards are` : "its on-demand capacity is";
  const writes = {
    what: `Writes to stream ${stream} are refused in 3 of 5 minutes: ${made} too small, or one key has too much of them.`,
    todo: "Add shards, or spread the keys; a producer that does not try again has lost what was refused.",
    runbook: "streams.md#writes-are-throttled",
    severity: "critical",
    metricName: "WriteProvisionedThroughputExceeded",
  } as const;
  const reads = {
    what: `Reads of stream ${stream} are refused in 3 of 5 minutes: its readers share 2 MB and 5 calls a second of each shard.`,
    todo: "Give the function a consumer of its own (enhancedFanOut), or take readers away, before they fall behind.",
    runbook: "streams.md#reads-are-throttled",
    severity: "warning",
    metricName: "ReadProvisionedThroughputExceeded",
  } as const;
  return {
    ...COMMON,
    ...(what === "write" ? writes : reads),
    dimensions: { StreamName: streamName },
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    // A short burst is tried again by AWS's SDKs and passes.
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    // No data: nobody writes or reads, and nobody is refused.
    treatMissingData: "notBreaching",
  };
}

function silentAlarm({ stream, streamName }: StreamAlarmsArgs, silence: number): AlarmSpec {
  return {
    ...COMMON,
    what: `Nothing was written to stream ${stream} for ${formatDuration(silence)}.`,
    todo: "Look at the producers: what they cannot send, they may lose.",
    runbook: "streams.md#no-records-are-written",
    severity: "warning",
    metricName: "IncomingRecords",
    dimensions: { StreamName: streamName },
    statistic: "Sum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: silence,
    evaluationPeriods: 1,
    // No data is the very silence that is looked for.
    treatMissingData: "breaching",
  };
}

function isReadHere({ functions, ...settings }: StreamAlarmsArgs["settings"], stream: string): boolean {
  const sources = Object.values(functions).flatMap((lambda) => Object.values(lambda.sources));
  return consumes(settings) && sources.some((source) => "stream" in source && source.stream === stream);
}

/** Whether users' requests come to this region: in a standby silence is as it should be. */
function serves({ workload, role, active }: Pick<Settings, "workload" | "role" | "active">): boolean {
  return workload.strategy === "active-active" || role === active;
}
