import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Monitoring } from "../config/schema/monitoring";
import type { Topology } from "../topology";
import { recipientsOf, SEVERITIES, type Severity } from "../config/schema/alerts";
import { alarmName, alertsKey, alertsName } from "../topology/messaging";
import { AlertsDeadLetters } from "./alerts-dead-letters";
import { AlertsRecord } from "./alerts-record";
import { alertsTopic } from "./alerts-topic";
import { Chat } from "./chat";

export interface AlertsArgs {
  settings: Settings;
  topology: Topology;
  /** The ARN of the key of this region's messages. */
  keyArn: pulumi.Output<string>;
}

/** A page of docs/runbook and the section of it that an alarm leads to. */
export type RunbookAnchor = `${string}.md#${string}`;

/** The parts of the service, by which dashboards and the region's own alarm sort the alarms. */
export type AlarmGroup = "service" | "stores" | "messages" | "regions" | "audit";

/** An alarm on a metric, as the component that it watches knows it. */
export interface AlarmSpec {
  /** What is wrong while it is in ALARM, as a sentence with its figures: "The oldest message of orders has waited for 15m." */
  problem: string;
  /** What a person does about it, in a sentence or two. */
  response: string;
  runbook: RunbookAnchor;
  group: AlarmGroup;
  /** critical: users or data are affected now, or (group audit) the record is. warning: they may soon be. */
  severity: Severity;
  namespace: pulumi.Input<string>;
  metricName: string;
  dimensions: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /** Sum, Average, Maximum, Minimum or SampleCount; or a percentile such as p99. */
  statistic: string;
  comparison:
    "GreaterThanThreshold" | "GreaterThanOrEqualToThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold";
  threshold: pulumi.Input<number>;
  /** Seconds, whole minutes. */
  period: number;
  evaluationPeriods: number;
  datapointsToAlarm?: number;
  /** A comment at each alarm says why. */
  treatMissingData: "breaching" | "notBreaching" | "ignore" | "missing";
  /**
   * Where the alarm is on a calculation: an expression of metric math in which `m` is the metric above, and others, by their ids, are metrics of
   * the same namespace, dimensions, statistic and period.
   */
  math?: { expression: string; label: string; others: Record<string, string> };
  /** Further alarm actions besides the topic: a scaling policy, a recovery. */
  actions?: pulumi.Input<string>[];
  /**
   * With treatMissingData "missing": whether to notify when a metric is no longer reported and the alarm goes to INSUFFICIENT_DATA. A metric that
   * was never reported keeps the alarm there, without a notification.
   */
  notifiesMissingData?: boolean;
  /**
   * A Metrics Insights query that is watched in place of the one metric, where its dimensions are not known here
   * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarm-create.html); `metricName` and
   * `dimensions` then say only what it is about.
   */
  query?: string;
}

/**
 * Of an alarm on data that are no longer reported: it goes to INSUFFICIENT_DATA once none of the time that it looks back on has any, and notifies then.
 * Until the first data it is there without a notification: nothing has stopped, and a Region that was just made notifies of nothing
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html).
 */
export const SILENT = { treatMissingData: "missing", notifiesMissingData: true } as const satisfies Partial<AlarmSpec>;

/** An alarm on other alarms. */
export interface CompositeSpec extends Pick<AlarmSpec, "problem" | "response" | "runbook"> {
  /** The alarm rule: `ALARM("one") AND NOT ALARM("other")`. */
  rule: pulumi.Input<string>;
}

/** An alarm of the region, and what it is about. */
export interface Raised {
  key: string;
  spec: AlarmSpec;
  alarm: aws.cloudwatch.MetricAlarm;
}

/** Whether an alarm says that its region is impaired. A change to a trail is critical, but affects no user. */
export function meansImpaired({ severity, group }: Pick<AlarmSpec, "severity" | "group">): boolean {
  return severity === "critical" && group !== "audit";
}

/** The topics that a region's alarms notify, one for each severity, and how every alarm of the region is made. */
export class Alerts extends pulumi.ComponentResource {
  /** The ARN of the topic of each severity. */
  readonly topicArns: Readonly<Record<Severity, pulumi.Output<string>>>;
  /** The ARN of the dead-letter queue of EventBridge's events to the topics: `deadLetterConfig` of a target. */
  readonly deadLetterArn: pulumi.Output<string>;
  /** The alarms' thresholds. */
  readonly monitoring: Monitoring;

  private readonly raised: Raised[] = [];
  private isClosed = false;

  constructor(
    name: string,
    private readonly args: AlertsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:observability:Alerts", name, {}, opts);
    const parent = { parent: this };
    const { settings, keyArn } = args;
    this.monitoring = settings.monitoring;
    const { workload } = settings;
    const { role } = args.topology;
    const lost = new AlertsDeadLetters(name, { workload, role, keyArn }, parent);
    this.deadLetterArn = lost.arn;
    const topic = (severity: Severity) =>
      alertsTopic(
        `${name}-${alertsKey(severity)}`,
        {
          topicName: alertsName(workload, severity),
          account: workload.account,
          keyArn,
          recipients: recipientsOf(settings.alerts, severity),
          deadLetterArn: lost.arn,
        },
        parent,
      );
    this.topicArns = { critical: topic("critical"), warning: topic("warning") };
    const { chat } = settings.alerts;
    if (chat && role === "secondary") new Chat(`${name}-chat`, { workload, chat, topicArns: this.topicArns }, parent);
    new AlertsRecord(name, { workload, role, topicArns: this.topicArns, keyArn }, { ...parent, dependsOn: [lost] });
    this.undeliveredAlarms(lost.queueName);
    this.registerOutputs({ topicArns: this.topicArns });
  }

