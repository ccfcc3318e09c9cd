import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { parseCron } from "../../../lib/cron";
import type { Containers } from "./schema";
import type { TaskSchedule } from "../../config/schema/compute-scaling";
import type { TargetIngress } from "../../ingress/ingress";
import { SECOND_STEP_POINTS } from "../scaled/growth";
import type { GroupSize } from "../scaled/sizes";

/**
 * The bounds of the number of tasks. When a failover raises the minimum, Application Auto Scaling brings the service up to it at once
 * (https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html).
 */
export function scalableTarget(
  name: string,
  service: { cluster: aws.ecs.Cluster; service: aws.ecs.Service; size: GroupSize },
  opts: pulumi.CustomResourceOptions,
): aws.appautoscaling.Target {
  const { min, max } = service.size;
  return new aws.appautoscaling.Target(
    name,
    {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: pulumi.interpolate`service/${service.cluster.name}/${service.service.name}`,
      minCapacity: min,
      maxCapacity: max,
      tags: { Name: name },
    },
    opts,
  );
}

/** Keeps the average CPU, and the requests per task if the settings want that, near their targets; the service grows when either requires it. */
export function trackingPolicies(
  name: string,
  target: aws.appautoscaling.Target,
  { targetCpu, targetRequests, warmup, scaleInCooldown }: Containers,
  { loadBalancer, targetGroup }: TargetIngress,
  opts: pulumi.CustomResourceOptions,
): void {
  const policy = (
    what: string,
    targetValue: number,
    metric: { predefinedMetricType: string; resourceLabel?: pulumi.Input<string> },
  ) =>
    new aws.appautoscaling.Policy(
      `${name}-${what}-target`,
      {
        ...of(target),
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: metric,
          targetValue,
          scaleOutCooldown: warmup,
          scaleInCooldown,
        },
      },
      opts,
    );
  policy("cpu", targetCpu, { predefinedMetricType: "ECSServiceAverageCPUUtilization" });
  if (targetRequests !== undefined)
    policy("requests", targetRequests, {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
    });
}

/**
 * Adds tasks while its alarm is in ALARM: a share of the current number, and twice that share well above the threshold.
 * @param add the share, in percent
 */
export function stepPolicy(
  name: string,
  target: aws.appautoscaling.Target,
  add: number,
  { warmup }: Containers,
  opts: pulumi.CustomResourceOptions,
): aws.appautoscaling.Policy {
  return new aws.appautoscaling.Policy(
    `${name}-cpu-surge`,
    {
      ...of(target),
      policyType: "StepScaling",
      stepScalingPolicyConfiguration: {
        adjustmentType: "PercentChangeInCapacity",
        // A share of few tasks rounds down to 0.
        minAdjustmentMagnitude: 1,
        metricAggregationType: "Average",
        cooldown: warmup,
        stepAdjustments: [
          {
            metricIntervalLowerBound: "0",
            metricIntervalUpperBound: String(SECOND_STEP_POINTS),
            scalingAdjustment: add,
          },
          { metricIntervalLowerBound: String(SECOND_STEP_POINTS), scalingAdjustment: 2 * add },
        ],
      },
    },
    opts,
  );
}

/** Other bounds from a time on; the number of tasks follows when it is outside of them. */
export function scheduledAction(
  name: string,
  target: aws.appautoscaling.Target,
  { cron, timeZone, min, max }: TaskSchedule,
  opts: pulumi.CustomResourceOptions,
): void {
  new aws.appautoscaling.ScheduledAction(
    name,
    {
      name,
      ...of(target),
      schedule: expressionOf(cron),
      timezone: timeZone,
      scalableTargetAction: {
        ...(min !== undefined && { minCapacity: min }),
        ...(max !== undefined && { maxCapacity: max }),
      },
    },
    opts,
  );
}

/** How many values each field of Unix cron has, by which `*` is recognized. */
const WHOLE = { minutes: 60, hours: 24, daysOfMonth: 31, months: 12, daysOfWeek: 7 } as const;

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * Unix cron as Application Auto Scaling writes it: a field for the year, a question mark for the day that does not decide, days of the week by their names,
 * which the two count differently (https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html).
 * @param cron five fields that restrict one kind of day at most
 */
export function expressionOf(cron: string): string {
  const parsed = parseCron(cron)!;
  const field = (name: keyof typeof WHOLE) => {
    const values = [...parsed[name]].sort((a, b) => a - b);
    return values.length === WHOLE[name]
      ? "*"
      : values.map((one) => (name === "daysOfWeek" ? DAYS[one]! : one)).join(",");
  };
  const ofWeek = field("daysOfWeek");
  const days = ofWeek === "*" ? [field("daysOfMonth"), field("months"), "?"] : ["?", field("months"), ofWeek];
  return `cron(${[field("minutes"), field("hours"), ...days, "*"].join(" ")})`;
}

/** What of a service's scalable target its policies name. */
function of({ serviceNamespace, scalableDimension, resourceId }: aws.appautoscaling.Target) {
  return { serviceNamespace, scalableDimension, resourceId };
}
