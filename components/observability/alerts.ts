import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Topology } from "../topology";
import { alarmName, alertsName } from "../topology/messaging";

export interface AlertsArgs {
  settings: Settings;
  topology: Topology;
  /** The ARN of the key of this region's messages. */
  keyArn: pulumi.Output<string>;
}

/** A page of docs/runbook and the section of it that an alarm leads to. */
export type RunbookAnchor =
  `${"service" | "stores" | "messaging" | "functions" | "streams" | "events" | "audit" | "regions" | "experiments"}.md#${string}`;

/** The parts of the service, by which dashboards and the region's own alarm sort the alarms. */
export type AlarmGroup = "service" | "stores" | "messages" | "regions" | "audit";

/** An alarm on a metric, as the component that it watches knows it. */
export interface AlarmSpec {
  /** What is so when it rings, as a sentence with its figures: "The oldest message of orders waits for 15m." */
  what: string;
  /** What a person does then, as a sentence or two. */
  todo: string;
  runbook: RunbookAnchor;
  group: AlarmGroup;
  /** critical: the region does not do its work, and the region's composite alarm rings too. warning: it may soon not. */
  severity: "critical" | "warning";
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
  /** Chosen on purpose: whoever makes the alarm says in a comment why. */
  treatMissingData: "breaching" | "notBreaching" | "ignore" | "missing";
  /** What the alarm sets off besides telling people: a scaling policy, a recovery. */
  actions?: pulumi.Input<string>[];
}

/** An alarm that was raised, and what it is about. */
export interface Raised {
  key: string;
  spec: AlarmSpec;
  alarm: aws.cloudwatch.MetricAlarm;
}

/** Whom a region's alarms tell, and how every alarm of the region is made. */
export class Alerts extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /** Every alarm of the region so far, in the order of their making. */
  readonly raised: Raised[] = [];

  constructor(
    name: string,
    private readonly args: AlertsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:observability:Alerts", name, {}, opts);
    const parent = { parent: this };
    const { settings, keyArn } = args;
    const topicName = alertsName(settings.workload);
    const topic = new aws.sns.Topic(
      `${name}-alerts`,
      { name: topicName, kmsMasterKeyId: keyArn, tags: { Name: topicName } },
      parent,
    );
    this.topicArn = topic.arn;
    for (const [i, endpoint] of settings.alerts.emails.entries()) {
      new aws.sns.TopicSubscription(
        `${name}-alerts-${i + 1}`,
        { topic: topic.arn, protocol: "email", endpoint },
        parent,
      );
    }
    this.registerOutputs({ topicArn: this.topicArn });
  }

  /**
   * Makes an alarm that tells the region's people.
   * @param key its name within the workload, the same in both regions: `orders-oldest-message`
   * @param opts the component that it watches is its parent
   */
  alarm(key: string, spec: AlarmSpec, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm {
    const { workload, alerts } = this.args.settings;
    const { actions = [], comparison, what, todo, runbook, statistic } = spec;
    const percentile = /^p\d/.test(statistic);
    const alarm = new aws.cloudwatch.MetricAlarm(
      `${workload.name}-${key}`,
      {
        name: alarmName(workload, key),
        alarmDescription: `${what} ${todo} Runbook: ${alerts.runbook ?? "docs"}/runbook/${runbook}`,
        namespace: spec.namespace,
        metricName: spec.metricName,
        dimensions: spec.dimensions,
        ...(percentile ? { extendedStatistic: statistic } : { statistic }),
        comparisonOperator: comparison,
        threshold: spec.threshold,
        period: spec.period,
        evaluationPeriods: spec.evaluationPeriods,
        ...(spec.datapointsToAlarm !== undefined && { datapointsToAlarm: spec.datapointsToAlarm }),
        treatMissingData: spec.treatMissingData,
        alarmActions: [...actions, this.topicArn],
        okActions: [this.topicArn],
      },
      opts,
    );
    this.raised.push({ key, spec, alarm });
    return alarm;
  }
}
