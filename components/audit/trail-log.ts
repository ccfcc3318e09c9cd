import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { HOUR, MINUTE } from "../../lib/duration";
import type { Settings } from "../config/parse";
import { SILENT, type Alerts } from "../observability/alerts";
import { roleWithPolicy } from "../iam/policy-document";
import { failures } from "../observability/thresholds";
import type { Topology } from "../topology";
import { bothTrails, trailLogGroup, trailName, trailNamespace } from "../topology/audit";

export interface TrailLogArgs {
  settings: Pick<Settings, "workload" | "trail">;
  topology: Pick<Topology, "role" | "region">;
  alerts: Pick<Alerts, "alarm">;
}

/** What stops a trail or reduces what it records. */
export const STOPPING = ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors"];

/**
 * The request parameters in which these calls name the trail, by its name or its ARN
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html, .../API_PutEventSelectors.html).
 */
export const NAMING = ["name", "trailName"];

/** The metric of the events that stop a trail. */
const STOPPED = "TrailChanges";

/** The trail's events in CloudWatch Logs, and the alarms on them. */
export class TrailLog extends pulumi.ComponentResource {
  /** In CloudTrail's form, with `:*` at its end. */
  readonly groupArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** What must exist before the trail: CloudTrail tests its write access when the trail is created. */
  readonly ready: pulumi.Resource[];

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: TrailLogArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:audit:TrailLog", name, {}, opts);
    const { settings } = args;
    const group = new aws.cloudwatch.LogGroup(
      name,
      { name: trailLogGroup(settings.workload), retentionInDays: settings.trail.logRetentionDays },
      this.parent,
    );
    const stream = `log-stream:${settings.workload.account}_CloudTrail_${args.topology.region}*`;
    const { role, policy } = roleWithPolicy(
      name,
      {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "cloudtrail.amazonaws.com" }),
        // The trail's own log streams (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html).
        statements: [
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${group.arn}:${stream}`,
          },
        ],
      },
      this.parent,
    );
    this.groupArn = pulumi.interpolate`${group.arn}:*`;
    this.roleArn = role.arn;
    this.ready = [policy];
    this.changeAlarm(group);
    this.silenceAlarm(group);
    this.registerOutputs({ group: group.name });
  }

  /**
   * A trail of the workload was stopped or changed, as this one records; the event that stops it is still recorded. The account's other trails are
   * others' concern.
   */
  private changeAlarm(group: aws.cloudwatch.LogGroup): void {
    const { settings, alerts, topology } = this.args;
    const { workload } = settings;
    const either = (terms: string[]) => `(${terms.join(" || ")})`;
    const events = either(STOPPING.map((event) => `($.eventName = "${event}")`));
    const trails = either(
      bothTrails(workload).flatMap((trail) => NAMING.map((field) => `($.requestParameters.${field} = "*${trail}")`)),
    );
    new aws.cloudwatch.LogMetricFilter(
      `${this.name}-changes`,
      {
        name: `${workload.name}-trail-changes`,
        logGroupName: group.name,
        // An asterisk stands for any text (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
        pattern: `{ ($.eventSource = "cloudtrail.amazonaws.com") && ${events} && ${trails} }`,
        metricTransformation: { name: STOPPED, namespace: trailNamespace(workload), value: "1", unit: "Count" },
      },
      this.parent,
    );
    alerts.alarm(
      "trail-changed",
      {
        problem: `A trail of ${workload.name} was stopped, deleted or changed: ${trailName(workload, topology.role)} has recorded at least 1 such event within 5 minutes.`,
        response:
          "Ask the principal that the event names; if the change is not confirmed, treat the account as compromised and start the trail again.",
        runbook: "audit.md#the-trail-was-stopped-or-changed",
        group: "audit",
        severity: "critical",
        namespace: trailNamespace(workload),
        metricName: STOPPED,
        dimensions: {},
        // The metric filter has data only for matching events. A trail without events has the silence alarm.
        ...failures(1, 5 * MINUTE),
      },
      this.parent,
    );
  }

  /** No event at all, for any reason: every account in use has some each hour. */
  private silenceAlarm(group: aws.cloudwatch.LogGroup): void {
    const { settings, alerts, topology } = this.args;
    const { silence } = settings.trail;
    alerts.alarm(
      "trail-silent",
      {
        problem: `The trail ${trailName(settings.workload, topology.role)} has delivered no event for ${silence} h.`,
        response:
          "Check the trail's status: it says whether it is logging and why its last delivery failed. Until it is fixed nothing is recorded here.",
        runbook: "audit.md#the-trail-delivers-no-events",
        group: "audit",
        severity: "warning",
        namespace: "AWS/Logs",
        metricName: "IncomingLogEvents",
        dimensions: { LogGroupName: group.name },
        statistic: "Sum",
        comparison: "LessThanThreshold",
        threshold: 1,
        period: HOUR,
        evaluationPeriods: silence,
        // The metric exists only when events arrive: no data is what this alarm is for.
        ...SILENT,
      },
      this.parent,
    );
  }
}
