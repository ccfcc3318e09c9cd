import { BACKUP_VAULT } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "kmsKeyArn";

export const vaultCustomerManagedKey = defineRule({
  id: "backup-vault-customer-managed-key",
  title: "AWS Backup vaults should be encrypted with a customer managed key",
  practices: ["REL09-BP02"],
  peers: {
    securityHub: ["Backup.1"],
    config: ["BACKUP_RECOVERY_POINT_ENCRYPTED"],
    checkov: ["CKV_AWS_166"],
    prowler: ["backup_vaults_encrypted"],
  },
  service: "AWS Backup",
  severity: "medium",
  why: "Backups under the AWS managed key can't be copied to another account, and its key policy can't be changed.",
  fix: "Set kmsKeyArn to the ARN of an aws.kms.Key in the vault's Region. It can't be changed later: create a new vault.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
  types: [BACKUP_VAULT],
  check(vault, graph) {
    const made = graph.input(vault, PROPERTY);
    // A key in the program is customer managed, whatever its ARN; without one AWS uses its own key.
    if (made.kind !== "missing") {
      const byAws = valueOf(graph.givenString(vault, PROPERTY))?.includes("alias/aws/");
      if (!byAws) return compliant();
    } else graph.read.given(vault, PROPERTY);
    return violation({
      property: PROPERTY,
      actual: made.kind === "known" ? made.value : undefined,
      wanted: "the ARN of a customer managed key",
      message: "It is encrypted with the AWS managed key (aws/backup), whose policy can't be changed.",
    });
  },
});
