import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Ingress } from "../config/schema/ingress";
import type { Alerts } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";

/** A load balancer and its target group, by which their metrics are found. */
export interface Balancer {
  type: Ingress["type"];
  loadBalancer: aws.lb.LoadBalancer;
  targetGroup: aws.lb.TargetGroup;
}

/** How long a target must at least be sick before a refresh stops, in minutes. */
const LEAST_SICK_MINUTES = 3;

/**
 * A target is sick for longer than a new one may take to start: an instance refresh under way stops (or rolls back). Sooner, each healthy
 * release of a slow starter would stop itself. Missing data must not leave the alarm in INSUFFICIENT_DATA, or no refresh can start
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html).
 * @param gracePeriod seconds that a new instance may take to start; undefined where there are no refreshes
 */
export function sickTargetsAlarm(
  alerts: Alerts,
  balancer: Balancer,
  gracePeriod: number | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const minutes = Math.max(LEAST_SICK_MINUTES, Math.ceil((gracePeriod ?? 0) / MINUTE) + 1);
  const stops = gracePeriod === undefined ? "" : ", and a refresh under way stops";
  return alerts.alarm(
    "sick-targets",
    {
      what: `A target fails its health check for ${inMinutes(minutes)}${stops}.`,
      todo: "Find the target and why it fails; look at the newest instance's log before the next release.",
      runbook: "service.md#a-target-is-unhealthy",
      group: "service",
      severity: "warning",
      ...targetMetric(balancer, "UnHealthyHostCount"),
      statistic: "Maximum",
      comparison: "GreaterThanThreshold",
      threshold: 0,
      period: MINUTE,
      evaluationPeriods: minutes,
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

const SERVES_NOBODY = {
  what: "No target is healthy for 1 minute: where a Route 53 health check follows this alarm, it takes the region out.",
  todo: "Look at the service and its health path; the users are in the other region, or see errors.",
};

const WAITS = {
  what: "No target is healthy: this standby runs none until it takes over, and Route 53 sends nobody here.",
  todo: "Nothing, unless it has taken over.",
};

/**
 * No target is healthy: a Route 53 health check looks at the same metric. It allows standard statistics and as many breaching periods
 * as there are periods, and no more than that (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html).
 * @param runs whether the region runs instances at present; a standby that launches them in a fail-over rings until then, and is not sick
 */
export function noHealthyTargetAlarm(
  alerts: Alerts,
  balancer: Balancer,
  runs: boolean,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  return alerts.alarm(
    "no-healthy-target",
    {
      ...(runs ? SERVES_NOBODY : WAITS),
      runbook: "service.md#no-target-is-healthy",
      group: "service",
      severity: runs ? "critical" : "warning",
      ...targetMetric(balancer, "HealthyHostCount"),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: 1,
      period: MINUTE,
      evaluationPeriods: 1,
      // The endpoint's own check tells a dead region; a gap in CloudWatch alone must not fail over. Nor does a standby without targets ring.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}

/** A metric of the load balancer about its target group. */
export function targetMetric(balancer: Balancer, metricName: string) {
  const { loadBalancer, targetGroup } = balancer;
  return {
    namespace: namespaceOf(balancer),
    metricName,
    dimensions: { LoadBalancer: loadBalancer.arnSuffix, TargetGroup: targetGroup.arnSuffix },
  };
}

/** Where a load balancer's metrics are. */
export function namespaceOf({ type }: Pick<Balancer, "type">): "AWS/NetworkELB" | "AWS/ApplicationELB" {
  return type === "network" ? "AWS/NetworkELB" : "AWS/ApplicationELB";
}
