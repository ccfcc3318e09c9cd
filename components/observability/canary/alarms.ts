import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../../lib/duration";
import type { CanarySettings, LooksAt } from "../../config/schema/monitoring/canary";
import type { Topology } from "../../topology";
import type { Alerts, AlarmSpec } from "../alerts";
import type { Target } from "./targets";

/** A canary and what it looks at. */
export interface Watched {
  what: LooksAt;
  target: Target;
  canary: CanarySettings;
  topology: Topology;
  /** The canary's name. */
  name: pulumi.Input<string>;
}

/** Looks that may be missed before a canary counts as silent. */
const MISSED_LOOKS = 5;

/** AWS's own words for what a canary measures: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
function metricOf({ name, canary }: Watched) {
  return {
    group: "regions",
    namespace: "CloudWatchSynthetics",
    metricName: "SuccessPercent",
    dimensions: { CanaryName: name },
    period: canary.every,
  } as const;
}

/** What the canary looks at does not answer, at no look of so many in a row. */
export function canaryAlarm(
  alerts: Alerts,
  watched: Watched,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.MetricAlarm {
  const { what, canary } = watched;
  return alerts.alarm(
    `${what}-unreachable`,
    {
      ...metricOf(watched),
      ...says(watched),
      statistic: "Maximum",
      comparison: "LessThanThreshold",
      threshold: 100,
      evaluationPeriods: canary.failures,
      // A canary that does not run says nothing: what it said last stands, and another alarm tells that it is silent.
      treatMissingData: "ignore",
    },
    opts,
  );
}

function says({ what, target, topology, canary }: Watched): Pick<AlarmSpec, "what" | "todo" | "runbook" | "severity"> {
  const lasts = `${canary.failures} looks in a row, ${formatDuration(canary.every)} apart`;
  const seen = `Seen from ${topology.region}, ${target.url} does not answer as it should, at ${lasts}.`;
  switch (what) {
    case "peer":
      return {
        what: seen,
        todo: `See whether ${topology.peer.region} is lost or only out of sight before anything takes over.`,
        runbook: "regions.md#the-other-region-does-not-answer",
        // The other region's trouble is not this one's: whoever takes over must be healthy himself.
        severity: "warning",
      };
    case "own":
      return {
        what: seen,
        todo: "This region serves nobody from outside: look at its load balancer, certificate and record.",
        runbook: "regions.md#a-regions-endpoint-does-not-answer",
        severity: "critical",
      };
    case "users":
      return {
        what: seen,
        todo: "Users see this: ask each region's own host, and see which one Route 53 answers with.",
        runbook: "regions.md#users-get-no-answer",
        // It may be the other region that does not serve them.
        severity: "warning",
      };
  }
}

/** The canary does not look any more. */
export function silenceAlarm(alerts: Alerts, watched: Watched, opts: pulumi.CustomResourceOptions): void {
  const { what, canary } = watched;
  alerts.alarm(
    `${what}-canary-silent`,
    {
      ...metricOf(watched),
      what: `The canary that looks at ${watched.target.url} has missed ${MISSED_LOOKS} looks, ${formatDuration(canary.every)} apart.`,
      todo: "See the canary's last run and its runtime's end of life; until it runs again nobody watches.",
      runbook: "regions.md#a-canary-does-not-run",
      severity: "warning",
      statistic: "SampleCount",
      comparison: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: MISSED_LOOKS,
      // Nothing is what a canary that does not run reports.
      treatMissingData: "breaching",
    },
    opts,
  );
}
