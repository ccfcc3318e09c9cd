import { NEPTUNE_CLUSTER } from "../../aws";
import { retentionRule } from "../../retention-rule";

export const backupRetention = retentionRule({
  id: "neptune-backup-retention",
  title: "Neptune clusters should have a minimum backup retention period",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: {
    securityHub: ["Neptune.5"],
    checkov: ["CKV_AWS_361"],
    cdkNag: ["NeptuneClusterBackupRetentionPeriod"],
    prowler: ["neptune_cluster_backup_enabled"],
  },
  service: "Neptune",
  severity: "medium",
  why: "A bad release or a deletion is in every replica at once. Only a restore to an earlier time recovers the data, if the mistake is noticed within the retention period.",
  fix: "Set backupRetentionPeriod to the number of days that a mistake may go unnoticed, at most 35.",
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
  types: [NEPTUNE_CLUSTER],
  property: "backupRetentionPeriod",
  minimumDays: 7,
  // https://docs.aws.amazon.com/neptune/latest/apiref/API_CreateDBCluster.html: 1 day by default.
  byDefault: 1,
  none: "It keeps no backups: data deleted or overwritten by mistake is lost.",
});
