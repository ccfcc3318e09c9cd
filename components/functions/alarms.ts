import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import { failedMessages } from "../messaging/dead-letter-queue";
import type { Alerts, AlarmSpec, RunbookAnchor } from "../observability/alerts";
import { failures } from "../observability/thresholds";

export interface FunctionAlarmsArgs {
  functionSettings: Pick<FunctionSettings, "alarms" | "timeout" | "reservedConcurrency" | "sources">;
  alerts: Pick<Alerts, "alarm">;
  functionName: pulumi.Input<string>;
  failuresName: pulumi.Input<string>;
}

/** What differs between the alarms of one function. */
type OneAlarm = Pick<AlarmSpec, "problem" | "response" | "severity" | "metricName" | "threshold"> & {
  anchor: string;
  /** Sum by default. */
  statistic?: string;
};

type Settings = FunctionAlarmsArgs["functionSettings"];

/**
 * The alarms on a function, over all its versions, as the dimension `FunctionName` alone counts them
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html). None on DeadLetterErrors, which counts for a function's dead-letter
 * queue: this one has a destination, whose errors are DestinationDeliveryFailures.
 * @param name the function's in the settings
 */
export function functionAlarms(name: string, args: FunctionAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { functionSettings, alerts, functionName, failuresName } = args;
  const { period, failures: failed } = functionSettings.alarms;
  for (const [key, { anchor, threshold, ...alarm }] of Object.entries(alarmsOf(name, functionSettings))) {
    alerts.alarm(
      `${name}-function-${key}`,
      {
        runbook: `functions.md#${anchor}` satisfies RunbookAnchor,
        group: "messages",
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: functionName },
        // No data: no calls, as in a standby; waiting messages have alarms of their own, on the queue or stream.
        ...failures(Number(threshold), period),
        ...alarm,
      },
      opts,
    );
  }
  alerts.alarm(
    `${name}-function-failures`,
    {
      problem: `At least ${count(failed, "failure")} of function ${name} in its failures queue.`,
      response: "Read them, fix the cause and send them again; a stream's records before they expire.",
      runbook: "functions.md#an-event-is-in-the-failures-queue",
      severity: "warning",
      ...failedMessages(failuresName, failed, period),
    },
    opts,
  );
}

function alarmsOf(name: string, settings: Settings): Record<string, OneAlarm> {
  const { alarms, timeout, reservedConcurrency, sources } = settings;
  const within = `within ${formatDuration(alarms.period)}`;
  const seconds = (timeout * alarms.duration) / 100;
  return {
    errors: {
      problem: `At least ${count(alarms.errors, "call")} of function ${name} failed ${within}.`,
      response: "Find the first error in its log; if a release preceded it, roll back.",
      anchor: "a-function-fails",
      severity: "critical",
      metricName: "Errors",
      threshold: alarms.errors,
    },
    throttles: {
      problem: `Lambda throttled at least ${count(alarms.throttles, "call")} of function ${name} ${within}.`,
      response:
        "Raise reservedConcurrency or the account's quota; for a queue, lower maximumConcurrency before good messages reach the dead-letter queue.",
      anchor: "a-function-is-throttled",
      severity: "warning",
      metricName: "Throttles",
      threshold: alarms.throttles,
    },
    duration: {
      problem: `The p99 duration of function ${name} was ${seconds}s or more ${within}; its timeout is ${timeout}s.`,
      response:
        "Check what it waits for; give it more memoryMiB, a longer timeout or smaller batches before calls time out.",
      anchor: "a-function-nears-its-timeout",
      severity: "warning",
      metricName: "Duration",
      statistic: "p99",
      // The metric is in milliseconds.
      threshold: seconds * 1000,
    },
    ...(reservedConcurrency !== undefined && { concurrency: nearReserved(name, settings, reservedConcurrency) }),
    ...(Object.values(sources).some((source) => "stream" in source) && { "iterator-age": late(name, settings) }),
    dropped: {
      problem: `Lambda dropped at least 1 event for function ${name} ${within}: it was too old, or failed in each try.`,
      response: "Find it in the failures queue; fix the cause and send it again.",
      anchor: "an-event-is-in-the-failures-queue",
      severity: "warning",
      metricName: "AsyncEventsDropped",
      threshold: 1,
    },
    undelivered: {
      problem: `Lambda could not send at least 1 failure of function ${name} to its failures queue ${within}: it is lost.`,
      response:
        "Check the role's policy, the key and the queue; find the event in the log of the function or of its sender.",
      anchor: "the-failures-queue-cannot-be-written-to",
      severity: "critical",
      metricName: "DestinationDeliveryFailures",
      threshold: 1,
    },
  };
}

/** At least 1: a share of a small figure must not round down to what is always in use. */
function nearReserved(name: string, { alarms }: Settings, reserved: number): OneAlarm {
  const threshold = Math.max(1, Math.ceil((reserved * alarms.concurrency) / 100));
  return {
    problem: `At least ${count(threshold, "call")} of function ${name} ran at once, of ${reserved} reserved.`,
    response: "Raise reservedConcurrency before calls are throttled, or lower the maximumConcurrency of its queues.",
    anchor: "a-function-is-throttled",
    severity: "warning",
    metricName: "ConcurrentExecutions",
    statistic: "Maximum",
    threshold,
  };
}

function late(name: string, { alarms }: Settings): OneAlarm {
  return {
    problem: `The records that function ${name} reads from its stream are ${formatDuration(alarms.iteratorAge)} old or older.`,
    response:
      "Check whether a bad record blocks a shard or load has grown; raise parallelization or shards before the records expire.",
    anchor: "a-function-lags-behind-its-stream",
    severity: "critical",
    metricName: "IteratorAge",
    statistic: "Maximum",
    // The metric is in milliseconds.
    threshold: alarms.iteratorAge * 1000,
  };
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? "" : "s"}`;
}
