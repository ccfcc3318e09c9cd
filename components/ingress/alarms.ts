import type * as pulumi from "@pulumi/pulumi";
import type { Alerts, AlarmSpec } from "../observability/alerts";
import { inMinutes, MINUTE } from "../observability/minutes";
import { namespaceOf, targetMetric, type Balancer } from "./target-alarms";

/** How long what should never be may be, in minutes. */
const FEW_MINUTES = 3;
/** How long what happens now and then may go on, in minutes. */
const SOME_MINUTES = 5;

/** What every alarm here has in common: without requests a load balancer reports nothing, and does nothing wrong. */
const SERVICE = {
  group: "service",
  comparison: "GreaterThanThreshold",
  period: MINUTE,
  // Metrics of errors come only where there are any (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html).
  treatMissingData: "notBreaching",
} as const;

/** The alarms on a load balancer, by its type; the names of its metrics are AWS's. */
export function loadBalancerAlarms(alerts: Alerts, balancer: Balancer, opts: pulumi.CustomResourceOptions): void {
  const specs = balancer.type === "network" ? networkAlarms(alerts, balancer) : applicationAlarms(alerts, balancer);
  for (const [key, spec] of Object.entries(specs)) alerts.alarm(key, spec, opts);
}

function applicationAlarms(alerts: Alerts, balancer: Balancer): Record<string, AlarmSpec> {
  const { errors, latency } = alerts.monitoring.service;
  const share = `${errors.percent} % of the requests for ${inMinutes(errors.for / MINUTE)}, and ${errors.fewest} a minute at least`;
  const often = {
    ...SERVICE,
    severity: "critical",
    statistic: "Sum",
    threshold: errors.percent,
    evaluationPeriods: errors.for / MINUTE,
  } as const;
  return {
    "target-errors": {
      ...often,
      what: `The service answers with a 5xx code: more than ${share}.`,
      todo: "Read the service's log; roll the last release back, or look at the stores that it needs.",
      runbook: "service.md#the-service-answers-with-errors",
      ...balancerMetric(balancer, "HTTPCode_Target_5XX_Count"),
      math: share5xx(errors.fewest, "r"),
    },
    "balancer-errors": {
      ...often,
      what: `The load balancer itself answers with a 5xx code: more than ${share}.`,
      todo: "See whether its targets are healthy, close connections early, or are too few.",
      runbook: "service.md#the-load-balancer-answers-with-errors",
      ...balancerMetric(balancer, "HTTPCode_ELB_5XX_Count"),
      // RequestCount leaves out what was answered without a target, so these errors are counted beside it.
      math: share5xx(errors.fewest, "(m + FILL(r, 0))"),
    },
    "slow-answers": {
      ...SERVICE,
      severity: "warning",
      what: `One of 100 requests takes longer than ${latency.p99} s, for ${inMinutes(latency.for / MINUTE)}.`,
      todo: "Look at the instances' CPU and at the stores' latency; more instances help against the first alone.",
      runbook: "service.md#the-service-is-slow",
      ...balancerMetric(balancer, "TargetResponseTime"),
      statistic: "p99",
      threshold: latency.p99,
      evaluationPeriods: latency.for / MINUTE,
    },
    "rejected-connections": {
      ...never(),
      what: `The load balancer rejects connections for ${inMinutes(FEW_MINUTES)}: it has as many as it can.`,
      todo: "See where they come from; ask AWS to raise the load balancer's capacity if they are users.",
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
      ...never(),
      what: `The load balancer finds no port to reach its targets with, for ${inMinutes(FEW_MINUTES)}: connections fail.`,
      todo: "Add targets, since ports are counted for each of them.",
      runbook: "service.md#the-load-balancer-rejects-connections",
      ...balancerMetric(balancer, "PortAllocationErrorCount"),
    },
    "rejected-flows": {
      ...never(),
      what: `The load balancer rejects flows for ${inMinutes(FEW_MINUTES)}.`,
      todo: "See whether a target is healthy and whether a security group is in the way.",
      runbook: "service.md#the-load-balancer-rejects-connections",
      ...balancerMetric(balancer, "RejectedFlowCount"),
    },
    "target-resets": {
      ...SERVICE,
      severity: "warning",
      what: `Targets reset more than ${resets} connections a minute for ${inMinutes(SOME_MINUTES)}.`,
      todo: "Read the service's log; a release that closes connections early does this, and so does a target that is overloaded.",
      runbook: "service.md#the-service-answers-with-errors",
      ...balancerMetric(balancer, "TCP_Target_Reset_Count"),
      statistic: "Sum",
      threshold: resets,
      evaluationPeriods: SOME_MINUTES,
    },
    "tls-errors": tlsErrors(alerts, balancer),
  };
}

function tlsErrors(alerts: Alerts, balancer: Balancer): AlarmSpec {
  const { tlsErrors: most } = alerts.monitoring.service;
  return {
    ...SERVICE,
    severity: "warning",
    what: `More than ${most} TLS handshakes a minute fail, for ${inMinutes(SOME_MINUTES)}.`,
    todo: "See whether the certificate is valid and whether users' software is too old for holdfast:ingress.tlsPolicy.",
    runbook: "service.md#tls-handshakes-fail",
    ...balancerMetric(balancer, "ClientTLSNegotiationErrorCount"),
    statistic: "Sum",
    threshold: most,
    evaluationPeriods: SOME_MINUTES,
  };
}

/**
 * A zone in which nobody is healthy, told before the region has none. Only where each zone should have an instance.
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
        what: `No target in ${zone} is healthy for ${inMinutes(FEW_MINUTES)}; the other zones carry its load.`,
        todo: `See whether ${zone} has trouble; if only it has, shift traffic away from it.`,
        runbook: "service.md#an-availability-zone-has-no-healthy-target",
        group: "service",
        severity: "warning",
        ...metric,
        dimensions: { ...dimensions, AvailabilityZone: zone },
        statistic: "Maximum",
        comparison: "LessThanThreshold",
        threshold: 1,
        period: MINUTE,
        evaluationPeriods: FEW_MINUTES,
        // A zone that is not reported may have been shifted away from on purpose.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}

function never() {
  return { ...SERVICE, severity: "warning", statistic: "Sum", threshold: 0, evaluationPeriods: FEW_MINUTES } as const;
}

/** Percent of errors, and none while they are few. @param all what they are a share of */
function share5xx(fewest: number, all: string) {
  return {
    expression: `IF(m >= ${fewest}, 100 * m / ${all}, 0)`,
    label: "5xx, percent",
    others: { r: "RequestCount" },
  };
}

/** A metric of the whole load balancer. */
function balancerMetric(balancer: Balancer, metricName: string) {
  return {
    namespace: namespaceOf(balancer),
    metricName,
    dimensions: { LoadBalancer: balancer.loadBalancer.arnSuffix },
  };
}
