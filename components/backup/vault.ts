import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Backup } from "../config/schema/backup";
import type { Workload } from "../config/schema/workload";
import { vaultName } from "../topology/stores";

export interface VaultArgs {
  settings: Backup;
  workload: Workload;
  /** The ARN of this region's key. */
  keyArn: pulumi.Output<string>;
}

/**
 * A region's vault, encrypted with this region's key, so that its recovery points can be restored while the other region is impaired. It cannot be
 * deleted while it has a recovery point
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html).
 */
export class Vault extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly vaultName: pulumi.Output<string>;

  constructor(name: string, { settings, workload, keyArn }: VaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:backup:Vault", name, {}, opts);
    const parent = { parent: this };
    const vault = new aws.backup.Vault(
      name,
      { name: vaultName(workload), kmsKeyArn: keyArn, tags: { Name: vaultName(workload) } },
      { ...parent, protect: settings.deletionProtection },
    );
    this.arn = vault.arn;
    this.vaultName = vault.name;
    if (settings.deletionProtection) this.refuseDeletion(name, workload.account, settings.breakGlassRole);
    this.lock(name, settings.lock);
    this.registerOutputs({ arn: this.arn });
  }

  /**
   * Denies the manual deletion of recovery points, and a shorter lifecycle, to all principals but one role. Deletion by AWS Backup at the end of the
   * retention is not affected (https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html).
   */
  private refuseDeletion(name: string, account: string, breakGlassRole: string | undefined): void {
    const except = breakGlassRole && {
      Condition: { StringNotEquals: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/${breakGlassRole}` } },
    };
    const statement = {
      Sid: "NoDeletionByHand",
      Effect: "Deny" as const,
      Principal: "*" as const,
      Action: ["backup:DeleteRecoveryPoint", "backup:DisassociateRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
      Resource: "*",
      ...except,
    };
    new aws.backup.VaultPolicy(
      name,
      {
        backupVaultName: this.vaultName,
        policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: [statement] }),
      },
      { parent: this },
    );
  }

  private lock(name: string, lock: Backup["lock"]): void {
    if (!lock) return;
    new aws.backup.VaultLockConfiguration(
      name,
      {
        backupVaultName: this.vaultName,
        minRetentionDays: lock.minRetentionDays,
        ...(lock.maxRetentionDays !== undefined && { maxRetentionDays: lock.maxRetentionDays }),
        ...(lock.mode === "compliance" && { changeableForDays: lock.changeableForDays }),
      },
      // Any change replaces it (hashicorp/aws, vault_lock_configuration.go); the new one first, and deleting the old one would unlock the vault.
      { parent: this, deleteBeforeReplace: true, protect: lock.mode === "compliance" },
    );
  }
}
