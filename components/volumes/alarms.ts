import type * as pulumi from "@pulumi/pulumi";
import type { StoreContext } from "../store";

const HOUR = 3600;

const FAILURES = [
  {
    key: "snapshots",
    metricName: "SnapshotsCreateFailed",
    what: "A snapshot of a volume could not be made within an hour of its time, in spite of retries.",
  },
  {
    key: "snapshot-copies",
    metricName: "SnapshotsCopiedRegionFailed",
    what: "A snapshot could not be copied to the other region within a day of its time, in spite of retries.",
  },
] as const;

/**
 * What Data Lifecycle Manager failed to do in this region. It reports by policy (AWS/EBS, DLMPolicyId;
 * https://docs.aws.amazon.com/ebs/latest/userguide/monitor-dlm-cw-metrics.html), and the policies of both regions are made by the secondary's
 * stack: the primary knows none by its id, so that each region adds up all of its policies.
 */
export function snapshotAlarms({ alerts }: Pick<StoreContext, "alerts">, opts: pulumi.CustomResourceOptions): void {
  for (const { key, metricName, what } of FAILURES) {
    alerts.alarm(
      `volumes-${key}-failed`,
      {
        what,
        todo: "See which policy is in error and why; until it is mended a restore loses more than its objective says.",
        runbook: "stores.md#ebs-snapshots-fail",
        group: "stores",
        severity: "warning",
        namespace: "AWS/EBS",
        metricName,
        dimensions: {},
        query: `SELECT SUM(${metricName}) FROM SCHEMA("AWS/EBS", DLMPolicyId)`,
        statistic: "Sum",
        comparison: "GreaterThanThreshold",
        threshold: 0,
        period: HOUR,
        evaluationPeriods: 1,
        // It counts what is wrong; a region without volumes at present has nothing to report.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}
