import type * as pulumi from "@pulumi/pulumi";
import type { Alerts, AlarmSpec } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";

const NAT_MINUTES = 5;

/** Percent of a NAT gateway's packets; a higher share of dropped packets is a failure of AWS (https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html). */
const DROPPED_PERCENT = 0.01;

/**
 * A NAT gateway without a free port for a new connection, or that drops packets: calls from the instances to the internet fail.
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
    // No data is no traffic.
    treatMissingData: "notBreaching",
  } as const satisfies Partial<AlarmSpec>;
  alerts.alarm(
    `nat-${slot}-ports`,
    {
      ...common,
      problem: `The NAT gateway of ${slot} has had no free port for new connections for ${inMinutes(NAT_MINUTES)}.`,
      response:
        "Find the client that opens so many connections to one address; add addresses to the gateway, or an endpoint for an AWS service.",
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
      problem: `The NAT gateway of ${slot} has dropped more than ${DROPPED_PERCENT} % of its packets for ${inMinutes(NAT_MINUTES)}.`,
      response: "Check the AWS Health Dashboard and the gateway's throughput.",
      runbook: "service.md#a-nat-gateway-is-at-its-limit",
      metricName: "PacketsDropCount",
      threshold: DROPPED_PERCENT,
      math: {
        expression: "100 * m / (s + d)",
        label: "Dropped packets, percent",
        others: { s: "PacketsInFromSource", d: "PacketsInFromDestination" },
      },
    },
    opts,
  );
}
