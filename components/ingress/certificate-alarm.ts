import type * as pulumi from "@pulumi/pulumi";
import type { Alerts } from "../observability/alerts";

const DAY = 24 * 3600;

/** A certificate that should have been renewed and was not (https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html). */
export function certificateAlarm(alerts: Alerts, arn: pulumi.Input<string>, opts: pulumi.CustomResourceOptions): void {
  const { certificateDays } = alerts.monitoring.service;
  alerts.alarm(
    "certificate-expires",
    {
      what: `The load balancer's certificate ends in fewer than ${certificateDays} days, and ACM has not renewed it.`,
      todo: "See that the certificate's CNAME records are still in the zone: ACM renews what it can prove.",
      runbook: "service.md#the-certificate-is-not-renewed",
      group: "service",
      severity: "warning",
      namespace: "AWS/CertificateManager",
      metricName: "DaysToExpiry",
      dimensions: { CertificateArn: arn },
      statistic: "Minimum",
      comparison: "LessThanThreshold",
      threshold: certificateDays,
      period: DAY,
      evaluationPeriods: 1,
      // A new certificate has no data for half a day; one that has ended has none either, but its alarm has rung for weeks and goes on.
      treatMissingData: "ignore",
    },
    opts,
  );
}
