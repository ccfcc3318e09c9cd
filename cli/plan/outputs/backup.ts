import { regionNamedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** AWS Backup. */
export const backupOutputs: OutputsTable = {
  "aws:backup/vault:Vault": regionNamedType((s) => ({ arn: s.arn("backup", `backup-vault:${s.physicalName}`) }), {
    longestName: 50,
  }),
  "aws:backup/vaultPolicy:VaultPolicy": { id: ofVault("policy") },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": { id: ofVault("lock") },
  "aws:backup/vaultNotifications:VaultNotifications": { id: ofVault("notifications") },
  "aws:backup/plan:Plan": {
    named: "name",
    longestName: 50,
    id: (s) => s.uuid(),
    computed: (s, id) => ({ arn: s.arn("backup", `backup-plan:${id}`), version: s.letters(48, "version") }),
  },
  "aws:backup/selection:Selection": { named: "name", longestName: 50, id: (s) => s.uuid() },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    named: "name",
    id: (s) => `${s.physicalName}-${s.uuid()}`,
    computed: (s, id) => ({ arn: s.arn("backup", `restore-testing-plan:${id}`) }),
  },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": {
    named: "name",
    id: (s) => `${s.physicalName}:${s.text("restoreTestingPlanName")}-${s.hex(7)}`,
  },
};

/** AWS's id is the vault's name; here with a suffix, since every id in a plan is unique. */
function ofVault(what: string): (s: Subject) => string {
  return (s) => `${s.text("backupVaultName")},${what}-${s.hex(7)}`;
}
