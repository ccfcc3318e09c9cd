import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../observability/alerts";
import { MINUTE } from "../observability/minutes";

/** Route 53's metrics exist in this region only (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html). */
export const ROUTE_53_METRICS_REGION = "us-east-1";

/**
 * Route 53's checkers do not reach the region. An alarm reads metrics of its own region, and these exist in one region only: other regions are
 * watched by the canaries instead.
 */
export function endpointAlarm(
  alerts: Alerts,
  healthCheck: aws.route53.HealthCheck,
  opts: pulumi.CustomResourceOptions,
): void {
  alerts.alarm(
    "endpoint-unhealthy",
    {
      problem: "Route 53's health checkers have had no answer from this region's endpoint for 2 minutes.",
      response: "Request the region's own host and the users' name: the other region should answer users.",
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
      // The checkers are in other regions too; missing data is a failure of CloudWatch.
      treatMissingData: "ignore",
    },
    opts,
  );
}
