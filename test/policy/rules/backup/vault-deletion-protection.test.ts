import { vaultDeletionProtection } from "../../../../policy/rules/backup/vault-deletion-protection";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const vault = resource("aws:backup/vault:Vault", "copies", { name: "copies" });
const lock = (backupVaultName: unknown = vault.output("name")): Fixture =>
  resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {
    backupVaultName,
    minRetentionDays: 7,
  });
const DENIAL = {
  Effect: "Deny",
  Principal: "*",
  Action: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle", "backup:PutBackupVaultAccessPolicy"],
  Resource: "*",
};
const policy = (statement: object | undefined, backupVaultName: unknown = vault.output("name")): Fixture =>
  resource("aws:backup/vaultPolicy:VaultPolicy", "policy", {
    backupVaultName,
    policy: statement ? JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) : unknown,
  });

judges(vaultDeletionProtection, {
  "a lock": [[vault, lock()], "compliant"],
  "a policy that denies": [[vault, policy(DENIAL)], "compliant"],
  "a policy that denies everything": [[vault, policy({ ...DENIAL, Action: "backup:*" })], "compliant"],
  "a policy that denies one action": [
    [vault, policy({ ...DENIAL, Action: "backup:DeleteRecoveryPoint" })],
    "violation",
  ],
  "a policy that denies one principal": [
    [vault, policy({ ...DENIAL, Principal: { AWS: "arn:aws:iam::123456789012:root" } })],
    "violation",
  ],
  "a denial with a condition": [
    [vault, policy({ ...DENIAL, Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } })],
    "violation",
  ],
  "a policy that allows": [[vault, policy({ ...DENIAL, Effect: "Allow" })], "violation"],
  "an unknown policy": [[vault, policy(undefined)], "undecided"],
  "a lock of another vault": [[vault, lock("other")], "violation", /can delete its recovery points/],
  "a lock of an unknown vault": [[vault, lock(unknown)], "undecided"],
  neither: [[vault], "violation"],
});
