import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/backup */
export const backup: Schema = {
  // backup/vault.go
  "aws:backup/vault:Vault": {
    defaults: { forceDestroy: false },
    filledIn: () => ({ kmsKeyArn: LEFT_OUT }),
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DeleteBackupVault.html
    refuses: ({ action, urn, now, world }) =>
      action === "delete" && now["forceDestroy"] !== true && world.isFull(urn)
        ? `deleting Backup Vault (${String(now["name"])}): operation error Backup: DeleteBackupVault, api error InvalidRequestException: Backup vault cannot be deleted because it contains recovery points.`
        : undefined,
  },
  // backup/selection.go: AWS has no call that changes one
  "aws:backup/selection:Selection": {
    filledIn: () => ({ conditions: LEFT_OUT, notResources: [] }),
  },
};
