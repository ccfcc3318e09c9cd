import { EBS_VOLUME } from "../../aws";
import { judgeCoverage } from "../../services/ebs/judge-coverage";
import { defineRule } from "../../rule";

const BARE = "It has no tag that a lifecycle policy or AWS Backup could select.";

function taken(policies: readonly string[]): string {
  if (policies.length === 0) return "No lifecycle policy or backup selection of the stacks includes it.";
  return `None of its tags is selected by ${policies.join(", ")}.`;
}

export const volumeBackedUp = defineRule({
  id: "ebs-volume-backed-up",
  title: "EBS volumes should be backed up by Data Lifecycle Manager or AWS Backup",
  practices: ["REL09-BP01", "REL10-BP02"],
  peers: {
    securityHub: ["EC2.28"],
    config: ["EBS_IN_BACKUP_PLAN"],
    checkov: ["CKV2_AWS_9"],
    cdkNag: ["EC2EBSInBackupPlan"],
    prowler: ["ec2_ebs_volume_protected_by_backup_plan", "ec2_ebs_volume_snapshots_exists"],
  },
  service: "EBS",
  severity: "high",
  why: "A volume is stored in one Availability Zone. If the zone is lost, or after a wrong write, only a snapshot has the data.",
  fix: "Add a tag that is among the targetTags of an enabled Data Lifecycle Manager policy in its Region, or that an AWS Backup selection uses.",
  source: "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-lifecycle.html",
  types: [EBS_VOLUME],
  check(volume, graph) {
    return judgeCoverage(volume, graph, ({ bare, excluding }) =>
      bare ? BARE : taken(excluding.map((one) => one.name)),
    );
  },
});
