import {
  BACKUP_PLAN,
  BACKUP_SELECTION,
  BACKUP_VAULT,
  BACKUP_VAULT_LOCK,
  BACKUP_VAULT_NOTIFICATIONS,
  BACKUP_VAULT_POLICY,
  RESTORE_TESTING_PLAN,
  RESTORE_TESTING_SELECTION,
} from "../../../policy/aws";
import { regionNamedType, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** AWS Backup. */
export const backupOutputs: OutputsTable = {
  [BACKUP_VAULT]: regionNamedType((s) => ({ arn: s.arn("backup", `backup-vault:${s.physicalName}`) }), {
    longestName: 50,
  }),
  [BACKUP_VAULT_POLICY]: { id: ofVault("policy") },
  [BACKUP_VAULT_LOCK]: { id: ofVault("lock") },
  [BACKUP_VAULT_NOTIFICATIONS]: { id: ofVault("notifications") },
  [BACKUP_PLAN]: {
    named: "name",
    longestName: 50,
    id: (s) => s.uuid(),
    computed: (s, id) => ({ arn: s.arn("backup", `backup-plan:${id}`), version: s.letters(48, "version") }),
  },
  [BACKUP_SELECTION]: { named: "name", longestName: 50, id: (s) => s.uuid() },
  [RESTORE_TESTING_PLAN]: {
    named: "name",
    id: (s) => `${s.physicalName}-${s.uuid()}`,
    computed: (s, id) => ({ arn: s.arn("backup", `restore-testing-plan:${id}`) }),
  },
  [RESTORE_TESTING_SELECTION]: {
    named: "name",
    id: (s) => `${s.physicalName}:${s.text("restoreTestingPlanName")}-${s.hex(7)}`,
  },
};

/** AWS's id is the vault's name; here with a suffix, since every id in a plan is unique. */
function ofVault(what: string): (s: Subject) => string {
  return (s) => `${s.text("backupVaultName")},${what}-${s.hex(7)}`;
}
