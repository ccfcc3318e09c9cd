import type * as pulumi from "@pulumi/pulumi";
import type { StoreContext } from "../store";
import { vaultName } from "../topology/stores";
import { patienceHours } from "./job-reports";
import { backedUpTypes } from "./resource-types";

const HOUR = 3600;

/** Jobs that failed, by what AWS Backup calls the metric. */
const FAILURES = [
  { key: "backup-jobs", metricName: "NumberOfBackupJobsFailed", job: "backup" },
  { key: "backup-copies", metricName: "NumberOfCopyJobsFailed", job: "copy" },
] as const;

/**
 * What does not come into this region's vault, by kind of store: backups where the region writes, the other region's copies where it does not. The
 * vault's own count cannot say that: while tables are backed up, nobody would see that databases are not. The metrics are by vault and kind
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html), and none of it depends on which region is active.
 */
export function backupAlarms(
  { settings, alerts }: Pick<StoreContext, "settings" | "alerts">,
  opts: pulumi.CustomResourceOptions,
): void {
  const BackupVaultName = vaultName(settings.workload);
  const shared = {
    group: "stores",
    severity: "warning",
    namespace: "AWS/Backup",
    statistic: "Sum",
    period: HOUR,
  } as const;
  const hours = patienceHours(settings);
  for (const ResourceType of hours === undefined ? [] : backedUpTypes(settings)) {
    alerts.alarm(
      `backup-${ResourceType.toLowerCase()}-missing`,
      {
        ...shared,
        what: `For ${hours} hours no recovery point of ${ResourceType} came into vault ${BackupVaultName}; until the first has come it rings too.`,
        todo: "Look at AWS Backup's jobs in both regions: what fails, or what the plan does not find.",
        runbook: "stores.md#backups-are-missing",
        metricName: "NumberOfRecoveryPointsCompleted",
        dimensions: { BackupVaultName, ResourceType },
        comparison: "LessThanThreshold",
        threshold: 1,
        evaluationPeriods: hours!,
        // AWS Backup reports what is not zero: a vault that nothing comes into is silent, and that is the failure.
        treatMissingData: "breaching",
      },
      opts,
    );
  }
  for (const { key, metricName, job } of FAILURES) {
    alerts.alarm(
      `${key}-failed`,
      {
        ...shared,
        what: `A ${job} job of vault ${BackupVaultName} failed within the last hour.`,
        todo: "See the job's message in AWS Backup, and start it again once its cause is mended.",
        runbook: "stores.md#backups-are-missing",
        metricName,
        dimensions: { BackupVaultName },
        comparison: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        // AWS Backup reports what is not zero: silence is no failed job.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}
