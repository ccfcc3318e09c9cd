import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AutoScaling } from "../../config/schema/compute";
import type { Alerts } from "../../observability/alerts";
import { inMinutes, MINUTE } from "../../observability/minutes";
import type { GroupSize } from "./kind";

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
      what: `The service's CPU is at ${cpuAbove} % or more for ${inMinutes(minutes)}, and the step scaling policy adds instances.`,
      todo: "Nothing, unless it lasts: then raise holdfast:compute.max.",
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
 * The group's own metrics that alarms look at; AWS sends them only where they are turned on, without charge
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

/** Scaling that has come to its end: the CPU stays high, the group is at its largest, or has fewer instances than it should. */
export function groupAlarms(alerts: Alerts, args: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  busyAlarm(alerts, args, opts);
  // A group that cannot grow is at its largest always.
  if (args.size.max > args.size.min) fullAlarm(alerts, args, opts);
  if (args.size.min > 0) smallAlarm(alerts, args, opts);
}

function busyAlarm(alerts: Alerts, { group }: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  const { above, for: seconds } = alerts.monitoring.service.cpu;
  const minutes = seconds / MINUTE;
  alerts.alarm(
    "cpu-high",
    {
      what: `The service's CPU is at ${above} % or more for ${inMinutes(minutes)}: scaling does not keep up.`,
      todo: "Look whether the group is at its largest or cannot launch, and raise holdfast:compute.max or take a larger instanceType.",
      runbook: "service.md#the-cpu-is-high",
      group: "service",
      severity: "warning",
      ...cpuOf(group),
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: above,
      period: MINUTE,
      evaluationPeriods: minutes,
      // No data is an empty group; that it should not be empty is another alarm's word.
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
      what: `The group has its largest size of ${size.max} instances for ${inMinutes(minutes)}: more load finds no more room.`,
      todo: "Raise holdfast:compute.max, unless something else is to blame for the load.",
      runbook: "service.md#the-group-is-at-its-maximum",
      group: "service",
      severity: "warning",
      ...sizeOf(group),
      statistic: "Minimum",
      comparison: "GreaterThanOrEqualToThreshold",
      threshold: size.max,
      period: MINUTE,
      evaluationPeriods: minutes,
      // Auto Scaling reports each minute, and its silence does not say that the group is full.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

function smallAlarm(alerts: Alerts, { group, size, settings }: GroupArgs, opts: pulumi.CustomResourceOptions): void {
  const minutes = alerts.monitoring.service.belowMinimumFor / MINUTE;
  // A refresh may go so low on purpose.
  const fewest = Math.ceil((size.min * settings.refresh.minHealthy) / 100);
  alerts.alarm(
    "group-below-minimum",
    {
      what: `Fewer than ${fewest} instances are in service for ${inMinutes(minutes)}, of at least ${size.min}.`,
      todo: "Read the group's activities for what keeps instances from launching or from passing their health check.",
      runbook: "service.md#the-group-is-below-its-minimum",
      group: "service",
      severity: "warning",
      ...sizeOf(group),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: fewest,
      period: MINUTE,
      evaluationPeriods: minutes,
      // A group without metrics may have no instance at all; the metrics are on from the first.
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
