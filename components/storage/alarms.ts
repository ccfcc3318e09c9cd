import type * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import { lagThreshold } from "../topology/replication-lag";
import type { DataBucket } from "../config/schema/buckets";
import type { AlarmSpec } from "../observability/alerts";
import type { StoreContext } from "../store";
import { dataBucketName, hasStores } from "../topology/stores";
import { RULE_ID } from "./bucket-replication";

const MINUTE = 60;

export interface BucketAlarmsArgs extends Pick<StoreContext, "settings" | "topology" | "alerts"> {
  /** Its name in the settings. */
  store: string;
  bucket: DataBucket;
}

/**
 * The alarms on what comes into a region's bucket from the other one, and on what fails to leave it. S3 publishes the lag in the region of the
 * destination, and failures in that of the source (https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html): so each stack
 * watches one half of each direction, by names that both know.
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
    what: `${own} is more than ${formatDuration(threshold)} behind ${peers} for 5 minutes.`,
    todo: "What is missing here is lost if the other region is lost now: see how that region is, and how much waits.",
    runbook: "stores.md#a-buckets-replication-lags",
    // The other region's death raises it too, and must not make this region look sick.
    severity: "warning",
    metricName: "ReplicationLatency",
    dimensions: dimensionsOf(peers, own),
    statistic: "Maximum",
    comparison: "GreaterThanThreshold",
    threshold,
    period: MINUTE,
    evaluationPeriods: 5,
    // S3 reports it also where nothing waits, but as best it can, from 15 minutes after the rule is there (repl-metrics.html). The rule to the
    // primary is the secondary's, which comes later: so silence is told once it follows upon something, and is not a breach from the first day.
    treatMissingData: "missing",
    notifiesMissingData: true,
  };
}

function outgoing(args: BucketAlarmsArgs): Omit<AlarmSpec, "group" | "namespace"> {
  const { own, peers } = namesOf(args);
  return {
    what: `An object, deletion or tag of ${own} could not be replicated to ${peers} within the last 5 minutes.`,
    todo: "S3 does not try again: find the reason, mend it, then replicate what failed by the stack's command replicateExisting.",
    runbook: "stores.md#a-buckets-replication-fails",
    severity: "warning",
    metricName: "OperationsFailedReplication",
    dimensions: dimensionsOf(own, peers),
    statistic: "Sum",
    comparison: "GreaterThanThreshold",
    threshold: 0,
    period: 5 * MINUTE,
    evaluationPeriods: 1,
    // Not published where nothing is replicated (repl-metrics.html): a bucket that nobody writes to fails at nothing.
    treatMissingData: "notBreaching",
  };
}
