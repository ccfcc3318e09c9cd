import * as aws from "@pulumi/aws";
import type { Examples } from "./example";

export const encryption: Examples = {
  "backup-vault-customer-managed-key": {
    wrong: () => {
      new aws.backup.Vault("backups");
    },
    right: ({ key }) => {
      new aws.backup.Vault("backups", { kmsKeyArn: key.arn });
    },
  },
  "backup-vault-deletion-protection": {
    wrong: () => {
      new aws.backup.Vault("backups");
    },
    right: () => {
      const backups = new aws.backup.Vault("backups");
      new aws.backup.VaultLockConfiguration("backups", { backupVaultName: backups.name, minRetentionDays: 7 });
    },
  },
  "cloudtrail-customer-managed-key": {
    wrong: ({ trail }) => {
      new aws.cloudtrail.Trail("audit", trail);
    },
    right: ({ trail, key }) => {
      new aws.cloudtrail.Trail("audit", { ...trail, kmsKeyId: key.arn });
    },
  },
  "dynamodb-customer-managed-key": {
    wrong: ({ carts }) => {
      new aws.dynamodb.Table("carts", carts);
    },
    right: ({ carts, key }) => {
      new aws.dynamodb.Table("carts", { ...carts, serverSideEncryption: { enabled: true, kmsKeyArn: key.arn } });
    },
  },
  "kinesis-stream-encrypted": {
    wrong: () => {
      new aws.kinesis.Stream("orders", { shardCount: 2, retentionPeriod: 168 });
    },
    right: () => {
      const encryption = { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" };
      new aws.kinesis.Stream("orders", { shardCount: 2, retentionPeriod: 168, ...encryption });
    },
  },
  "kms-key-rotation": {
    wrong: () => {
      new aws.kms.Key("data");
    },
    right: () => {
      new aws.kms.Key("data", { enableKeyRotation: true });
    },
  },
  "rds-storage-encrypted": {
    wrong: ({ postgres }) => {
      new aws.rds.Instance("orders", postgres);
    },
    right: ({ postgres, key }) => {
      new aws.rds.Instance("orders", { ...postgres, storageEncrypted: true, kmsKeyId: key.arn });
    },
  },
  "s3-object-lock-enabled": {
    wrong: () => {
      new aws.s3.Bucket("contracts");
    },
    right: () => {
      new aws.s3.Bucket("contracts", { objectLockEnabled: true });
    },
  },
  "sns-topic-encrypted": {
    wrong: () => {
      new aws.sns.Topic("orders");
    },
    right: ({ key }) => {
      new aws.sns.Topic("orders", { kmsMasterKeyId: key.id });
    },
  },
  "sqs-queue-encrypted": {
    wrong: () => {
      new aws.sqs.Queue("orders", { sqsManagedSseEnabled: false });
    },
    right: () => {
      new aws.sqs.Queue("orders", { sqsManagedSseEnabled: true });
    },
  },
};
