import { FSX_LUSTRE, FSX_ONTAP, FSX_OPENZFS, FSX_WINDOWS } from "../../aws";
import { isOfType, valueOf } from "../../graph";
import { retentionRule } from "../../retention-rule";
import { takenBySelection } from "../../services/backup/selection";

export const backupRetention = retentionRule({
  id: "fsx-backup-retention",
  title: "FSx file systems should be backed up",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: { config: ["FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN"] },
  service: "FSx",
  severity: "medium",
  why: "FSx keeps files over servers, but not what was deleted or overwritten. Without a backup it is lost.",
  fix: "Set automaticBackupRetentionDays, at most 90, or add the tag that an aws.backup.Selection selects by.",
  source: "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/using-backups.html",
  types: [FSX_WINDOWS, FSX_ONTAP, FSX_OPENZFS, FSX_LUSTRE],
  property: "automaticBackupRetentionDays",
  minimumDays: 7,
  // The provider's defaults: 7 of Windows file systems (node_modules/@pulumi/aws/fsx/windowsFileSystem.d.ts), else none.
  byDefault: (system) => (isOfType(system, FSX_WINDOWS) ? 7 : 0),
  none: "It has no automatic backups: files that are deleted or overwritten are lost.",
  otherwise: takenBySelection,
  except(system, graph) {
    if (!isOfType(system, FSX_LUSTRE)) return undefined;
    // The provider's default (node_modules/@pulumi/aws/fsx/lustreFileSystem.d.ts, deploymentType): SCRATCH_1.
    const deployment = valueOf(graph.string(system, "deploymentType", "SCRATCH_1"));
    return deployment?.startsWith("SCRATCH") ? "A scratch file system can't be backed up." : undefined;
  },
});
