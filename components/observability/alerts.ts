import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Monitoring } from "../config/schema/monitoring";
import type { Topology } from "../topology";
import { alarmName, alertsName } from "../topology/messaging";
import { AlertsDeadLetters } from "./alerts-dead-letters";
import { AlertsRecord } from "./alerts-record";

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
  /**
   * Where the alarm is on a calculation: an expression of metric math in which `m` is the metric above, and others, by their ids, are metrics of
   * the same namespace, dimensions, statistic and period.
   */
  math?: { expression: string; label: string; others: Record<string, string> };
  /** What the alarm sets off besides telling people: a scaling policy, a recovery. */
  actions?: pulumi.Input<string>[];
  /**
   * With treatMissingData "missing": people are told once when a metric that was there is no longer reported, and the alarm then waits in
   * INSUFFICIENT_DATA; one that was never reported stays there and says nothing.
   */
  notifiesMissingData?: boolean;
  /**
   * A Metrics Insights query that is watched in place of the one metric, where its dimensions are not known here
   * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarm-create.html); `metricName` and
   * `dimensions` then say only what it is about.
   */
  query?: string;
}

/** An alarm on other alarms. */
export interface CompositeSpec extends Pick<AlarmSpec, "what" | "todo" | "runbook"> {
  /** Which of the region's alarms ring, in CloudWatch's own words: `ALARM("one") AND NOT ALARM("other")`. */
  rule: pulumi.Input<string>;
}

/** An alarm of the region, and what it is about. */
export interface Raised {
  key: string;
  spec: AlarmSpec;
  alarm: aws.cloudwatch.MetricAlarm;
}

/** Whom a region's alarms tell, and how every alarm of the region is made. */
export class Alerts extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /** The ARN of the queue that takes what EventBridge could not tell the topic: `deadLetterConfig` of a target. */
  readonly deadLetterArn: pulumi.Output<string>;
  /** When alarms ring. */
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
    const topicName = alertsName(settings.workload);
    const topic = new aws.sns.Topic(
      `${name}-alerts`,
      { name: topicName, kmsMasterKeyId: keyArn, tags: { Name: topicName } },
      parent,
    );
    new aws.sns.TopicPolicy(
      `${name}-alerts`,
      { arn: topic.arn, policy: pulumi.jsonStringify(publishersPolicy(topic.arn, settings.workload.account)) },
      parent,
    );
    this.topicArn = topic.arn;
    // Each address gets a letter from SNS and must confirm it; until then it is told nothing.
    for (const [i, endpoint] of settings.alerts.emails.entries()) {
      new aws.sns.TopicSubscription(
        `${name}-alerts-${i + 1}`,
        { topic: topic.arn, protocol: "email", endpoint },
        parent,
      );
    }
    const { workload } = settings;
    const { role } = args.topology;
    const lost = new AlertsDeadLetters(name, { workload, role, keyArn }, parent);
    this.deadLetterArn = lost.arn;
    new AlertsRecord(name, { workload, role, topicArn: topic.arn, keyArn }, { ...parent, dependsOn: [lost] });
    this.undelivered(lost.queueName);
    this.registerOutputs({ topicArn: this.topicArn });
  }

  /**
   * Makes an alarm that tells the region's people.
   * @param key its name within the workload, the same in both regions: `orders-oldest-message`
   * @param opts the component that it watches is its parent
   */
  alarm(key: string, spec: AlarmSpec, opts: pulumi.CustomResourceOptions): aws.cloudwatch.MetricAlarm {
    if (this.isClosed) throw new Error(`alarm ${key} comes too late: what looks at all alarms would leave it out`);
    const { workload } = this.args.settings;
    const { actions = [], datapointsToAlarm } = spec;
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
        alarmActions: [...actions, this.topicArn],
        okActions: [this.topicArn],
        ...(spec.notifiesMissingData && { insufficientDataActions: [this.topicArn] }),
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

  /** Makes an alarm on alarms of this region that tells the region's people. */
  composite(key: string, spec: CompositeSpec, opts: pulumi.CustomResourceOptions): aws.cloudwatch.CompositeAlarm {
    const { workload } = this.args.settings;
    return new aws.cloudwatch.CompositeAlarm(
      `${workload.name}-${key}`,
      {
        alarmName: alarmName(workload, key),
        alarmDescription: this.describe(spec),
        alarmRule: spec.rule,
        alarmActions: [this.topicArn],
        okActions: [this.topicArn],
      },
      opts,
    );
  }

  /** What an alarm tells people: what is so, what to do, and where it is written in full. */
  describe({ what, todo, runbook }: Pick<AlarmSpec, "what" | "todo" | "runbook">): string {
    return `${what} ${todo} Runbook: ${this.args.settings.alerts.runbook ?? "docs"}/runbook/${runbook}`;
  }

  /** Its own notice comes by the same topic: the record's queues take it where an address does not. */
  private undelivered(queueName: string): void {
    const common = {
      todo: "Look at the topic's subscriptions, and read what was not told in the region's queues.",
      runbook: "regions.md#an-alarm-notification-is-not-delivered",
      group: "regions",
      severity: "warning",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: 300,
      evaluationPeriods: 1,
      // A topic that is silent reports nothing, and has failed at nothing; an empty queue that is not used likewise.
      treatMissingData: "notBreaching",
    } as const satisfies Partial<AlarmSpec>;
    this.alarm(
      "alerts-undelivered",
      {
        ...common,
        what: "SNS could not deliver a notice of this region's alarms to an address or a queue in the last 5 minutes.",
        namespace: "AWS/SNS",
        metricName: "NumberOfNotificationsFailed",
        dimensions: { TopicName: alertsName(this.args.settings.workload) },
        statistic: "Sum",
      },
      { parent: this },
    );
    this.alarm(
      "alerts-dead-letters",
      {
        ...common,
        what: `At least one notice that nobody took lies in the queue ${queueName}.`,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: { QueueName: queueName },
        statistic: "Maximum",
      },
      { parent: this },
    );
  }
}

/** Who may publish besides whom IAM lets. */
function publishersPolicy(topicArn: pulumi.Output<string>, account: string) {
  const publish = (Sid: string, Service: string) => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: topicArn,
  });
  return {
    Version: "2012-10-17",
    Statement: [
      // EventBridge takes no condition here (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions).
      publish("EventBridge", "events.amazonaws.com"),
      {
        ...publish("Alarms", "cloudwatch.amazonaws.com"),
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  };
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
