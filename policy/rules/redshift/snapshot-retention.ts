import { REDSHIFT_CLUSTER } from "../../aws";
import { retentionRule } from "../../retention-rule";

export const snapshotRetention = retentionRule({
  id: "redshift-snapshot-retention",
  title: "Redshift clusters should have automated snapshots with a minimum retention period",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: {
    securityHub: ["Redshift.3"],
    config: ["REDSHIFT_BACKUP_ENABLED"],
    checkov: ["CKV_AWS_343"],
    cdkNag: ["RedshiftBackupEnabled"],
    prowler: ["redshift_cluster_automated_snapshot"],
  },
  service: "Redshift",
  severity: "medium",
  why: "A wrong load or a dropped table is noticed after days. Only a snapshot from before it has the data.",
  fix: "Set automatedSnapshotRetentionPeriod to the number of days that a mistake may go unnoticed, at most 35.",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html",
  types: [REDSHIFT_CLUSTER],
  property: "automatedSnapshotRetentionPeriod",
  // As Security Hub's control Redshift.3 asks.
  minimumDays: 7,
  // https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html: 1 day by default.
  byDefault: 1,
  none: "It has no automated snapshots: data that is deleted or overwritten by mistake is lost.",
});
