import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import type { Function as FunctionSettings } from "../config/schema/messaging/functions";
import type { Alerts, AlarmSpec, RunbookAnchor } from "../observability/alerts";

export interface FunctionAlarmsArgs {
  wanted: FunctionSettings;
  alerts: Alerts;
  functionName: pulumi.Input<string>;
  failuresName: pulumi.Input<string>;
}

/** What differs between the alarms of one function. */
type Own = Pick<AlarmSpec, "what" | "todo" | "severity" | "metricName" | "statistic" | "threshold"> & {
  anchor: string;
  more?: Partial<AlarmSpec>;
};

/**
 * The alarms of a function by their names; of all its versions together, as `FunctionName` alone counts them
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html). DeadLetterErrors has none: it counts for dead-letter queues of a
 * function, and this one has a destination, whose errors are DestinationDeliveryFailures.
 * @param name the function's in the settings
 */
export function functionAlarms(name: string, args: FunctionAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  for (const [key, own] of Object.entries(alarmsOf(name, args.wanted))) {
    const { anchor, more, ...spec } = own;
    args.alerts.alarm(
      `${name}-function-${key}`,
      {
        ...spec,
        runbook: `functions.md#${anchor}` satisfies RunbookAnchor,
        group: "messages",
        namespace: "AWS/Lambda",
        dimensions: { FunctionName: args.functionName },
        comparison: "GreaterThanOrEqualToThreshold",
        period: args.wanted.alarms.period,
        evaluationPeriods: 1,
        // No data: nobody calls it, as in a standby; that messages wait is told by their queue's and stream's own alarms.
        treatMissingData: "notBreaching",
        ...more,
      },
      opts,
    );
  }
  args.alerts.alarm(`${name}-function-failures`, failuresSpec(name, args), opts);
}

function alarmsOf(name: string, wanted: FunctionSettings): Record<string, Own> {
  const { alarms, timeout, reservedConcurrency } = wanted;
  const within = `within ${formatDuration(alarms.period)}`;
  const seconds = (timeout * alarms.duration) / 100;
  return {
    errors: {
      what: `${times(alarms.errors, "call")} or more of function ${name} failed ${within}.`,
      todo: "Look at its log for the first error; if a release came before it, roll back.",
      anchor: "a-function-fails",
      severity: "critical",
      metricName: "Errors",
      statistic: "Sum",
      threshold: alarms.errors,
    },
    throttles: {
      what: `${times(alarms.throttles, "call")} or more of function ${name} were throttled ${within}.`,
      todo: "Raise reservedConcurrency, or the account's quota; of a queue, lower maximumConcurrency before good messages become dead letters.",
      anchor: "a-function-is-throttled",
      severity: "warning",
      metricName: "Throttles",
      statistic: "Sum",
      threshold: alarms.throttles,
    },
    duration: {
      what: `One in a hundred calls of function ${name} took ${seconds}s or more ${within}, of ${timeout}s that it may take.`,
      todo: "Look at what it waits for; give it more memoryMiB, a longer timeout or smaller batches before calls are cut off.",
      anchor: "a-function-nears-its-timeout",
      severity: "warning",
      metricName: "Duration",
      statistic: "p99",
      // The metric is in milliseconds.
      threshold: seconds * 1000,
    },
    ...(reservedConcurrency !== undefined && { concurrency: nearReserved(name, wanted, reservedConcurrency) }),
    ...(Object.values(wanted.sources).some((source) => "stream" in source) && { "iterator-age": late(name, wanted) }),
    dropped: {
      what: `Lambda dropped an event for function ${name} ${within}: it was too old, or failed in each try.`,
      todo: "Find it in the failures queue, and send it again when the cause is gone.",
      anchor: "an-event-is-in-the-failures-queue",
      severity: "warning",
      metricName: "AsyncEventsDropped",
      statistic: "Sum",
      threshold: 1,
    },
    undelivered: {
      what: `Lambda could not write a failure of function ${name} to its failures queue ${within}: what failed is lost.`,
      todo: "Look at the role's policy, the key and the queue; find the event in the log of the function or of whoever sent it.",
      anchor: "the-failures-queue-cannot-be-written-to",
      severity: "critical",
      metricName: "DestinationDeliveryFailures",
      statistic: "Sum",
      threshold: 1,
    },
  };
}

/** Lambda counts to the whole: a share of few must not round down to what is always in use. */
function nearReserved(name: string, { alarms }: FunctionSettings, reserved: number): Own {
  const threshold = Math.max(1, Math.ceil((reserved * alarms.concurrency) / 100));
  return {
    what: `${times(threshold, "call")} of function ${name} ran at once, of ${reserved} that may.`,
    todo: "Raise reservedConcurrency before calls are throttled, or lower the maximumConcurrency of its queues.",
    anchor: "a-function-is-throttled",
    severity: "warning",
    metricName: "ConcurrentExecutions",
    statistic: "Maximum",
    threshold,
  };
}

function late(name: string, { alarms }: FunctionSettings): Own {
  return {
    what: `Function ${name} reads records of its stream that are ${formatDuration(alarms.iteratorAge)} old or older.`,
    todo: "See whether a bad record holds a shard up or load has grown; more parallelization or shards, before the records expire.",
    anchor: "a-function-lags-behind-its-stream",
    severity: "critical",
    metricName: "IteratorAge",
    statistic: "Maximum",
    // The metric is in milliseconds.
    threshold: alarms.iteratorAge * 1000,
  };
}

function failuresSpec(name: string, { wanted, failuresName }: FunctionAlarmsArgs): AlarmSpec {
  const { failures, period } = wanted.alarms;
  return {
    what: `${times(failures, "failure")} or more of function ${name} wait in its failures queue.`,
    todo: "Read them, mend the cause and send them again: of a stream's records before these expire.",
    runbook: "functions.md#an-event-is-in-the-failures-queue",
    group: "messages",
    severity: "warning",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: failuresName },
    statistic: "Maximum",
    comparison: "GreaterThanOrEqualToThreshold",
    threshold: failures,
    period,
    evaluationPeriods: 1,
    // SQS reports nothing of a queue that was idle for six hours (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-monitoring-using-cloudwatch.html).
    treatMissingData: "notBreaching",
  };
}

function times(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
