import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../../lib/duration";
import { lagThreshold } from "../../topology/replication-lag";
import type { Aurora } from "../../config/schema/databases";
import { above } from "../../observability/thresholds";
import type { StoreContext } from "../../store";
import { databasePath, type Member } from "../../topology/databases";
import { serverAlarm, serverAlarms, type ServerAlarm } from "../server-alarms";
import { standbyInstances } from "./sizes";

export interface AuroraAlarmsArgs extends Pick<StoreContext, "settings" | "topology" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  database: Aurora;
  member: Member;
}

/**
 * The alarms on a region's cluster: the same whichever region writes, so that a failover changes none. The metrics are the cluster's, over all of its
 * instances (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html).
 */
export function auroraAlarms(args: AuroraAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { settings, topology, alerts, store, database, member } = args;
  const { workload, monitoring } = settings;
  const { identifier } = member;
  const server = { key: `${store}-${member.number}`, identifier, dimensions: { DBClusterIdentifier: identifier } };
  const global = databasePath(workload.strategy, database) === "global-database";
  const headless = member.origin === "global-secondary" && standbyInstances(workload.strategy, database) === 0;
  const thresholds = monitoring.stores;
  // A cluster without an instance rightly sends no metrics until it grows to write; so does one whose idle instances pause.
  const runs = !headless && database.serverless?.min !== 0;
  serverAlarms(server, { alerts, thresholds, runs }, opts);
  const raise = (name: string, alarm: ServerAlarm, dimensions: Record<string, string> = {}) =>
    serverAlarm(alerts, server, name, { ...alarm, dimensions }, opts);
  // AWS reports it only in the secondary's region, with its source region: the two swap in a failover.
  if (global) raise("replication-lag", globalLag(args), { SourceRegion: topology.peer.region });
  raise("reader-lag", readerLag(member, thresholds.readerLag));
  if (database.serverless) raise("capacity", serverlessCapacity(member, thresholds.cpu));
  if (database.backtrackWindow !== undefined && !global) raise("backtrack", backtrack(member));
}

/**
 * How far this region's cluster is behind the writer's. "Available only in secondary AWS Regions"
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html), by DBClusterIdentifier and
 * SourceRegion; in milliseconds.
 */
function globalLag({ settings, topology, store, database, member }: AuroraAlarmsArgs): ServerAlarm {
  const threshold = lagThreshold(store, database, settings);
  return {
    problem: `${member.identifier} is more than ${formatDuration(threshold)} behind ${topology.peer.region} for 3 minutes.`,
    response: "Find the cause before failing over: a failover now loses what has not been replicated.",
    runbook: "stores.md#a-database-replica-lags",
    // An impaired other Region causes it too, and must not put this region's composite alarm in ALARM.
    severity: "warning",
    metricName: "AuroraGlobalDBReplicationLag",
    ...above(threshold * 1000, 3),
    // In the writer's region, and for a cluster without instances, nothing is reported, as intended: the alarm stays in INSUFFICIENT_DATA without a
    // notification. A lag that was reported and is not any more is notified once. To breach, the alarm would have to know which region writes, and so
    // to change in each failover; a reader that is gone has the silence alarm.
    treatMissingData: "missing",
    notifiesMissingData: true,
  };
}

/** In milliseconds; reported by the writer instance. */
function readerLag({ identifier }: Member, seconds: number): ServerAlarm {
  return {
    problem: `A reader of ${identifier} is more than ${formatDuration(seconds)} behind its writer for 3 minutes.`,
    response: "Look for a reader that is overloaded or smaller than the writer; its answers are stale.",
    runbook: "stores.md#a-reader-lags-behind-its-writer",
    severity: "warning",
    metricName: "AuroraReplicaLagMaximum",
    ...above(seconds * 1000, 3),
    // Without a writer here, or without readers, there is no such lag.
    treatMissingData: "notBreaching",
  };
}

/** In percent of the maximum ACUs (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html). */
function serverlessCapacity({ identifier }: Member, percent: number): ServerAlarm {
  return {
    problem: `${identifier} has used more than ${percent} % of its maximum capacity units for 15 minutes.`,
    response: "Raise serverless.max of the database, or check the top statements in Database Insights.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "ACUUtilization",
    ...above(percent, 15),
    // A paused instance uses nothing.
    treatMissingData: "notBreaching",
  };
}

/** Whether the cluster can be rewound as far as the settings say. */
function backtrack({ identifier }: Member): ServerAlarm {
  return {
    problem: `${identifier} could not be rewound by its whole backtrackWindow for 5 minutes: it changes more than it can keep.`,
    response: "Restore older states from a backup, and set a backtrackWindow that can be kept.",
    runbook: "stores.md#the-backtrack-window-is-too-short",
    severity: "warning",
    metricName: "BacktrackWindowAlert",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    period: MINUTE,
    evaluationPeriods: 5,
    // The metric counts failures.
    treatMissingData: "notBreaching",
  };
}
