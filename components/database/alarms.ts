import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import { lagThreshold, QUIET_POSTGRES_SECONDS } from "../topology/replication-lag";
import type { RdsCluster, RdsInstance } from "../config/schema/databases";
import { largestSize } from "../topology/storage-autoscaling";
import type { StoreContext } from "../store";
import { databasePath, type Member } from "../topology/databases";
import { serverAlarms, type Server } from "./server-alarms";

const MINUTE = 60;
const GIB = 2 ** 30;

/** Storage autoscaling begins when less than a tenth is free (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html). */
export const AUTOSCALING_FREE_PERCENT = 10;
const FREE_PERCENT = { fixed: 10, growing: 5 } as const;

/** In place of the -1 by which RDS says that nothing is being replicated: longer than any threshold, in seconds. */
const STOPPED = 10_000_000;

interface AlarmsArgs extends Pick<StoreContext, "settings" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  member: Member;
}

/** The alarms on one DB instance. None of them depends on which region is active: what a fail-over changes is what the metrics say. */
export function instanceAlarms(args: AlarmsArgs & { database: RdsInstance }, opts: pulumi.CustomResourceOptions): void {
  const { settings, alerts, store, database, member } = args;
  const server: Server = {
    key: `${store}-${member.number}`,
    identifier: member.identifier,
    dimensions: { DBInstanceIdentifier: member.identifier },
  };
  serverAlarms(server, { alerts, thresholds: settings.monitoring.stores }, opts);
  const grows = largestSize(database.storage) !== undefined;
  freeStorage(server, args, { sizeGiB: database.storage.sizeGiB, grows }, opts);
  if (member.origin === "replica") replicaLag(server, args, opts);
  if (database.engine === "postgres" && databasePath(settings.workload.strategy, database) === "replica")
    replicationSlot(server, args, opts);
}

/** AWS gives a Multi-AZ DB cluster's instances these names; which of them writes changes, so each is watched. */
const CLUSTER_INSTANCES = [1, 2, 3];

