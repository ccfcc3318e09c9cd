import { MINUTE } from "./minutes";

/** What alarms on requests have in common. No data means no requests, which is no failure. */
export const OF_REQUESTS = {
  group: "service",
  comparison: "GreaterThanThreshold",
  period: MINUTE,
  // Error metrics are reported only when there are errors (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html).
  treatMissingData: "notBreaching",
} as const;

/**
 * Errors in percent, and 0 while they are few: of the alarm's metric, m.
 * @param requests the metric that counts requests, r
 * @param all the expression of which they are a share
 */
export function share5xx(fewest: number, requests: string, all = "r") {
  return { expression: `IF(m >= ${fewest}, 100 * m / ${all}, 0)`, label: "5xx, percent", others: { r: requests } };
}
