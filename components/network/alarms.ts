import type * as pulumi from "@pulumi/pulumi";
import type { Alerts, AlarmSpec } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";

const NAT_MINUTES = 5;

/** Percent of a NAT gateway's packets; more of them lost are AWS's trouble (https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html). */
const PACKETS_LOST = 0.01;

/**
 * A NAT gateway that has no port left for a new connection, or that loses packets: what the instances call in the internet fails.
 * @param slot the gateway's place in the region: `us-east-1a`
 */
export function natGatewayAlarms(
  alerts: Alerts,
  slot: string,
  id: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): void {
  const common = {
    group: "service",
    severity: "warning",
    namespace: "AWS/NATGateway",
    dimensions: { NatGatewayId: id },
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    period: MINUTE,
    evaluationPeriods: NAT_MINUTES,
    // A gateway through which nothing goes has no trouble.
    treatMissingData: "notBreaching",
  } as const satisfies Partial<AlarmSpec>;
  alerts.alarm(
    `nat-${slot}-ports`,
    {
      ...common,
      what: `The NAT gateway of ${slot} has no port left for new connections, for ${inMinutes(NAT_MINUTES)}.`,
      todo: "Find who opens so many connections to one address; add addresses to the gateway, or an endpoint for an AWS service.",
      runbook: "service.md#a-nat-gateway-is-at-its-limit",
      metricName: "ErrorPortAllocation",
      threshold: 0,
    },
    opts,
  );
  alerts.alarm(
    `nat-${slot}-drops`,
    {
      ...common,
      what: `The NAT gateway of ${slot} loses more than ${PACKETS_LOST} % of its packets, for ${inMinutes(NAT_MINUTES)}.`,
      todo: "Look at AWS's health dashboard, and at how much goes through it.",
      runbook: "service.md#a-nat-gateway-is-at-its-limit",
      metricName: "PacketsDropCount",
      threshold: PACKETS_LOST,
      math: {
        expression: "100 * m / (s + d)",
        label: "Packets lost, percent",
        others: { s: "PacketsInFromSource", d: "PacketsInFromDestination" },
      },
    },
    opts,
  );
}
