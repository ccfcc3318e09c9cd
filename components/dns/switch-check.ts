import type * as aws from "@pulumi/aws";
import { MINUTE } from "../../lib/duration";
import type { Dns } from "../config/schema/dns";
import type { Alerts } from "../observability/alerts";
import type { MetricSwitch, Switch } from "../topology/names";
import { switchCommands } from "./switch-commands";

type Describer = Pick<Alerts, "describe">;

/** The health check of a switch: healthy while it is not engaged, and while that cannot be known. */
export function switchCheckArgs(
  one: Switch,
  settings: Pick<Dns["healthCheck"], "interval" | "threshold" | "regions">,
): aws.route53.HealthCheckArgs {
  if (one.kind === "cloudwatch-metric") {
    return {
      type: "CLOUDWATCH_METRIC",
      cloudwatchAlarmName: one.alarm,
      cloudwatchAlarmRegion: one.region,
      // The last value holds until the next one. Before the first, the check is healthy
      // (https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html, InsufficientDataHealthStatus).
      insufficientDataHealthStatus: "LastKnownStatus",
    };
  }
  /**
   * Inverted: while the object does not exist, S3 answers 403 or 404, the check fails, and the region counts as healthy. The same while the
   * other region cannot be reached. Until its first data an inverted check counts as unhealthy
   * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html).
   */
  return {
    type: "HTTPS",
    fqdn: one.host,
    port: 443,
    resourcePath: `/${one.key}`,
    requestInterval: settings.interval,
    failureThreshold: settings.threshold,
    enableSni: true,
    invertHealthcheck: true,
    ...(settings.regions && { regions: [...settings.regions] }),
  };
}

/**
 * The alarm by which Route 53 knows a switch's metric, in the other region. It has no action: the health check follows it. Route 53 copies an alarm's
 * settings when the check is made, so that the alarm is made before it, by the same stack
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-updating-cloudwatch-alarm-settings.html).
 */
export function switchAlarmArgs(one: MetricSwitch, out: string, alerts: Describer): aws.cloudwatch.MetricAlarmArgs {
  return {
    region: one.region,
    name: one.alarm,
    alarmDescription: alerts.describe({
      problem: `${out} was taken out of service by hand, and stays out until the next value: 1 is out, 0 is in service.`,
      response: `Put it back when its data are current: ${switchCommands(one).putBack}.`,
      runbook: "regions.md#a-region-is-out-of-service-by-hand",
    }),
    namespace: one.namespace,
    metricName: one.metricName,
    dimensions: one.dimensions,
    statistic: "Maximum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: MINUTE,
    evaluationPeriods: 1,
    // No value is no news: the health check keeps its status.
    treatMissingData: "missing",
  };
}
