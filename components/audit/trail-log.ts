import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { trailLogGroup, trailName, trailNamespace } from "../topology/audit";

export interface TrailLogArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

const MINUTE = 60;
const HOUR = 3600;

/** What stops a trail or makes it see less. */
export const STOPPING = ["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors", "PutInsightSelectors"];

/** The metric of the events that stop a trail. */
const STOPPED = "TrailChanges";

/** The trail's events in CloudWatch Logs, and the alarms that ring by them. */
export class TrailLog extends pulumi.ComponentResource {
  /** As CloudTrail wants it, with `:*` at its end. */
  readonly groupArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** What must be there before the trail is: CloudTrail tries to write when it is made. */
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
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "cloudtrail.amazonaws.com" }) },
      this.parent,
    );
    this.groupArn = pulumi.interpolate`${group.arn}:*`;
    this.roleArn = role.arn;
    this.ready = [this.letWrite(role, group)];
    this.ringWhenChanged(group);
    this.ringWhenSilent(group);
    this.registerOutputs({ group: group.name });
  }

  /** Into the trail's own streams (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html). */
  private letWrite(role: aws.iam.Role, group: aws.cloudwatch.LogGroup): aws.iam.RolePolicy {
    const { settings, topology } = this.args;
    const stream = `log-stream:${settings.workload.account}_CloudTrail_${topology.region}*`;
    return new aws.iam.RolePolicy(
      this.name,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: pulumi.interpolate`${group.arn}:${stream}`,
            },
          ],
        }),
      },
      this.parent,
    );
  }

  /** Someone stopped or changed a trail, as the trail itself tells; the event that stops it is still recorded. */
  private ringWhenChanged(group: aws.cloudwatch.LogGroup): void {
    const { settings, alerts, topology } = this.args;
    const { workload } = settings;
    const events = STOPPING.map((event) => `($.eventName = "${event}")`).join(" || ");
    new aws.cloudwatch.LogMetricFilter(
      `${this.name}-changes`,
      {
        name: `${workload.name}-trail-changes`,
        logGroupName: group.name,
        pattern: `{ ($.eventSource = "cloudtrail.amazonaws.com") && (${events}) }`,
        metricTransformation: { name: STOPPED, namespace: trailNamespace(workload), value: "1", unit: "Count" },
      },
      this.parent,
    );
    alerts.alarm(
      "trail-changed",
      {
        what: `A trail was stopped, deleted or changed (at least 1 such event in 5 minutes, as ${trailName(workload, topology.role)} recorded it).`,
        todo: "Ask whoever did it, whom the event names; if nobody owns up, treat the account as broken into and start the trail again.",
        runbook: "audit.md#the-trail-was-stopped-or-changed",
        group: "audit",
        severity: "critical",
        namespace: trailNamespace(workload),
        metricName: STOPPED,
        dimensions: {},
        statistic: "Sum",
        comparison: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 5 * MINUTE,
        evaluationPeriods: 1,
        // The filter counts what matches and else says nothing: no data is the good news. Silence has an alarm of its own.
        treatMissingData: "notBreaching",
      },
      this.parent,
    );
  }

  /** However it came about: no event at all, where any account that runs something has some each hour. */
  private ringWhenSilent(group: aws.cloudwatch.LogGroup): void {
    const { settings, alerts, topology } = this.args;
    const { silence } = settings.trail;
    alerts.alarm(
      "trail-silent",
      {
        what: `The trail ${trailName(settings.workload, topology.role)} has delivered no event for ${silence} h.`,
        todo: "Look at the trail's status: it says whether it is on and what its last delivery failed of. Until it is mended nothing is recorded here.",
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
        // The metric is there only when something comes in: no data is exactly what this alarm is for.
        treatMissingData: "breaching",
      },
      this.parent,
    );
  }
}
