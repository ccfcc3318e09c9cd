import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../../lib/duration";
import type { LooksAt } from "../../config/schema/monitoring/canary";
import type { Topology } from "../../topology";
import type { Rhythm } from "../../topology/looks";
import { SILENT, type Alerts, type AlarmSpec } from "../alerts";
import type { Target } from "./targets";

/** A canary and its target. */
export interface Watched {
  what: LooksAt;
  target: Target;
  rhythm: Rhythm;
  topology: Topology;
  /** The canary's name. */
  name: pulumi.Input<string>;
}

/** Missed runs until the alarm that a canary does not run: fewer of one that runs seldom, so that it is noticed within the hour. */
function missedRuns({ every }: Rhythm): number {
  return every <= 2 * MINUTE ? 5 : 3;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
function metricOf({ name, rhythm }: Watched) {
  return {
    group: "regions",
    namespace: "CloudWatchSynthetics",
    metricName: "SuccessPercent",
    dimensions: { CanaryName: name },
    period: rhythm.every,
  } as const;
}

/** The canary's target does not answer, in as many consecutive runs as the settings say. */
export function canaryAlarm(
  alerts: Alerts,
  watched: Watched,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const { what, rhythm } = watched;
  return alerts.alarm(
    `${what}-unreachable`,
    {
      ...metricOf(watched),
      ...says(watched),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: 100,
      evaluationPeriods: rhythm.failures,
      // A canary that does not run reports nothing: the alarm keeps its state, and another alarm notices the missing runs.
      treatMissingData: "ignore",
    },
    opts,
  );
}

function says({
  what,
  target,
  topology,
  rhythm,
}: Watched): Pick<AlarmSpec, "problem" | "response" | "runbook" | "severity"> {
  const runs = `${rhythm.failures} consecutive runs, ${formatDuration(rhythm.every)} apart`;
  const seen = `Seen from ${topology.region}, ${target.url} has not answered as expected in ${runs}.`;
  switch (what) {
    case "peer":
      return {
        problem: seen,
        response: `Check whether ${topology.peer.region} is impaired or only unreachable from here before this region takes over.`,
        runbook: "regions.md#the-other-region-does-not-answer",
        // A failure of the other region is none of this one, which must count as healthy to take over.
        severity: "warning",
      };
    case "own":
      return {
        problem: seen,
        response: "This region cannot be reached: check its load balancer, certificate and record.",
        runbook: "regions.md#a-regions-endpoint-does-not-answer",
        severity: "critical",
      };
    case "users":
      return {
        problem: seen,
        response: "Users are affected: request each region's own host, and check which one Route 53 answers with.",
        runbook: "regions.md#users-get-no-answer",
        // The failure may be the other region's.
        severity: "warning",
      };
    case "switch":
      return {
        problem: `Seen from ${topology.region}, ${target.url} cannot be read in ${runs}: to take ${topology.peer.region} out of service by its switch would have no effect.`,
        response:
          "Check S3 Block Public Access of the account and the bucket. If the account has to block public access, set holdfast:dns.switchType: cloudwatch-metric.",
        runbook: "regions.md#the-switch-cannot-be-read",
        severity: "warning",
      };
  }
}

/** The canary does not run. */
export function missedRunsAlarm(alerts: Alerts, watched: Watched, opts: pulumi.CustomResourceOptions): void {
  const { what, rhythm } = watched;
  alerts.alarm(
    `${what}-canary-silent`,
    {
      ...metricOf(watched),
      problem: `The canary of ${watched.target.url} has missed ${missedRuns(rhythm)} runs, ${formatDuration(rhythm.every)} apart.`,
      response:
        "Check the canary's last run and its runtime's deprecation date; until it runs again, nothing monitors the target.",
      runbook: "regions.md#a-canary-does-not-run",
      severity: "warning",
      statistic: "SampleCount",
      comparison: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: missedRuns(rhythm),
      // A canary that does not run reports nothing.
      ...SILENT,
    },
    opts,
  );
}
