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

/** How long a target must at least be sick before a refresh stops, in minutes. */
const LEAST_SICK_MINUTES = 3;

/**
 * A target is sick for longer than a new one may take to start: an instance refresh under way stops (or rolls back). Sooner, each healthy
 * release of a slow starter would stop itself. Missing data must not leave the alarm in INSUFFICIENT_DATA, or no refresh can start
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html).
 * @param gracePeriod seconds that a new instance may take to start
 */
export function sickTargetsAlarm(
  name: string,
  ingress: Ingress,
  gracePeriod: number,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const minutes = Math.max(LEAST_SICK_MINUTES, Math.ceil(gracePeriod / MINUTE) + 1);
  return new aws.cloudwatch.MetricAlarm(
    `${name}-sick-targets`,
    {
      alarmDescription: `A target fails its health check for ${minutes} minutes: a refresh under way stops. Look at the newest instance's log before the next.`,
      ...targetMetric(ingress, "UnHealthyHostCount"),
      statistic: "Maximum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: minutes,
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
 * The host below an instance fails: EC2 moves the instance. Statistic, periods and missing data are as AWS recommends
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
      statistic: "Minimum",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: 2,
      // AWS looks at the host from outside, so a sick one is reported; an instance that has just started, or was stopped, is not.
      treatMissingData: "missing",
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
