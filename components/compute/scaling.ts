import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** How far above the alarm's threshold the second, larger step begins, in percentage points of CPU. */
const SECOND_STEP_POINTS = 15;

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
 * Adds capacity when its alarm says so: a share of the present size, and twice that share well above the threshold.
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
      // A share of a small group rounds down to nothing.
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
