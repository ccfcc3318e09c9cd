import { LEFT_OUT, regionsOf, type Schema } from "./type-schema";

/** internal/service/kms, secretsmanager */
export const keys: Schema = {
  // kms/key.go
  "aws:kms/key:Key": {
    defaults: {
      bypassPolicyLockoutSafetyCheck: false,
      customerMasterKeySpec: "SYMMETRIC_DEFAULT",
      enableKeyRotation: false,
      isEnabled: true,
      keyUsage: "ENCRYPT_DECRYPT",
    },
    filledIn: () => ({ description: "", multiRegion: false, policy: LEFT_OUT, rotationPeriodInDays: LEFT_OUT }),
  },
  // kms/replica_key.go
  "aws:kms/replicaKey:ReplicaKey": {
    defaults: { bypassPolicyLockoutSafetyCheck: false, deletionWindowInDays: 30, enabled: true },
    filledIn: () => ({ policy: LEFT_OUT }),
    // "Replication is initiated in the primary key's region."
    reaches: ({ action, inputs }) => (action === "create" ? regionsOf(inputs["primaryKeyArn"]) : []),
  },
  // secretsmanager/secret.go
  "aws:secretsmanager/secret:Secret": {
    defaults: { forceOverwriteReplicaSecret: false, recoveryWindowInDays: 30 },
    filledIn: () => ({ policy: LEFT_OUT, replicas: [] }),
    // A replica is made by the primary secret's region, and lives in its own.
    reaches: ({ action, inputs }) =>
      action === "create" && Array.isArray(inputs["replicas"])
        ? (inputs["replicas"] as { region: string }[]).map(({ region }) => region)
        : [],
  },
  // secretsmanager/secret_version.go
  "aws:secretsmanager/secretVersion:SecretVersion": {
    filledIn: () => ({ versionStages: ["AWSCURRENT"] }),
  },
};
