import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../observability/alerts";
import { MINUTE } from "../observability/minutes";

/** Route 53's metrics are in this region alone (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html). */
export const ROUTE_53_METRICS_REGION = "us-east-1";

/**
 * Route 53's checkers do not reach the region. An alarm acts in its own region only, and finds these metrics in one region only: a region that is
 * another is watched by the canaries instead.
 */
export function endpointAlarm(
  alerts: Alerts,
  healthCheck: aws.route53.HealthCheck,
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    "endpoint-unhealthy",
    {
      what: "Route 53's checkers find for 2 minutes that this region's endpoint does not answer.",
      todo: "Ask the region's own host; if nobody is served there, users should be in the other region by now.",
      runbook: "regions.md#a-regions-endpoint-does-not-answer",
      group: "regions",
      severity: "critical",
      namespace: "AWS/Route53",
      metricName: "HealthCheckStatus",
      dimensions: { HealthCheckId: healthCheck.id },
      statistic: "Minimum",
      comparison: "LessThanThreshold",
      threshold: 1,
      period: MINUTE,
      evaluationPeriods: 2,
      // The checkers go on while a region is dead; that they are not heard is CloudWatch's trouble.
      treatMissingData: "ignore",
    },
    opts,
  );
}
