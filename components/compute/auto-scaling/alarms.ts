import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoScaling } from "../../config/schema/compute";
import type { Alerts } from "../../observability/alerts";
import { inMinutes, MINUTE } from "../../observability/minutes";
import type { GroupSize } from "../scaled/sizes";

interface HighCpu {
  group: aws.autoscaling.Group;
  /** Percent. */
  cpuAbove: number;
  /** Seconds, whole minutes. */
  for: number;
  /** The scaling policy's ARN. */
  action: pulumi.Input<string>;
}

/** The group's average CPU is high: the step scaling policy adds capacity. */
export function highCpuAlarm(
  alerts: Alerts,
  { group, cpuAbove, for: seconds, action }: HighCpu,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const minutes = seconds / MINUTE;
  return alerts.alarm(
    "cpu-surge",
    {
      problem: `The service's CPU has been at ${cpuAbove} % or more for ${inMinutes(minutes)}; the step scaling policy adds instances.`,
      response: "Nothing; if it lasts, raise holdfast:compute.max.",
      runbook: "service.md#the-cpu-is-high",
      group: "service",
      severity: "warning",
      ...cpuOf(group),
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: cpuAbove,
      period: MINUTE,
      evaluationPeriods: minutes,
      // No data is an empty group, which needs no further instances.
      treatMissingData: "notBreaching",
      actions: [action],
    },
    opts,
  );
}

interface GroupArgs {
  group: aws.autoscaling.Group;
  size: GroupSize;
  settings: AutoScaling;
}

/**
 * The group metrics of the alarms; AWS sends them only where they are enabled, without charge
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html).
 */
export const GROUP_METRICS: aws.autoscaling.Metric[] = [
  "GroupMinSize",
  "GroupMaxSize",
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
];

/** Scaling does not keep up: the CPU stays high, the group is at its maximum, or below its minimum. */
export function groupAlarms(alerts: Alerts, args: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  busyAlarm(alerts, args, opts);
  // A group of fixed size is always at its maximum.
  if (args.size.max > args.size.min) fullAlarm(alerts, args, opts);
  if (args.size.min > 0) smallAlarm(alerts, args, opts);
}

function busyAlarm(alerts: Alerts, { group }: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  const { above, for: seconds } = alerts.monitoring.service.cpu;
  const minutes = seconds / MINUTE;
  alerts.alarm(
    "cpu-high",
    {
      problem: `The service's CPU has been at ${above} % or more for ${inMinutes(minutes)}: scaling does not keep up.`,
      response:
        "Check whether the group is at its maximum or fails to launch. Raise holdfast:compute.max or choose a larger instanceType.",
      runbook: "service.md#the-cpu-is-high",
      group: "service",
      severity: "warning",
      ...cpuOf(group),
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: above,
      period: MINUTE,
      evaluationPeriods: minutes,
      // No data is an empty group, for which group-below-minimum goes to ALARM.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

function fullAlarm(alerts: Alerts, { group, size }: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  const minutes = alerts.monitoring.service.atMaximumFor / MINUTE;
  alerts.alarm(
    "group-at-maximum",
    {
      problem: `The group has been at its maximum of ${size.max} instances for ${inMinutes(minutes)}: it cannot scale out.`,
      response: "Raise holdfast:compute.max, unless the load has another cause.",
      runbook: "service.md#the-group-is-at-its-maximum",
      group: "service",
      severity: "warning",
      ...sizeOf(group),
      statistic: "Minimum",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: size.max,
      period: MINUTE,
      evaluationPeriods: minutes,
      // Auto Scaling reports each minute; missing data does not mean that the group is full.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

function smallAlarm(alerts: Alerts, { group, size, settings }: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  const minutes = alerts.monitoring.service.belowMinimumFor / MINUTE;
  // An instance refresh may go so low.
  const fewest = Math.ceil((size.min * settings.refresh.minHealthy) / 100);
  alerts.alarm(
    "group-below-minimum",
    {
      problem: `Fewer than ${fewest} instances have been in service for ${inMinutes(minutes)}; the minimum is ${size.min}.`,
      response: "Read the group's activity history: it says why instances do not launch or fail their health check.",
      runbook: "service.md#the-group-is-below-its-minimum",
      group: "service",
      severity: "warning",
      ...sizeOf(group),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: fewest,
      period: MINUTE,
      evaluationPeriods: minutes,
      // A group without metrics may have no instance at all; the metrics are enabled from its creation.
      treatMissingData: "breaching",
    },
    opts,
  );
}

function cpuOf(group: aws.autoscaling.Group) {
  return { namespace: "AWS/EC2", metricName: "CPUUtilization", ...inGroup(group), statistic: "Average" };
}

function sizeOf(group: aws.autoscaling.Group) {
  return { namespace: "AWS/AutoScaling", metricName: "GroupInServiceInstances", ...inGroup(group) };
}

function inGroup(group: aws.autoscaling.Group) {
  return { dimensions: { AutoScalingGroupName: group.name } };
}
