import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Ingress } from "../config/schema/ingress";
import type { Alerts } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";

/** A load balancer and its target group, as dimensions of their metrics. */
export interface Balancer {
  type: Ingress["type"];
  loadBalancer: aws.lb.LoadBalancer;
  targetGroup: aws.lb.TargetGroup;
}

/** The fewest minutes for which a target must be unhealthy before an instance refresh stops. */
const UNHEALTHY_MINUTES = 3;

/**
 * A target is unhealthy for longer than a new one may take to start: an instance refresh in progress stops (or rolls back). With a shorter time, the
 * refresh of a slow-starting service would stop itself. Missing data must not leave the alarm in INSUFFICIENT_DATA, or no refresh can start
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html).
 * @param release what a release is that the alarm ends, and the seconds that a new target may take to start; undefined where it ends none
 */
export function unhealthyTargetAlarm(
  alerts: Alerts,
  balancer: Balancer,
  release: { key: string; ends: string; gracePeriod: number } | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const { key = "sick-targets", ends, gracePeriod = 0 } = release ?? {};
  const minutes = Math.max(UNHEALTHY_MINUTES, Math.ceil(gracePeriod / MINUTE) + 1);
  const stops = ends === undefined ? "" : `; ${ends}`;
  return alerts.alarm(
    key,
    {
      problem: `A target has failed its health check for ${inMinutes(minutes)}${stops}.`,
      response: "Find the target and the cause; read the newest instance's log before the next release.",
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

const SERVING = {
  problem:
    "No target has been healthy for 1 minute; a Route 53 health check that follows this alarm takes the region out of service.",
  response: "Check the service and its health check path, and who answers at the users' name.",
};

const STANDBY = {
  problem: "No target is healthy: this standby runs none until it takes over.",
  response: "Nothing, unless it has taken over.",
};

/**
 * No target is healthy. A Route 53 health check reads the same metric, and so allows standard statistics only, and no M out of N
 * datapoints (https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html).
 * @param runs whether the region runs instances at present; the alarm of a standby that launches them in a failover is in ALARM until then, as expected
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
      ...(runs ? SERVING : STANDBY),
      runbook: "service.md#no-target-is-healthy",
      group: "service",
      severity: runs ? "critical" : "warning",
      ...targetMetric(balancer, "HealthyHostCount"),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: 1,
      period: MINUTE,
      evaluationPeriods: 1,
      // The endpoint's own check notices an impaired Region; missing CloudWatch data alone must not fail over. A standby without targets has no data.
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
