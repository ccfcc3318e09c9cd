import { HOUR } from "../../lib/duration";
import type * as pulumi from "@pulumi/pulumi";
import type { StoreContext } from "../store";

const FAILURES = [
  {
    key: "snapshots",
    metricName: "SnapshotsCreateFailed",
    what: "Data Lifecycle Manager failed to create at least 1 snapshot within an hour of its schedule, despite retries.",
  },
  {
    key: "snapshot-copies",
    metricName: "SnapshotsCopiedRegionFailed",
    what: "Data Lifecycle Manager failed to copy at least 1 snapshot to the other Region within a day of its schedule, despite retries.",
  },
] as const;

/**
 * Failures of Data Lifecycle Manager in this region. It reports by policy (AWS/EBS, DLMPolicyId;
 * https://docs.aws.amazon.com/ebs/latest/userguide/monitor-dlm-cw-metrics.html), and the policies of both regions belong to the secondary's
 * stack: the primary does not know their ids, so that each region adds up all of its policies.
 */
export function snapshotAlarms({ alerts }: Pick<StoreContext, "alerts">, opts: pulumi.CustomResourceOptions): void {
  for (const { key, metricName, what } of FAILURES) {
    alerts.alarm(
      `volumes-${key}-failed`,
      {
        problem: what,
        response: "Find the policy in state ERROR and its reason; until it is fixed a restore loses more than the RPO.",
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
        // The metric counts failures; a region without volumes has nothing to report.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}
