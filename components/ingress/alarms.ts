import type * as pulumi from "@pulumi/pulumi";
import type { Alerts, AlarmSpec } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";
import { OF_REQUESTS, share5xx } from "../observability/request-alarms";
import { namespaceOf, targetMetric, type Balancer } from "./target-alarms";

/** Minutes until an alarm on what should never happen. */
const ERROR_MINUTES = 3;
/** Minutes until an alarm on what happens occasionally. */
const OCCASIONAL_MINUTES = 5;

/** The alarms on a load balancer, by its type. */
export function loadBalancerAlarms(alerts: Alerts, balancer: Balancer, opts: pulumi.CustomResourceOptions): void {
  const specs = balancer.type === "network" ? networkAlarms(alerts, balancer) : applicationAlarms(alerts, balancer);
  for (const [key, spec] of Object.entries(specs)) alerts.alarm(key, spec, opts);
}

function applicationAlarms(alerts: Alerts, balancer: Balancer): Record<string, AlarmSpec> {
  const { errors, latency } = alerts.monitoring.service;
  const share = `${errors.percent} % of the requests for ${inMinutes(errors.for / MINUTE)}, and at least ${errors.fewest} a minute`;
  const errorRate = {
    ...OF_REQUESTS,
    severity: "critical",
    statistic: "Sum",
    threshold: errors.percent,
    evaluationPeriods: errors.for / MINUTE,
  } as const;
  return {
    "target-errors": {
      ...errorRate,
      problem: `The service answers with 5xx codes: more than ${share}.`,
      response: "Read the service's log; roll back the last release, or check the stores that it uses.",
      runbook: "service.md#the-service-answers-with-errors",
      ...balancerMetric(balancer, "HTTPCode_Target_5XX_Count"),
      math: share5xx(errors.fewest, "RequestCount"),
    },
    "balancer-errors": {
      ...errorRate,
      problem: `The load balancer itself answers with 5xx codes: more than ${share}.`,
      response: "Check whether its targets are healthy, close connections early, or are too few.",
      runbook: "service.md#the-load-balancer-answers-with-errors",
      ...balancerMetric(balancer, "HTTPCode_ELB_5XX_Count"),
      // RequestCount leaves out requests that reached no target, so these errors are added to it.
      math: share5xx(errors.fewest, "RequestCount", "(m + FILL(r, 0))"),
    },
    "slow-answers": {
      ...OF_REQUESTS,
      severity: "warning",
      problem: `The p99 response time has been above ${latency.p99} s for ${inMinutes(latency.for / MINUTE)}.`,
      response: "Check the instances' CPU and the stores' latency; more instances help only with CPU.",
      runbook: "service.md#the-service-is-slow",
      ...balancerMetric(balancer, "TargetResponseTime"),
      statistic: "p99",
      threshold: latency.p99,
      evaluationPeriods: latency.for / MINUTE,
    },
    "rejected-connections": {
      ...noErrors(),
      problem: `The load balancer has rejected connections for ${inMinutes(ERROR_MINUTES)}: it is at its maximum.`,
      response: "Check where they come from; if they are users, ask AWS to raise the load balancer's capacity.",
      runbook: "service.md#the-load-balancer-rejects-connections",
      ...balancerMetric(balancer, "RejectedConnectionCount"),
    },
    "tls-errors": tlsErrors(alerts, balancer),
  };
}

function networkAlarms(alerts: Alerts, balancer: Balancer): Record<string, AlarmSpec> {
  const { resets } = alerts.monitoring.service;
  return {
    "port-allocation-errors": {
      ...noErrors(),
      problem: `The load balancer has had port allocation errors for ${inMinutes(ERROR_MINUTES)}: connections fail.`,
      response: "Add targets: each has its own ports.",
      runbook: "service.md#the-load-balancer-rejects-connections",
      ...balancerMetric(balancer, "PortAllocationErrorCount"),
    },
    "rejected-flows": {
      ...noErrors(),
      problem: `The load balancer has rejected flows for ${inMinutes(ERROR_MINUTES)}.`,
      response: "Check whether a target is healthy and whether a security group blocks the traffic.",
      runbook: "service.md#the-load-balancer-rejects-connections",
      ...balancerMetric(balancer, "RejectedFlowCount"),
    },
    "target-resets": {
      ...OF_REQUESTS,
      severity: "warning",
      problem: `Targets have reset more than ${resets} connections a minute for ${inMinutes(OCCASIONAL_MINUTES)}.`,
      response: "Read the service's log; causes are a release that closes connections early, and an overloaded target.",
      runbook: "service.md#the-service-answers-with-errors",
      ...balancerMetric(balancer, "TCP_Target_Reset_Count"),
      statistic: "Sum",
      threshold: resets,
      evaluationPeriods: OCCASIONAL_MINUTES,
    },
    "tls-errors": tlsErrors(alerts, balancer),
  };
}

function tlsErrors(alerts: Alerts, balancer: Balancer): AlarmSpec {
  const { tlsErrors: most } = alerts.monitoring.service;
  return {
    ...OF_REQUESTS,
    severity: "warning",
    problem: `More than ${most} TLS handshakes a minute have failed for ${inMinutes(OCCASIONAL_MINUTES)}.`,
    response: "Check whether the certificate is valid and whether clients are too old for holdfast:ingress.tlsPolicy.",
    runbook: "service.md#tls-handshakes-fail",
    ...balancerMetric(balancer, "ClientTLSNegotiationErrorCount"),
    statistic: "Sum",
    threshold: most,
    evaluationPeriods: OCCASIONAL_MINUTES,
  };
}

/**
 * An Availability Zone without a healthy target, before the region has none. Only where each zone should have an instance.
 * @param zones the zones' names
 */
export function zoneAlarms(
  alerts: Alerts,
  balancer: Balancer,
  zones: readonly string[],
  opts: pulumi.CustomResourceOptions,
): void {
  for (const zone of zones) {
    const { dimensions, ...metric } = targetMetric(balancer, "HealthyHostCount");
    alerts.alarm(
      `${zone}-no-healthy-target`,
      {
        problem: `No target in ${zone} has been healthy for ${inMinutes(ERROR_MINUTES)}.`,
        response: `Check AWS Health for ${zone}; if only this Availability Zone fails, shift traffic away from it.`,
        runbook: "service.md#an-availability-zone-has-no-healthy-target",
        group: "service",
        severity: "warning",
        ...metric,
        dimensions: { ...dimensions, AvailabilityZone: zone },
        statistic: "Maximum",
        comparison: "LessThanThreshold",
        threshold: 1,
        period: MINUTE,
        evaluationPeriods: ERROR_MINUTES,
        // An Availability Zone without data may have had its traffic shifted away.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}

function noErrors() {
  return {
    ...OF_REQUESTS,
    severity: "warning",
    statistic: "Sum",
    threshold: 0,
    evaluationPeriods: ERROR_MINUTES,
  } as const;
}

/** A metric of the whole load balancer. */
function balancerMetric(balancer: Balancer, metricName: string) {
  return {
    namespace: namespaceOf(balancer),
    metricName,
    dimensions: { LoadBalancer: balancer.loadBalancer.arnSuffix },
  };
}
