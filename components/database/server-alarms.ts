import type * as pulumi from "@pulumi/pulumi";
import type { StoresMonitoring } from "../config/schema/monitoring/stores";
import type { Alerts, AlarmSpec } from "../observability/alerts";

const MINUTE = 60;
const MIB = 2 ** 20;

/** Longer than RDS's own fail-over, a reboot or a maintenance restart as a rule takes, in minutes. */
const SILENT_MINUTES = 10;
const BUSY_MINUTES = 15;

/** A DB instance, or an Aurora cluster taken as one. */
export interface Server {
  /** The beginning of its alarms' names. */
  key: string;
  identifier: string;
  dimensions: Record<string, string>;
}

export interface ServerAlarmsArgs {
  alerts: Alerts;
  thresholds: StoresMonitoring;
  /** Whether it always runs an instance: an Aurora cluster may have none. */
  runs?: boolean;
}

/**
 * What every database server is watched for. Not the burst balance, which only gp2 disks have, of which Holdfast makes none
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html).
 */
export function serverAlarms(
  server: Server,
  { alerts, thresholds, runs = true }: ServerAlarmsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const of = { group: "stores", namespace: "AWS/RDS", dimensions: server.dimensions, period: MINUTE } as const;
  const raise = (name: string, spec: Omit<AlarmSpec, keyof typeof of>) =>
    alerts.alarm(`${server.key}-${name}`, { ...of, ...spec }, opts);
  if (runs) raise("silent", silent(server));
  raise("cpu", busy(server, thresholds.cpu));
  raise("free-memory", memory(server, thresholds.freeMemoryMiB));
  if (thresholds.connections !== undefined) raise("connections", connections(server, thresholds.connections));
}

type Spec = Omit<AlarmSpec, "group" | "namespace" | "dimensions" | "period">;

function silent({ identifier }: Server): Spec {
  return {
    what: `${identifier} has reported nothing at all for ${SILENT_MINUTES} minutes.`,
    todo: "See whether it is stopped, failed or deleted, and what RDS's events say.",
    runbook: "stores.md#a-database-reports-no-metrics",
    severity: "critical",
    metricName: "CPUUtilization",
    statistic: "Maximum",
    // Never so by itself: it rings for want of data alone.
    comparison: "LessThanThreshold",
    threshold: 0,
    evaluationPeriods: SILENT_MINUTES,
    // Each instance that runs reports its CPU every minute, so that silence is the failure itself.
    treatMissingData: "breaching",
  };
}

function busy({ identifier }: Server, percent: number): Spec {
  return {
    what: `${identifier} has used more than ${percent} % of its CPU for ${BUSY_MINUTES} minutes.`,
    todo: "Look at the top statements in Database Insights; a larger class helps where they are as they should be.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "CPUUtilization",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: percent,
    evaluationPeriods: BUSY_MINUTES,
    // One that reports nothing is told by its silence alarm, and is not busy.
    treatMissingData: "notBreaching",
  };
}

function memory({ identifier }: Server, mib: number): Spec {
  return {
    what: `${identifier} has had less than ${mib} MiB of memory free for 5 minutes.`,
    todo: "Look for many connections and large sorts before the engine is killed for it; a larger class has more.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "FreeableMemory",
    statistic: "Minimum",
    comparison: "LessThanThreshold",
    threshold: mib * MIB,
    evaluationPeriods: 5,
    // As for the CPU.
    treatMissingData: "notBreaching",
  };
}

function connections({ identifier }: Server, most: number): Spec {
  return {
    what: `${identifier} has had more than ${most} connections for 5 minutes.`,
    todo: "Look for clients that do not close theirs; at the engine's own limit it refuses new ones.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "DatabaseConnections",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: most,
    evaluationPeriods: 5,
    // As for the CPU.
    treatMissingData: "notBreaching",
  };
}
