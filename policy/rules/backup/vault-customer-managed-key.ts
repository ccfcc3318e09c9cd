import { BACKUP_VAULT } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, undecidedOn, violation } from "../../verdict";

const PROPERTY = "kmsKeyArn";

export const vaultCustomerManagedKey = defineRule({
  id: "backup-vault-customer-managed-key",
  title: "AWS Backup vaults should be encrypted with a customer managed key",
  service: "AWS Backup",
  severity: "medium",
  why: "Backups under the AWS managed key can't be copied to another account, and its key policy can't be changed.",
  fix: "Set kmsKeyArn to the ARN of an aws.kms.Key in the vault's Region. It can't be changed later: create a new vault.",
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
  types: [BACKUP_VAULT],
  check(vault, graph) {
    const key = graph.given(vault, PROPERTY);
    const made = graph.input(vault, PROPERTY);
    // A key in the program is customer managed, whatever its ARN; without one AWS uses its own key.
    if (made.kind !== "missing") {
      const arn = graph.givenString(vault, PROPERTY);
      const byAws = arn.kind === "known" && arn.value.includes("alias/aws/");
      if (!byAws) return compliant();
    } else if (!vault.inputsSeen && key.kind === "unknown") return undecidedOn(PROPERTY, key);
    return violation({
      property: PROPERTY,
      actual: made.kind === "known" ? made.value : undefined,
      wanted: "the ARN of a customer managed key",
      message: "It is encrypted with the AWS managed key (aws/backup), whose policy can't be changed.",
    });
  },
});
