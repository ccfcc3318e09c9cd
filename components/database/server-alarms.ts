import type * as pulumi from "@pulumi/pulumi";
import { MINUTE } from "../../lib/duration";
import type { StoresMonitoring } from "../config/schema/monitoring/stores";
import type { Alerts, AlarmSpec } from "../observability/alerts";
import { above } from "../observability/thresholds";

const MIB = 2 ** 20;

/** Longer than RDS's own failover, a reboot or a maintenance restart usually takes, in minutes. */
const SILENT_MINUTES = 10;
const BUSY_MINUTES = 15;

/** A DB instance, or an Aurora cluster as a whole. */
export interface Server {
  /** The beginning of its alarms' names. */
  key: string;
  identifier: string;
  dimensions: Record<string, string>;
}

export interface ServerAlarmsArgs {
  alerts: Pick<Alerts, "alarm">;
  thresholds: StoresMonitoring;
  /** Whether it always runs an instance: an Aurora cluster may have none. */
  runs?: boolean;
}

/** An alarm on a server, without what all of them share. */
export type ServerAlarm = Omit<AlarmSpec, "group" | "namespace" | "dimensions">;

/** @param dimensions besides the server's own */
export function serverAlarm(
  alerts: Pick<Alerts, "alarm">,
  { key, dimensions }: Server,
  name: string,
  alarm: ServerAlarm & { dimensions?: Record<string, string> },
  opts: pulumi.CustomResourceOptions,
): void {
  const all = { ...dimensions, ...alarm.dimensions };
  alerts.alarm(`${key}-${name}`, { group: "stores", namespace: "AWS/RDS", ...alarm, dimensions: all }, opts);
}

/**
 * The alarms that every database server has. None on the burst balance, which only gp2 disks have, of which Holdfast creates none
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html).
 */
export function serverAlarms(
  server: Server,
  { alerts, thresholds, runs = true }: ServerAlarmsArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const raise = (name: string, alarm: ServerAlarm) => serverAlarm(alerts, server, name, alarm, opts);
  if (runs) raise("silent", silent(server));
  raise("cpu", busy(server, thresholds.cpu));
  raise("free-memory", memory(server, thresholds.freeMemoryMiB));
  if (thresholds.connections !== undefined) raise("connections", connections(server, thresholds.connections));
}

function silent({ identifier }: Server): ServerAlarm {
  return {
    problem: `${identifier} has sent no metrics for ${SILENT_MINUTES} minutes.`,
    response: "Check whether it is stopped, failed or deleted, and read its RDS events.",
    runbook: "stores.md#a-database-reports-no-metrics",
    severity: "critical",
    metricName: "CPUUtilization",
    statistic: "Maximum",
    // Never true of a datapoint: only missing data puts it in ALARM.
    comparison: "LessThanThreshold",
    threshold: 0,
    period: MINUTE,
    evaluationPeriods: SILENT_MINUTES,
    // Each running instance reports its CPU every minute: missing data is the failure.
    treatMissingData: "breaching",
  };
}

function busy({ identifier }: Server, percent: number): ServerAlarm {
  return {
    problem: `${identifier} has used more than ${percent} % of its CPU for ${BUSY_MINUTES} minutes.`,
    response: "Check the top statements in Database Insights; if they are efficient, use a larger instance class.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "CPUUtilization",
    ...above(percent, BUSY_MINUTES),
    // A server that sends no metrics has the silence alarm for that, and is not busy.
    treatMissingData: "notBreaching",
  };
}

function memory({ identifier }: Server, mib: number): ServerAlarm {
  return {
    problem: `${identifier} has had less than ${mib} MiB of free memory for 5 minutes.`,
    response:
      "Look for many connections and large sorts before the engine runs out of memory; a larger instance class has more.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "FreeableMemory",
    statistic: "Minimum",
    comparison: "LessThanThreshold",
    threshold: mib * MIB,
    period: MINUTE,
    evaluationPeriods: 5,
    // As for the CPU.
    treatMissingData: "notBreaching",
  };
}

function connections({ identifier }: Server, most: number): ServerAlarm {
  return {
    problem: `${identifier} has had more than ${most} connections for 5 minutes.`,
    response: "Look for clients that do not close their connections; at its limit the engine refuses new ones.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "DatabaseConnections",
    ...above(most, 5),
    // As for the CPU.
    treatMissingData: "notBreaching",
  };
}