  /**
   * Makes an alarm that notifies the region's topic of its severity.
   * @param key its name within the workload, the same in both regions: `orders-oldest-message`
   * @param opts the component that it watches is its parent
   */
  alarm(key: string, spec: AlarmSpec, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm {
    if (this.isClosed) throw new Error(`alarm ${key} is made after the region's alarms were closed`);
    const { workload } = this.args.settings;
    const { actions = [], datapointsToAlarm } = spec;
    const topicArn = this.topicArns[spec.severity];
    const alarm = new aws.cloudwatch.MetricAlarm(
      `${workload.name}-${key}`,
      {
        name: alarmName(workload, key),
        alarmDescription: this.describe(spec),
        ...watched(spec),
        comparisonOperator: spec.comparison,
        threshold: spec.threshold,
        evaluationPeriods: spec.evaluationPeriods,
        ...(datapointsToAlarm !== undefined && { datapointsToAlarm }),
        treatMissingData: spec.treatMissingData,
        alarmActions: [...actions, topicArn],
        okActions: this.okActions(spec.severity),
        ...(spec.notifiesMissingData && { insufficientDataActions: [topicArn] }),
      },
      opts,
    );
    this.raised.push({ key, spec, alarm });
    return alarm;
  }

  /**
   * Every alarm of the region, in the order in which they were made.
   * @throws Error by `alarm`, from now on
   */
  close(): readonly Raised[] {
    this.isClosed = true;
    return this.raised;
  }

  /** Makes an alarm on alarms of this region that notifies the region's topic of critical alarms. */
  composite(key: string, spec: CompositeSpec, opts: pulumi.CustomResourceOptions): aws.cloudwatch.CompositeAlarm {
    const { workload } = this.args.settings;
    return new aws.cloudwatch.CompositeAlarm(
      `${workload.name}-${key}`,
      {
        alarmName: alarmName(workload, key),
        alarmDescription: this.describe(spec),
        alarmRule: spec.rule,
        alarmActions: [this.topicArns.critical],
        okActions: this.okActions("critical"),
      },
      opts,
    );
  }

  private okActions(severity: Severity): pulumi.Input<string>[] {
    const { ok } = this.args.settings.alerts;
    return ok === "all" || ok === severity ? [this.topicArns[severity]] : [];
  }

  /** An alarm's description: what is wrong, what to do, and the runbook's section. */
  describe({ problem, response, runbook }: Pick<AlarmSpec, "problem" | "response" | "runbook">): string {
    return `${problem} ${response} Runbook: ${this.args.settings.alerts.runbook ?? "docs"}/runbook/${runbook}`;
  }

  /** Of both topics, to that of warnings, so that a page that was not delivered is mailed. The record's queues get it even if no address does. */
  private undeliveredAlarms(queueName: string): void {
    const common = {
      response: "Check the topic's subscriptions, and read the undelivered notifications in the region's queues.",
      runbook: "regions.md#an-alarm-notification-is-not-delivered",
      group: "regions",
      severity: "warning",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: 300,
      evaluationPeriods: 1,
      // No messages means no datapoints, for the topic and for the queue: treat as OK.
      treatMissingData: "notBreaching",
    } as const satisfies Partial<AlarmSpec>;
    for (const severity of SEVERITIES)
      this.alarm(
        `${alertsKey(severity)}-undelivered`,
        {
          ...common,
          problem: `SNS could not deliver a ${severity} notification of this region's alarms to a recipient or a queue in the last 5 minutes.`,
          namespace: "AWS/SNS",
          metricName: "NumberOfNotificationsFailed",
          dimensions: { TopicName: alertsName(this.args.settings.workload, severity) },
          statistic: "Sum",
        },
        { parent: this },
      );
    this.alarm(
      "alerts-dead-letters",
      {
        ...common,
        problem: `At least one undelivered notification is in the queue ${queueName}.`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
      },
      { parent: this },
    );
  }
}

/** The metric, or the calculation, that an alarm looks at. */
function watched(spec: AlarmSpec): Partial<aws.cloudwatch.MetricAlarmArgs> {
  const { namespace, metricName, dimensions, period, statistic, math, query } = spec;
  if (query !== undefined) return { metricQueries: [{ id: "query", expression: query, period, returnData: true }] };
  if (!math) {
    const form = /^p\d/.test(statistic) ? { extendedStatistic: statistic } : { statistic };
    return { namespace, metricName, dimensions, period, ...form };
  }
  const metrics = Object.entries({ m: metricName, ...math.others }).map(([id, name]) => ({
    id,
    metric: { namespace, metricName: name, dimensions, period, stat: statistic },
  }));
  return {
    metricQueries: [...metrics, { id: "result", expression: math.expression, label: math.label, returnData: true }],
  };
}
