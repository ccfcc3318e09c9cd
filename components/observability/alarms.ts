import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Ingress } from "../ingress/ingress";

const MINUTE = 60;

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
  name: string,
  args: HighCpu,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return new aws.cloudwatch.MetricAlarm(
    `${name}-cpu-surge`,
    {
      alarmDescription:
        "The service's CPU is high: the step scaling policy adds instances. If it lasts, raise holdfast:compute.max.",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { AutoScalingGroupName: args.group.name },
      statistic: "Average",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: args.cpuAbove,
      period: MINUTE,
      evaluationPeriods: args.for / MINUTE,
      // No data is an empty group, which needs no further instances.
      treatMissingData: "notBreaching",
      alarmActions: [args.action],
    },
    opts,
  );
}

/**
 * A target is sick: an instance refresh under way stops (or rolls back). Missing data must not leave the alarm in INSUFFICIENT_DATA,
 * or no refresh can start (https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html).
 */
export function sickTargetsAlarm(
  name: string,
  ingress: Ingress,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return new aws.cloudwatch.MetricAlarm(
    `${name}-sick-targets`,
    {
      alarmDescription:
        "A target fails its health check for three minutes: a refresh under way stops. Look at the newest instance's log before the next.",
      ...targetMetric(ingress, "UnHealthyHostCount"),
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: 3,
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * No target is healthy: a Route 53 health check looks at the same metric. It allows standard statistics and as many breaching periods
 * as there are periods, and no more than that (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html).
 */
export function noHealthyTargetAlarm(
  name: string,
  ingress: Ingress,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return new aws.cloudwatch.MetricAlarm(
    `${name}-no-healthy-target`,
    {
      alarmDescription:
        "No target is healthy for a minute: Route 53 takes this region out. Look at the service and its health path.",
      ...targetMetric(ingress, "HealthyHostCount"),
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: MINUTE,
      evaluationPeriods: 1,
      // The endpoint's own check tells a dead region; a gap in CloudWatch alone must not fail over.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/**
 * The host below an instance fails: EC2 moves the instance
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cloudwatch-recovery.html; not for instances of an Auto Scaling group).
 */
export function systemFailureAlarm(
  name: string,
  instance: aws.ec2.Instance,
  region: string,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return new aws.cloudwatch.MetricAlarm(
    `${name}-recover`,
    {
      alarmDescription:
        "The instance's host fails its status check for two minutes: EC2 moves the instance. If it stays down, replace it.",
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed_System",
      dimensions: { InstanceId: instance.id },
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: 2,
      // A host that is gone reports nothing.
      treatMissingData: "breaching",
      alarmActions: [`arn:aws:automate:${region}:ec2:recover`],
    },
    opts,
  );
}

/** A metric of the load balancer about its target group. */
function targetMetric(ingress: Ingress, metricName: string) {
  const { loadBalancer, targetGroup } = ingress;
  return {
    namespace: loadBalancer.loadBalancerType.apply((type) =>
      type === "network" ? "AWS/NetworkELB" : "AWS/ApplicationELB",
    ),
    metricName,
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
  };
}
