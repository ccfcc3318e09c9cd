import { BACKUP_SELECTION } from "../../aws";
import { decided, valueOf } from "../../graph";
import { mayAssume, roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { mayBackUp, mayCopy } from "../../services/backup/role";
import { compliant, failuresOf, undecided, verdictsOf, violation } from "../../verdict";

const PROPERTY = "iamRoleArn";

/** AWS makes it with the policies for backups and restores (https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html). */
const DEFAULT_ROLE = /:role\/service-role\/AWSBackupDefaultServiceRole$/;

export const selectionRole = defineRule({
  id: "backup-selection-role",
  title: "AWS Backup roles should allow the backups and their copies",
  practices: ["REL09-BP01", "REL09-BP03"],
  service: "AWS Backup",
  severity: "high",
  why: "A plan whose role AWS Backup can't assume, or that may not back up or copy, fails with every job: there is no recovery point.",
  fix: "Attach AWSBackupServiceRolePolicyForBackup (for buckets AWSBackupServiceRolePolicyForS3Backup) to a role that backup.amazonaws.com can assume, and do not deny backup:CopyIntoBackupVault in the policies of the vaults.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/iam-service-roles.html",
  types: [BACKUP_SELECTION],
  check(selection, graph) {
    const named = roleAt(selection, PROPERTY, graph);
    if (named.is === "unknown") {
      if (DEFAULT_ROLE.test(valueOf(graph.string(selection, PROPERTY)) ?? "")) return compliant();
      return undecided({ property: PROPERTY, reason: named.why });
    }
    const refused = (wanted: string, message: string) =>
      violation({ property: PROPERTY, actual: named.is === "role" ? named.role.name : undefined, wanted, message });
    if (named.is === "none") return refused("the ARN of a role", "It has no role: AWS Backup refuses it.");
    const { role } = named;
    return failuresOf(
      verdictsOf(selection, [
        () =>
          decided(mayAssume("backup.amazonaws.com", role, {}, graph), PROPERTY)
            ? undefined
            : refused(
                "a role that backup.amazonaws.com can assume",
                `AWS Backup can't assume its role ${role.name}: every job fails.`,
              ),
        () =>
          decided(mayBackUp(selection, role, graph), PROPERTY)
            ? undefined
            : refused(
                "a role that may back up what it selects",
                `Its role ${role.name} may not back up what it selects: every job fails.`,
              ),
        () =>
          decided(mayCopy(selection, role, graph), PROPERTY)
            ? undefined
            : refused(
                "a role and vaults that allow backup:CopyIntoBackupVault",
                `Its role ${role.name} may not copy to a vault of its plan, by its own policies or the vault's: every copy fails.`,
              ),
      ]),
    );
  },
});
