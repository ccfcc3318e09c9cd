import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../lib/duration";
import { lagThreshold, QUIET_POSTGRES_SECONDS } from "../topology/replication-lag";
import type { RdsCluster, RdsInstance } from "../config/schema/databases";
import { largestSize } from "../topology/storage-autoscaling";
import { above } from "../observability/thresholds";
import type { StoreContext } from "../store";
import { databasePath, type Member } from "../topology/databases";
import { serverAlarm, serverAlarms, type Server } from "./server-alarms";

const GIB = 2 ** 30;

/** Storage autoscaling begins when less than a tenth is free (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html). */
export const AUTOSCALING_FREE_PERCENT = 10;
const FREE_PERCENT = { fixed: 10, growing: 5 } as const;

/** In place of the -1 by which RDS reports that replication has stopped: longer than any threshold, in seconds. */
const STOPPED = 10_000_000;

interface AlarmsArgs extends Pick<StoreContext, "settings" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  member: Member;
}

/** The alarms on one DB instance. None of them depends on which region is active: what a failover changes, the metrics report. */
export function instanceAlarms(args: AlarmsArgs & { database: RdsInstance }, opts: pulumi.CustomResourceOptions): void {
  const { settings, alerts, store, database, member } = args;
  const server = serverOf(`${store}-${member.number}`, member.identifier);
  serverAlarms(server, { alerts, thresholds: settings.monitoring.stores }, opts);
  const grows = largestSize(database.storage) !== undefined;
  freeStorage(server, args, { sizeGiB: database.storage.sizeGiB, grows }, opts);
  if (member.origin === "replica") replicaLag(server, args, opts);
  if (database.engine === "postgres" && databasePath(settings.workload.strategy, database) === "replica")
    replicationSlot(server, args, opts);
}

/** RDS gives a Multi-AZ DB cluster's instances these names. Any of them may be the writer, so each has alarms. */
const CLUSTER_INSTANCES = [1, 2, 3];

/** The alarms on the three DB instances of a Multi-AZ DB cluster, whose metrics RDS reports by instance. */
export function rdsClusterAlarms(
  args: AlarmsArgs & { database: RdsCluster },
  opts: pulumi.CustomResourceOptions,
): void {
  const { settings, alerts, store, database, member } = args;
  const thresholds = settings.monitoring.stores;
  for (const number of CLUSTER_INSTANCES) {
    const identifier = `${member.identifier}-instance-${number}`;
    const server = serverOf(`${store}-${member.number}-instance-${number}`, identifier);
    serverAlarms(server, { alerts, thresholds }, opts);
    freeStorage(server, args, { sizeGiB: database.storage.sizeGiB, grows: false }, opts);
    serverAlarm(
      alerts,
      server,
      "lag",
      {
        problem: `${identifier} is more than ${formatDuration(thresholds.readerLag)} behind its cluster's writer for 3 minutes.`,
        response: "Look for long transactions and an overloaded reader; a failover to it would take that much longer.",
        runbook: "stores.md#a-reader-lags-behind-its-writer",
        severity: "warning",
        metricName: "ReplicaLag",
        ...above(thresholds.readerLag, 3),
        // The writer reports no lag, and any of the three may be the writer; an instance that is gone has the silence alarm.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}

function serverOf(key: string, identifier: string): Server {
  return { key, identifier, dimensions: { DBInstanceIdentifier: identifier } };
}

/**
 * How far the cross-region replica is behind, in the replica's region, where RDS reports it
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html).
 */
function replicaLag(server: Server, args: AlarmsArgs & { database: RdsInstance }, opts: pulumi.CustomResourceOptions) {
  const { settings, alerts, store, database, member } = args;
  const least = database.engine === "postgres" ? QUIET_POSTGRES_SECONDS : undefined;
  const threshold = lagThreshold(store, database, settings, least);
  serverAlarm(
    alerts,
    server,
    "replication-lag",
    {
      problem: `${server.identifier} is more than ${formatDuration(threshold)} behind ${member.source!.identifier} for 3 minutes, or has stopped replicating.`,
      response: "Find the cause before promoting it: a failover now loses what has not been replicated.",
      runbook: "stores.md#a-database-replica-lags",
      // An impaired other Region causes it too, and must not put this region's composite alarm in ALARM.
      severity: "warning",
      metricName: "ReplicaLag",
      ...above(threshold, 3),
      // RDS reports -1 when replication has stopped, which is below every threshold.
      math: { expression: `IF(m < 0, ${STOPPED}, m)`, label: "Lag in seconds", others: {} },
      // A lag that is no longer reported is notified once. It does not breach, since a promotion ends it for good: the alarm would stay in ALARM
      // during the failover and as long as the new writer is the newest, or would have to change with holdfast:active. A replica that is gone has the
      // silence alarm; one that has stopped replicating has a lag that grows, or -1.
      treatMissingData: "missing",
      notifiesMissingData: true,
    },
    opts,
  );
}

/** The disk fills up; with storage autoscaling, the autoscaling does not keep up or has reached its maximum. */
function freeStorage(
  server: Server,
  { settings, alerts }: AlarmsArgs,
  { sizeGiB, grows }: { sizeGiB: number; grows: boolean },
  opts: pulumi.CustomResourceOptions,
) {
  const percent = settings.monitoring.stores.freeStorage ?? (grows ? FREE_PERCENT.growing : FREE_PERCENT.fixed);
  const left = (sizeGiB * percent) / 100;
  serverAlarm(
    alerts,
    server,
    "free-storage",
    {
      problem: `${server.identifier} has had less than ${left} GiB of free storage for 5 minutes${grows ? ", and storage autoscaling has not added any" : ""}.`,
      response:
        "Add storage now: a full disk stops the database. Then find what fills it, such as an inactive replication slot.",
      runbook: "stores.md#a-database-runs-out-of-disk",
      severity: "critical",
      metricName: "FreeStorageSpace",
      statistic: "Minimum",
      comparison: "LessThanThreshold",
      threshold: left * GIB,
      period: MINUTE,
      evaluationPeriods: 5,
      // A gap says nothing about the disk; an instance that is gone has the silence alarm.
      treatMissingData: "ignore",
    },
    opts,
  );
}

/**
 * What PostgreSQL keeps of its log for the replica that is the farthest behind: for one that never fetches it, the log fills the source's disk
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html, physical replication slots).
 */
function replicationSlot(
  server: Server,
  { settings, alerts, database }: AlarmsArgs & { database: RdsInstance },
  opts: pulumi.CustomResourceOptions,
) {
  const percent = settings.monitoring.stores.replicationSlot;
  const kept = (database.storage.sizeGiB * percent) / 100;
  serverAlarm(
    alerts,
    server,
    "replication-slot",
    {
      problem: `${server.identifier} keeps more than ${kept} GiB of its log for a replica that does not fetch it.`,
      response: "Repair or delete the replica before the disk of this database is full and the database stops.",
      runbook: "stores.md#an-inactive-replication-slot-fills-the-disk",
      severity: "warning",
      metricName: "OldestReplicationSlotLag",
      ...above(kept * GIB, 5),
      // A database without a replica keeps nothing, and need not report it.
      treatMissingData: "notBreaching",
    },
    opts,
  );
}
