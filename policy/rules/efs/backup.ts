import { EFS_BACKUP_POLICY, EFS_FILE_SYSTEM } from "../../aws";
import { answered, any, decided, unknown, type Answer, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { takenBySelection } from "../../services/backup/selection";
import { compliant, violation } from "../../verdict";

type FileSystem = ResourceOf<readonly [typeof EFS_FILE_SYSTEM]>;

/** Whether automatic backups are on: by a policy, or by EFS itself for a One Zone file system (https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html). */
function automatic(system: FileSystem, graph: Graph): Answer {
  const { certain, possible } = graph.referrers(system, [EFS_BACKUP_POLICY], "fileSystemId");
  const [policy] = certain;
  if (policy) return answered(() => graph.read.string(policy, "backupPolicy.status") === "ENABLED");
  if (possible.length > 0)
    return unknown(`Whether ${possible[0]?.name} is its backup policy is known only after deployment.`);
  return answered(() => graph.read.given(system, "availabilityZoneName") !== undefined);
}

export const backup = defineRule({
  id: "efs-backup",
  title: "EFS file systems should be backed up",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: {
    securityHub: ["EFS.2", "EFS.7"],
    config: ["EFS_IN_BACKUP_PLAN"],
    checkov: ["CKV2_AWS_18"],
    cdkNag: ["EFSInBackupPlan"],
    prowler: ["efs_have_backup_enabled"],
  },
  service: "EFS",
  severity: "medium",
  why: "EFS keeps files over zones, but not what was deleted or overwritten. Without a backup it is lost.",
  fix: "Add an aws.efs.BackupPolicy with status ENABLED, or the tag that an aws.backup.Selection selects by. Acknowledge one whose files can be reproduced.",
  source: "https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html",
  types: [EFS_FILE_SYSTEM],
  check(system, graph) {
    if (decided(any([automatic(system, graph), takenBySelection(system, graph)]), "tags")) return compliant();
    return violation({
      property: "tags",
      actual: undefined,
      wanted: "an aws.efs.BackupPolicy with status ENABLED, or a tag that a backup plan selects by",
      message:
        "Neither its own backup policy nor a backup plan backs it up: files that are deleted or overwritten are lost.",
    });
  },
});
