import type * as pulumi from "@pulumi/pulumi";
import { formatDuration, MINUTE } from "../../lib/duration";
import { lagThreshold } from "../topology/replication-lag";
import type { DataBucket } from "../config/schema/buckets";
import type { AlarmSpec } from "../observability/alerts";
import { above } from "../observability/thresholds";
import type { StoreContext } from "../store";
import { dataBucketName, hasStores } from "../topology/stores";
import { RULE_ID } from "./bucket-replication";

export interface BucketAlarmsArgs extends Pick<StoreContext, "settings" | "topology" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  bucket: DataBucket;
}

/**
 * The alarms on a bucket's replication: the lag of the incoming direction, and the failures of the outgoing one. S3 publishes the lag in the region of the
 * destination, and failures in that of the source (https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html): so each stack
 * has the alarms of one half of each direction.
 */
export function bucketAlarms(args: BucketAlarmsArgs, opts: pulumi.CustomResourceOptions): void {
  const { settings, alerts, store, bucket } = args;
  const { workload } = settings;
  if (!hasStores(workload, "secondary") || !bucket.replication.metrics) return;
  const raise = (key: string, spec: Omit<AlarmSpec, "group" | "namespace">) =>
    alerts.alarm(`${store}-${key}`, { group: "stores", namespace: "AWS/S3", ...spec }, opts);
  raise("replication-lag", incoming(args));
  raise("replication-failures", outgoing(args));
}

function dimensionsOf(source: string, destination: string): Record<string, string> {
  return { SourceBucket: source, DestinationBucket: destination, RuleId: RULE_ID };
}

function namesOf({ settings, topology, store }: BucketAlarmsArgs): { own: string; peers: string } {
  const nameIn = (role: typeof topology.role) => dataBucketName(settings.workload, role, store);
  return { own: nameIn(topology.role), peers: nameIn(topology.peer.role) };
}

/** "The maximum number of seconds by which the replication destination is behind the source". */
function incoming(args: BucketAlarmsArgs): Omit<AlarmSpec, "group" | "namespace"> {
  const { settings, store, bucket } = args;
  const { own, peers } = namesOf(args);
  const threshold = lagThreshold(store, bucket, settings);
  return {
    problem: `${own} is more than ${formatDuration(threshold)} behind ${peers} for 5 minutes.`,
    response:
      "Check AWS Health in the other Region, and how much waits: a failover now loses what has not been replicated.",
    runbook: "stores.md#a-buckets-replication-lags",
    // An impaired other Region causes it too, and must not put this region's composite alarm in ALARM.
    severity: "warning",
    metricName: "ReplicationLatency",
    dimensions: dimensionsOf(peers, own),
    ...above(threshold, 5),
    // S3 reports it also while nothing waits, on a best-effort basis, from 15 minutes after the rule exists (repl-metrics.html). The rule to the
    // primary belongs to the secondary, which is deployed later: so missing data is notified once after data, and does not breach from the first day.
    treatMissingData: "missing",
    notifiesMissingData: true,
  };
}

function outgoing(args: BucketAlarmsArgs): Omit<AlarmSpec, "group" | "namespace"> {
  const { own, peers } = namesOf(args);
  return {
    problem: `S3 failed to replicate at least 1 object, delete marker or tag from ${own} to ${peers} within 5 minutes.`,
    response:
      "S3 does not retry: find and fix the cause, then replicate what failed with the stack's command replicateExisting.",
    runbook: "stores.md#a-buckets-replication-fails",
    severity: "warning",
    metricName: "OperationsFailedReplication",
    dimensions: dimensionsOf(own, peers),
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    period: 5 * MINUTE,
    evaluationPeriods: 1,
    // Not published while nothing is replicated (repl-metrics.html): a bucket without writes has no failures.
    treatMissingData: "notBreaching",
  };
}
