import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { SECOND_STEP_POINTS } from "../../topology/capacity/growth";
import type { Predictive, Schedule } from "../../config/schema/compute-scaling";
import type { Ingress } from "../../ingress/ingress";

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
 * Which target group's requests are counted: the ends of the two ARNs
 * (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html, ResourceLabel).
 */
function requestsLabel({ loadBalancer, targetGroup }: Ingress): pulumi.Output<string> {
  return pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`;
}

/**
 * Keeps the requests that each target gets near a target; the group grows as soon as this policy or the CPU's says so.
 * @param targetRequests per minute and target: the metric is a sum over a minute
 */
export function requestsPolicy(
  name: string,
  group: aws.autoscaling.Group,
  ingress: Ingress,
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
 * Adds capacity ahead of a load that recurs, and takes none away. It never passes the group's maximum.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 * @param target percent of CPU, or requests per minute and target, by the settings' metric
 */
export function predictivePolicy(
  name: string,
  group: aws.autoscaling.Group,
  ingress: Ingress,
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
        // A maximum that a forecast has raised stays raised until somebody lowers it.
        maxCapacityBreachBehavior: "HonorMaxCapacity",
      },
    },
    opts,
  );
}

/** What a scheduled action leaves as it is. */
const UNCHANGED = -1;

/** Other sizes from a time on. The provider takes what is left out for nought, and would empty the group. */
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