/** The alarms on the three DB instances of a Multi-AZ DB cluster, whose metrics AWS reports by instance. */
export function rdsClusterAlarms(
  args: AlarmsArgs & { database: RdsCluster },
  opts: pulumi.CustomResourceOptions,
): void {
  const { settings, alerts, store, database, member } = args;
  const thresholds = settings.monitoring.stores;
  for (const number of CLUSTER_INSTANCES) {
    const identifier = `${member.identifier}-instance-${number}`;
    const server: Server = {
      key: `${store}-${member.number}-instance-${number}`,
      identifier,
      dimensions: { DBInstanceIdentifier: identifier },
    };
    serverAlarms(server, { alerts, thresholds }, opts);
    freeStorage(server, args, { sizeGiB: database.storage.sizeGiB, grows: false }, opts);
    const after = formatDuration(thresholds.readerLag);
    alerts.alarm(
      `${server.key}-lag`,
      {
        what: `${identifier} is more than ${after} behind its cluster's writer for 3 minutes.`,
        todo: "Look for long transactions and for a reader that is too busy; a fail-over to it would take that much longer.",
        runbook: "stores.md#a-reader-lags-behind-its-writer",
        group: "stores",
        severity: "warning",
        namespace: "AWS/RDS",
        metricName: "ReplicaLag",
        dimensions: server.dimensions,
        statistic: "Maximum",
        comparison: "GreaterThanThreshold",
        threshold: thresholds.readerLag,
        period: MINUTE,
        evaluationPeriods: 3,
        // The one that writes reports no lag, and the three take turns; one that is gone is told by its silence alarm.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}

/**
 * How far the cross-region replica is behind, in the replica's region, where RDS reports it
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html).
 */
function replicaLag(server: Server, args: AlarmsArgs & { database: RdsInstance }, opts: pulumi.CustomResourceOptions) {
  const { settings, alerts, store, database, member } = args;
  const least = database.engine === "postgres" ? QUIET_POSTGRES_SECONDS : undefined;
  const threshold = lagThreshold(store, database, settings, least);
  alerts.alarm(
    `${server.key}-replication-lag`,
    {
      what: `${server.identifier} is more than ${formatDuration(threshold)} behind ${member.source!.identifier} for 3 minutes, or replicates no more.`,
      todo: "What is missing there is lost if the other region is lost now: find out why, before anybody promotes it.",
      runbook: "stores.md#a-database-replica-lags",
      group: "stores",
      // The other region's death raises it too, and must not make this region look sick.
      severity: "warning",
      namespace: "AWS/RDS",
      metricName: "ReplicaLag",
      dimensions: server.dimensions,
      statistic: "Maximum",
      // RDS says -1 where nothing is being replicated, which is below every threshold.
      math: { expression: `IF(m < 0, ${STOPPED}, m)`, label: "Lag in seconds", others: {} },
      comparison: "GreaterThanThreshold",
      threshold,
      period: MINUTE,
      evaluationPeriods: 3,
      // A lag that is no longer reported is told once. It is not taken for a breach, since a promotion ends it for good: the alarm would ring
      // through the fail-over and for as long as the new writer is the newest, or would have to change with holdfast:active. That the replica
      // itself is gone, the alarm on its silence says; that it stands still, the lag itself, which grows, or is -1.
      treatMissingData: "missing",
      tellsSilence: true,
    },
    opts,
  );
}

/** Whether the disk fills up; where AWS grows it, whether that does not keep up or has come to its end. */
function freeStorage(
  server: Server,
  { settings, alerts }: AlarmsArgs,
  { sizeGiB, grows }: { sizeGiB: number; grows: boolean },
  opts: pulumi.CustomResourceOptions,
) {
  const percent = settings.monitoring.stores.freeStorage ?? (grows ? FREE_PERCENT.growing : FREE_PERCENT.fixed);
  const left = (sizeGiB * percent) / 100;
  alerts.alarm(
    `${server.key}-free-storage`,
    {
      what: `Less than ${left} GiB of ${server.identifier}'s disk are free for 5 minutes${grows ? ", and AWS has not grown it" : ""}.`,
      todo: "Give it more at once: a full disk stops the database. Then look for what fills it, such as a replica that is dead.",
      runbook: "stores.md#a-database-runs-out-of-disk",
      group: "stores",
      severity: "critical",
      namespace: "AWS/RDS",
      metricName: "FreeStorageSpace",
      dimensions: server.dimensions,
      statistic: "Minimum",
      comparison: "LessThanThreshold",
      threshold: left * GIB,
      period: MINUTE,
      evaluationPeriods: 5,
      // A gap says nothing of the disk; an instance that is gone is told by its silence alarm.
      treatMissingData: "ignore",
    },
    opts,
  );
}

/**
 * What PostgreSQL keeps of its log for the replica that is the farthest behind: one that is dead fills the source's disk
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html, physical replication slots).
 */
function replicationSlot(
  server: Server,
  { settings, alerts, database }: AlarmsArgs & { database: RdsInstance },
  opts: pulumi.CustomResourceOptions,
) {
  const percent = settings.monitoring.stores.replicationSlot;
  const kept = (database.storage.sizeGiB * percent) / 100;
  alerts.alarm(
    `${server.key}-replication-slot`,
    {
      what: `${server.identifier} keeps more than ${kept} GiB of its log for a replica that does not fetch it.`,
      todo: "Bring the replica back or delete it before the disk is full: it is this database that would stop.",
      runbook: "stores.md#an-inactive-replication-slot-fills-the-disk",
      group: "stores",
      severity: "warning",
      namespace: "AWS/RDS",
      metricName: "OldestReplicationSlotLag",
      dimensions: server.dimensions,
      statistic: "Maximum",
      comparison: "GreaterThanThreshold",
      threshold: kept * GIB,
      period: MINUTE,
      evaluationPeriods: 5,
      // One that nobody copies keeps nothing, and need not report it.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}
