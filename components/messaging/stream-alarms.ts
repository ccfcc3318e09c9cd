import { formatDuration } from "../../lib/duration";
import type { Settings } from "../config/parse";
import type { Stream } from "../config/schema/messaging/streams";
import { LAG_PERIODS } from "../topology/streams";
import type { AlarmSpec } from "../observability/alerts";
import { above, FAILURES_IN_3_OF_5_MINUTES } from "../observability/thresholds";
import { consumes } from "../topology/messaging";

export interface StreamAlarmsArgs {
  settings: Pick<Settings, "workload" | "role" | "active" | "functions">;
  /** Its name in the settings. */
  stream: string;
  streamSettings: Stream;
  /** Its name in AWS. */
  streamName: string;
  /** The consumer's name, if a function reads with enhanced fan-out. */
  consumerName?: string;
}

/** What the alarms on a stream share; metrics: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html. */
function onStream(streamName: string) {
  return { group: "messages", namespace: "AWS/Kinesis", dimensions: { StreamName: streamName } } as const;
}

/** The alarms on a stream by their keys. */
export function streamAlarms(args: StreamAlarmsArgs): Record<string, AlarmSpec> {
  const { stream, streamSettings, settings } = args;
  const silence = serves(settings) ? streamSettings.alarms.silence : undefined;
  return {
    [`${stream}-stream-lag`]: lagAlarm(args),
    [`${stream}-stream-writes`]: writesThrottled(args),
    [`${stream}-stream-reads`]: readsThrottled(args),
    ...(silence !== undefined && { [`${stream}-stream-silent`]: silentAlarm(args, silence) }),
  };
}

/** A reader with enhanced fan-out does not call GetRecords, and has another metric. */
function lagAlarm({ settings, stream, streamSettings, streamName, consumerName }: StreamAlarmsArgs): AlarmSpec {
  const { alarms, retention } = streamSettings;
  return {
    ...onStream(streamName),
    problem: `A reader of stream ${stream} is more than ${formatDuration(alarms.lag)} behind the newest record, or has stopped reading; records are deleted after ${formatDuration(retention)}, read or not.`,
    response: "Check the function that reads it. If the fix takes long, lengthen the stream's retention first.",
    runbook: "streams.md#a-consumer-falls-behind",
    severity: "critical",
    ...(consumerName === undefined
      ? { metricName: "GetRecords.IteratorAgeMilliseconds" }
      : {
          metricName: "SubscribeToShardEvent.MillisBehindLatest",
          dimensions: { StreamName: streamName, ConsumerName: consumerName },
        }),
    // The maximum: an average would hide one shard that is stuck.
    ...above(alarms.lag * 1000, LAG_PERIODS),
    // Each read gives a datapoint, also of an empty stream. No data means that there is no reader and records expire unread: a failure where a function
    // should read; as intended in a standby whose functions are disabled, and for a stream with external readers alone, which may come and go.
    treatMissingData: isReadHere(settings, stream) ? "breaching" : "notBreaching",
  };
}

function writesThrottled(args: StreamAlarmsArgs): AlarmSpec {
  const { capacity } = args.streamSettings;
  const size = capacity.mode === "provisioned" ? `its ${capacity.shards} shards are` : "its on-demand capacity is";
  return {
    ...onStream(args.streamName),
    ...FAILURES_IN_3_OF_5_MINUTES,
    problem: `Kinesis refused writes to stream ${args.stream} in 3 of 5 minutes: ${size} too small, or one partition key has too many of them.`,
    response: "Add shards, or spread the partition keys. A producer that does not retry has lost what was refused.",
    runbook: "streams.md#writes-are-throttled",
    severity: "critical",
    metricName: "WriteProvisionedThroughputExceeded",
  };
}

function readsThrottled(args: StreamAlarmsArgs): AlarmSpec {
  return {
    ...onStream(args.streamName),
    ...FAILURES_IN_3_OF_5_MINUTES,
    problem: `Kinesis refused reads of stream ${args.stream} in 3 of 5 minutes: its readers share 2 MB and 5 calls a second of each shard.`,
    response: "Give the function a consumer of its own (enhancedFanOut), or remove readers, before they fall behind.",
    runbook: "streams.md#reads-are-throttled",
    severity: "warning",
    metricName: "ReadProvisionedThroughputExceeded",
  };
}

function silentAlarm({ stream, streamName }: StreamAlarmsArgs, silence: number): AlarmSpec {
  return {
    ...onStream(streamName),
    problem: `No record was written to stream ${stream} for ${formatDuration(silence)}.`,
    response: "Check the producers: they may lose what they cannot send.",
    runbook: "streams.md#no-records-are-written",
    severity: "warning",
    metricName: "IncomingRecords",
    statistic: "Sum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: silence,
    evaluationPeriods: 1,
    // No data is what this alarm is for, from the first minute on: who sets it has producers.
    treatMissingData: "breaching",
  };
}

function isReadHere({ functions, ...settings }: StreamAlarmsArgs["settings"], stream: string): boolean {
  const sources = Object.values(functions).flatMap((lambda) => Object.values(lambda.sources));
  return consumes(settings) && sources.some((source) => "stream" in source && source.stream === stream);
}

/** Whether users' requests come to this region: a standby's stream is silent by design. */
function serves({ workload, role, active }: Pick<Settings, "workload" | "role" | "active">): boolean {
  return workload.strategy === "active-active" || role === active;
}
