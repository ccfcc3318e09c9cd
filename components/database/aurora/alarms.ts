import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../../lib/duration";
import { lagThreshold } from "../../topology/replication-lag";
import type { Aurora } from "../../config/schema/databases";
import type { AlarmSpec } from "../../observability/alerts";
import type { StoreContext } from "../../store";
import { databasePath, type Member } from "../../topology/databases";
import { serverAlarms } from "../server-alarms";
import { standbyInstances } from "./sizes";

const MINUTE = 60;

export interface AuroraAlarmsArgs extends Pick<StoreContext, "settings" | "topology" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  database: Aurora;
  member: Member;
}

type Spec = Omit<AlarmSpec, "group" | "namespace" | "dimensions" | "period">;

/**
 * The alarms on the cluster that a region has: the same whichever region writes, so that a fail-over changes none. The metrics are the
 * cluster's, over all of its instances (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html).
 */
export function auroraAlarms(args: AuroraAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { settings, topology, alerts, store, database, member } = args;
  const { workload, monitoring } = settings;
  const dimensions = { DBClusterIdentifier: member.identifier };
  const key = `${store}-${member.number}`;
  const global = databasePath(workload.strategy, database) === "global-database";
  const headless = member.origin === "global-secondary" && standbyInstances(workload.strategy, database) === 0;
  const thresholds = monitoring.stores;
  // A cluster without an instance is right to be silent, until it grows to write; so is one whose idle instances pause.
  const runs = !headless && database.serverless?.min !== 0;
  serverAlarms({ key, identifier: member.identifier, dimensions }, { alerts, thresholds, runs }, opts);
  const raise = (name: string, spec: Spec, more: Record<string, string> = {}) =>
    alerts.alarm(
      `${key}-${name}`,
      {
        group: "stores",
        namespace: "AWS/RDS",
        dimensions: { ...dimensions, ...more },
        period: MINUTE,
        ...spec,
      },
      opts,
    );
  // AWS reports it in the region that follows alone, of the region that it follows: the two take turns at a fail-over.
  if (global) raise("replication-lag", globalLag(args), { SourceRegion: topology.peer.region });
  raise("reader-lag", readerLag(member, thresholds.readerLag));
  if (database.serverless) raise("capacity", serverlessCapacity(member, thresholds.cpu));
  if (database.backtrackWindow !== undefined && !global) raise("backtrack", backtrack(member));
}

/**
 * How far this region's cluster is behind the one that writes. "Available only in secondary AWS Regions"
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html), by DBClusterIdentifier and
 * SourceRegion; in milliseconds.
 */
function globalLag({ settings, topology, store, database, member }: AuroraAlarmsArgs): Spec {
  const threshold = lagThreshold(store, database, settings);
  return {
    what: `${member.identifier} is more than ${formatDuration(threshold)} behind ${topology.peer.region} for 3 minutes.`,
    todo: "What is missing here is lost if that region is lost now: find out why, before anybody fails over.",
    runbook: "stores.md#a-database-replica-lags",
    // The other region's death raises it too, and must not make this region look sick.
    severity: "warning",
    metricName: "AuroraGlobalDBReplicationLag",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: threshold * 1000,
    evaluationPeriods: 3,
    // Where the region writes, and where its cluster has no instance, nothing is reported, and that is right: the alarm waits there in
    // INSUFFICIENT_DATA and says nothing. Where the lag was reported and ceases, it is told once. To breach it would have to know which region
    // writes, and so to change at each fail-over; a reader that is gone is told by its silence alarm.
    treatMissingData: "missing",
    tellsSilence: true,
  };
}

/** In milliseconds; reported by the instance that writes. */
function readerLag({ identifier }: Member, seconds: number): Spec {
  return {
    what: `A reader of ${identifier} is more than ${formatDuration(seconds)} behind its writer for 3 minutes.`,
    todo: "Look for a reader that is too busy or smaller than the writer; what it answers is old.",
    runbook: "stores.md#a-reader-lags-behind-its-writer",
    severity: "warning",
    metricName: "AuroraReplicaLagMaximum",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: seconds * 1000,
    evaluationPeriods: 3,
    // Without a writer here, or without readers, there is no such lag.
    treatMissingData: "notBreaching",
  };
}

/** In percent of the most ACUs (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html). */
function serverlessCapacity({ identifier }: Member, percent: number): Spec {
  return {
    what: `${identifier} has used more than ${percent} % of its most capacity units for 15 minutes.`,
    todo: "Raise serverless.max of the database, or look at the top statements in Database Insights.",
    runbook: "stores.md#a-database-is-overloaded",
    severity: "warning",
    metricName: "ACUUtilization",
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold: percent,
    evaluationPeriods: 15,
    // An instance that has paused uses nothing.
    treatMissingData: "notBreaching",
  };
}

/** Whether the cluster can be rewound as far as the settings say. */
function backtrack({ identifier }: Member): Spec {
  return {
    what: `${identifier} can be rewound less far than its backtrackWindow for 5 minutes: it changes more than it can keep.`,
    todo: "Restore from a backup what is older; a shorter backtrackWindow would promise what is kept.",
    runbook: "stores.md#the-backtrack-window-is-too-short",
    severity: "warning",
    metricName: "BacktrackWindowAlert",
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 5,
    // It counts what is wrong.
    treatMissingData: "notBreaching",
  };
}
