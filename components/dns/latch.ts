import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DAY, MINUTE } from "../../lib/duration";
import type { Settings } from "../config/parse";
import { assumedBy, roleWithPolicy } from "../iam/policy-document";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { alarmName } from "../topology/messaging";
import type { Switch } from "../topology/names";

export interface LatchArgs {
  settings: Pick<Settings, "workload" | "monitoring">;
  topology: Pick<Topology, "region" | "peer" | "peerSwitches">;
  /** Seconds that the other region must have been away. */
  after: number;
  alerts: Pick<Alerts, "alarm" | "topicArns" | "deadLetterArn">;
  /** The key of the region's messages. */
  keyArn: pulumi.Input<string>;
}

/** Seconds that one call of an AWS API may take. */
const CALL_SECONDS = 30;

const RETRY = [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 5, MaxAttempts: 5, BackoffRate: 2 }];

/**
 * Keeps users where they went: once the alarm that asks for a takeover has been in ALARM for long enough, a state machine of this region engages the other
 * region's switches, as an operator would, and notifies. It calls AWS's APIs itself and has no code. What the alarm is after the wait decides: a
 * region that came back meanwhile stays in service.
 */
export class Latch extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: LatchArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:dns:Latch", name, {}, opts);
    const machine = this.machine();
    this.startedBy(machine);
    this.alarmOnFailure(machine);
    this.registerOutputs({});
  }

  private get takeOver(): string {
    return alarmName(this.args.settings.workload, "take-over");
  }

  private machine(): aws.sfn.StateMachine {
    const { settings } = this.args;
    const log = new aws.cloudwatch.LogGroup(
      this.name,
      {
        name: `/aws/vendedlogs/states/${this.name}`,
        retentionInDays: settings.monitoring.logRetentionDays,
        tags: { Name: this.name },
      },
      this.parent,
    );
    const { role, policy } = roleWithPolicy(
      this.name,
      {
        assumeRolePolicy: assumedBy("states.amazonaws.com", {
          StringEquals: { "aws:SourceAccount": settings.workload.account },
        }),
        statements: [...this.statements(), ...LOGGING],
      },
      this.parent,
    );
    return new aws.sfn.StateMachine(
      this.name,
      {
        name: this.name,
        roleArn: role.arn,
        definition: pulumi.jsonStringify(this.definition()),
        loggingConfiguration: {
          level: "ERROR",
          includeExecutionData: true,
          logDestination: pulumi.interpolate`${log.arn}:*`,
        },
        tags: { Name: this.name },
      },
      { ...this.parent, dependsOn: [policy] },
    );
  }

  private definition() {
    const { topology, after, alerts } = this.args;
    const { peer, peerSwitches } = topology;
    const engage = peerSwitches.map((one, i) => [
      `Engage ${i + 1}`,
      task(callOf(one), i + 1 < peerSwitches.length ? `Engage ${i + 2}` : "Notify"),
    ]);
    const look = { AlarmNames: [this.takeOver], AlarmTypes: ["CompositeAlarm"] };
    return {
      Comment: `Keeps users away from ${peer.region} once it was away for ${after} s`,
      StartAt: "Wait",
      TimeoutSeconds: after + DAY,
      States: {
        Wait: { Type: "Wait", Seconds: after, Next: "Look" },
        Look: task({ Resource: "arn:aws:states:::aws-sdk:cloudwatch:describeAlarms", Parameters: look }, "Still away"),
        "Still away": {
          Type: "Choice",
          Choices: [{ Variable: "$.CompositeAlarms[0].StateValue", StringEquals: "ALARM", Next: "Engage 1" }],
          Default: "Back in service",
        },
        "Back in service": { Type: "Succeed" },
        ...Object.fromEntries(engage),
        Notify: task({
          Resource: "arn:aws:states:::sns:publish",
          Parameters: {
            TopicArn: alerts.topicArns.critical,
            Message: `${peer.region} was away for ${after / MINUTE} minutes and is held out of service now: it does not come back by itself. Put it back when its data are current, or fail over: docs/failover.md`,
          },
        }),
      },
    };
  }

  private statements(): aws.iam.PolicyStatement[] {
    const { topology, alerts, keyArn } = this.args;
    const objects = topology.peerSwitches.flatMap((one) =>
      one.kind === "s3-object" ? [`arn:aws:s3:::${one.bucket}/${one.key}`] : [],
    );
    const namespaces = topology.peerSwitches.flatMap((one) =>
      one.kind === "cloudwatch-metric" ? [one.namespace] : [],
    );
    return [
      // Composite alarms are described with permission for all alarms alone
      // (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html).
      { Effect: "Allow", Action: "cloudwatch:DescribeAlarms", Resource: "*" },
      ...(objects.length > 0 ? [{ Effect: "Allow" as const, Action: "s3:PutObject", Resource: objects }] : []),
      ...(namespaces.length > 0
        ? [
            {
              Effect: "Allow" as const,
              Action: "cloudwatch:PutMetricData",
              // AWS supports no resource-level permissions for it.
              Resource: "*",
              Condition: { StringEquals: { "cloudwatch:namespace": [...new Set(namespaces)] } },
            },
          ]
        : []),
      { Effect: "Allow", Action: "sns:Publish", Resource: alerts.topicArns.critical },
      { Effect: "Allow", Action: ["kms:GenerateDataKey", "kms:Decrypt"], Resource: keyArn },
    ];
  }

  /** By the alarm's own event: a composite alarm has no action that starts a state machine. */
  private startedBy(machine: aws.sfn.StateMachine): void {
    const { settings, topology, alerts } = this.args;
    const { account } = settings.workload;
    const alarm = `arn:aws:cloudwatch:${topology.region}:${account}:alarm:${this.takeOver}`;
    const { role, policy } = roleWithPolicy(
      `${this.name}-start`,
      {
        assumeRolePolicy: assumedBy("events.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } }),
        statements: [{ Effect: "Allow", Action: "states:StartExecution", Resource: machine.arn }],
      },
      this.parent,
    );
    const rule = new aws.cloudwatch.EventRule(
      this.name,
      {
        description: `${this.takeOver} went to ALARM`,
        eventPattern: JSON.stringify({
          source: ["aws.cloudwatch"],
          "detail-type": ["CloudWatch Alarm State Change"],
          resources: [alarm],
          detail: { state: { value: ["ALARM"] } },
        }),
      },
      this.parent,
    );
    new aws.cloudwatch.EventTarget(
      this.name,
      {
        rule: rule.name,
        arn: machine.arn,
        roleArn: role.arn,
        deadLetterConfig: { arn: alerts.deadLetterArn },
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 100 },
      },
      { ...this.parent, dependsOn: [policy] },
    );
  }

  private alarmOnFailure(machine: aws.sfn.StateMachine): void {
    const { topology, alerts } = this.args;
    alerts.alarm(
      "latch-failed",
      {
        problem: `${topology.peer.region} could not be held out of service: when it answers again, users go back to it.`,
        response:
          "Take it out of service by hand: takeOut of the primary's stack output switches. Then read the state machine's execution.",
        runbook: "regions.md#the-latch-failed",
        group: "regions",
        severity: "critical",
        namespace: "AWS/States",
        metricName: "ExecutionsFailed",
        dimensions: { StateMachineArn: machine.arn },
        statistic: "Sum",
        comparison: "GreaterThanThreshold",
        threshold: 0,
        period: MINUTE,
        evaluationPeriods: 1,
        // Without an execution there is no datapoint.
        treatMissingData: "notBreaching",
      },
      this.parent,
    );
  }
}

interface Call {
  Resource: string;
  Parameters: object;
}

/** One call of an AWS API, tried again. @param next the last without it */
function task({ Resource, Parameters }: Call, next?: string) {
  const then = next === undefined ? { End: true } : { Next: next };
  return { Type: "Task", Resource, Parameters, TimeoutSeconds: CALL_SECONDS, Retry: RETRY, ...then };
}

/** What engages a switch. */
function callOf(one: Switch): Call {
  if (one.kind === "s3-object")
    return {
      Resource: "arn:aws:states:::aws-sdk:s3:putObject",
      Parameters: { Bucket: one.bucket, Key: one.key },
    };
  const Dimensions = Object.entries(one.dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Resource: "arn:aws:states:::aws-sdk:cloudwatch:putMetricData",
    Parameters: {
      Namespace: one.namespace,
      MetricData: [{ MetricName: one.metricName, Dimensions, Value: 1 }],
    },
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy */
const LOGGING: aws.iam.PolicyStatement[] = [
  {
    Effect: "Allow",
    Action: [
      "logs:CreateLogDelivery",
      "logs:GetLogDelivery",
      "logs:UpdateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:DescribeResourcePolicies",
      "logs:DescribeLogGroups",
    ],
    Resource: "*",
  },
];
