import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SECOND_STEP_POINTS } from "../scaled/growth";
import type { Predictive, Schedule } from "../../config/schema/compute-scaling";
import type { TargetIngress } from "../../ingress/ingress";

/** Keeps the average CPU near a target, in percent. */
export function trackingPolicy(
  name: string,
  group: aws.autoscaling.Group,
  targetCpu: number,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.autoscaling.Policy(
    `${name}-cpu-target`,
    {
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        targetValue: targetCpu,
      },
    },
    opts,
  );
}

/**
 * The target group whose requests are counted: the suffixes of the two ARNs
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html, ResourceLabel).
 */
function requestsLabel({ loadBalancer, targetGroup }: TargetIngress): pulumi.Output<string> {
  return pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`;
}

/**
 * Keeps the requests per instance near a target value. The group scales out when this policy or the CPU policy requires it.
 * @param targetRequests per minute and target: the metric is a sum over a minute
 */
export function requestsPolicy(
  name: string,
  group: aws.autoscaling.Group,
  ingress: TargetIngress,
  targetRequests: number,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.autoscaling.Policy(
    `${name}-requests-target`,
    {
      autoscalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: requestsLabel(ingress),
        },
        targetValue: targetRequests,
      },
    },
    opts,
  );
}

/**
 * Adds capacity ahead of a recurring load, and removes none. It never exceeds the group's maximum.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 * @param target percent of CPU, or requests per minute and target, by the settings' metric
 */
export function predictivePolicy(
  name: string,
  group: aws.autoscaling.Group,
  ingress: TargetIngress,
  { mode, metric, ahead }: Predictive,
  target: number,
  opts: pulumi.CustomResourceOptions,
) {
  const pair =
    metric === "cpu"
      ? { predefinedMetricType: "ASGCPUUtilization" }
      : { predefinedMetricType: "ALBRequestCount", resourceLabel: requestsLabel(ingress) };
  return new aws.autoscaling.Policy(
    `${name}-forecast`,
    {
      autoscalingGroupName: group.name,
      policyType: "PredictiveScaling",
      predictiveScalingConfiguration: {
        mode: mode === "forecast-only" ? "ForecastOnly" : "ForecastAndScale",
        metricSpecification: { targetValue: target, predefinedMetricPairSpecification: pair },
        schedulingBufferTime: String(ahead),
        // Otherwise a forecast raises the maximum, and nothing lowers it again.
        maxCapacityBreachBehavior: "HonorMaxCapacity",
      },
    },
    opts,
  );
}

/** A size that a scheduled action does not change. */
const UNCHANGED = -1;

/** Sizes that apply from a time on. The provider takes an omitted size for 0, and would empty the group. */
export function scheduledAction(
  name: string,
  group: aws.autoscaling.Group,
  schedule: Schedule,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.autoscaling.Schedule(
    name,
    {
      scheduledActionName: name,
      autoscalingGroupName: group.name,
      recurrence: schedule.cron,
      timeZone: schedule.timeZone,
      minSize: schedule.min ?? UNCHANGED,
      maxSize: schedule.max ?? UNCHANGED,
      desiredCapacity: schedule.desired ?? UNCHANGED,
    },
    opts,
  );
}

/**
 * Adds capacity while its alarm is in ALARM: a share of the current size, and twice that share well above the threshold.
 * @param add the share, in percent
 * @param warmup seconds until a new instance's metrics count
 */
export function stepPolicy(
  name: string,
  group: aws.autoscaling.Group,
  add: number,
  warmup: number,
  opts: pulumi.CustomResourceOptions,
) {
  return new aws.autoscaling.Policy(
    `${name}-cpu-surge`,
    {
      autoscalingGroupName: group.name,
      policyType: "StepScaling",
      adjustmentType: "PercentChangeInCapacity",
      // A share of a small group rounds down to 0.
      minAdjustmentMagnitude: 1,
      estimatedInstanceWarmup: warmup,
      metricAggregationType: "Average",
      stepAdjustments: [
        { metricIntervalLowerBound: "0", metricIntervalUpperBound: String(SECOND_STEP_POINTS), scalingAdjustment: add },
        { metricIntervalLowerBound: String(SECOND_STEP_POINTS), scalingAdjustment: 2 * add },
      ],
    },
    opts,
  );
}
