import { BACKUP_VAULT, BACKUP_VAULT_LOCK, BACKUP_VAULT_POLICY } from "../../aws";
import { answer, any, decided, unknown, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import { denyEveryone, statementsAt } from "../../permissions";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

/** What takes a recovery point away, or the denial of it: https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html */
const DELETIONS = [
  "backup:DeleteRecoveryPoint",
  "backup:UpdateRecoveryPointLifecycle",
  "backup:PutBackupVaultAccessPolicy",
];

/** Whether a resource that may be on a vault counts; `possible` ones leave it open. */
function doubts(possible: readonly Resource[]): Answer[] {
  return possible.map(({ name }) => unknown(`Whether ${name} is on this vault is known only after deployment.`));
}

function isDenied(policy: ResourceOf<readonly [typeof BACKUP_VAULT_POLICY]>, graph: Graph): Answer {
  const statements = statementsAt(policy, "policy", graph);
  if (statements.kind === "unknown") return unknown(`The policy of ${policy.name} ${statements.reason}.`);
  return answer(statements.kind === "known" && denyEveryone(statements.value, DELETIONS));
}

export const vaultDeletionProtection = defineRule({
  id: "backup-vault-deletion-protection",
  title: "AWS Backup vaults should have a lock or a policy that denies deletions",
  practices: ["REL09-BP02"],
  peers: { config: ["BACKUP_RECOVERY_POINT_MANUAL_DELETION_DISABLED"] },
  optIn: true,
  service: "AWS Backup",
  // It protects from the account's own credentials, where another account or an air-gapped vault may as well.
  severity: "low",
  why: "Who has an administrator's credentials deletes the backups first. A lock or a denial that every principal is under prevents it.",
  fix: 'Add an aws.backup.VaultLockConfiguration, or an aws.backup.VaultPolicy that denies backup:DeleteRecoveryPoint, backup:UpdateRecoveryPointLifecycle and backup:PutBackupVaultAccessPolicy to the principal "*".',
  source: "https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html",
  types: [BACKUP_VAULT],
  check(vault, graph) {
    const locks = graph.referrers(vault, [BACKUP_VAULT_LOCK], "backupVaultName");
    const policies = graph.referrers(vault, [BACKUP_VAULT_POLICY], "backupVaultName");
    const safe = any([
      ...locks.certain.map((): Answer => ({ is: "yes" })),
      ...policies.certain.map((policy) => isDenied(policy, graph)),
      ...doubts([...locks.possible, ...policies.possible]),
    ]);
    if (decided(safe, "name")) return compliant();
    return violation({
      property: "name",
      actual: undefined,
      wanted: "a lock, or a policy that denies deletions",
      message: "Any role with the permission can delete its recovery points.",
    });
  },
});
