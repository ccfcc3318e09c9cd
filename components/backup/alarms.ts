import type * as pulumi from "@pulumi/pulumi";
import { HOUR } from "../../lib/duration";
import { SILENT } from "../observability/alerts";
import type { StoreContext } from "../store";
import { vaultName } from "../topology/stores";
import { silenceHours } from "./job-reports";
import { backedUpTypes } from "./resource-types";

/** The metrics of failed jobs. */
const FAILURES = [
  { key: "backup-jobs", metricName: "NumberOfBackupJobsFailed", job: "backup" },
  { key: "backup-copies", metricName: "NumberOfCopyJobsFailed", job: "copy" },
] as const;

/**
 * Missing recovery points in this region's vault, by resource type: backups in the region that writes, the other region's copies in the standby. The
 * vault's total would not show that databases have none while tables have some. The metrics are by vault and resource type
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
  const hours = silenceHours(settings);
  for (const ResourceType of hours === undefined ? [] : backedUpTypes(settings)) {
    alerts.alarm(
      `backup-${ResourceType.toLowerCase()}-missing`,
      {
        ...shared,
        problem: `Vault ${BackupVaultName} has received no recovery point of ${ResourceType} for ${hours} hours.`,
        response:
          "Check AWS Backup's jobs in both Regions: which ones fail, or which resources the plan does not select.",
        runbook: "stores.md#backups-are-missing",
        metricName: "NumberOfRecoveryPointsCompleted",
        dimensions: { BackupVaultName, ResourceType },
        comparison: "LessThanThreshold",
        threshold: 1,
        evaluationPeriods: hours!,
        // AWS Backup reports only what is not zero: no data is the failure, but not before there were any.
        ...SILENT,
      },
      opts,
    );
  }
  for (const { key, metricName, job } of FAILURES) {
    alerts.alarm(
      `${key}-failed`,
      {
        ...shared,
        problem: `At least 1 ${job} job of vault ${BackupVaultName} failed within the last hour.`,
        response: "Read the job's message in AWS Backup, fix the cause and start the job again.",
        runbook: "stores.md#backups-are-missing",
        metricName,
        dimensions: { BackupVaultName },
        comparison: "GreaterThanThreshold",
        threshold: 0,
        evaluationPeriods: 1,
        // AWS Backup reports only what is not zero: no data is no failed job.
        treatMissingData: "notBreaching",
      },
      opts,
    );
  }
}
