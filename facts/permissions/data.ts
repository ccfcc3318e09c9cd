import type { Actions } from "./actions";

/** What deploying stores, backups and keys takes, by type and service. */
export const DATA: Actions = {
  "aws:backup/plan:Plan": {
    backup: "CreateBackupPlan DeleteBackupPlan GetBackupPlan ListTags TagResource UntagResource UpdateBackupPlan",
    iam: "PassRole",
  },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": {
    backup:
      "CreateRestoreTestingPlan DeleteRestoreTestingPlan GetRestoreTestingPlan ListTags TagResource UntagResource UpdateRestoreTestingPlan",
    iam: "CreateServiceLinkedRole",
  },
  "aws:backup/restoreTestingSelection:RestoreTestingSelection": {
    backup:
      "CreateRestoreTestingSelection DeleteRestoreTestingSelection GetRestoreTestingSelection UpdateRestoreTestingSelection",
    iam: "PassRole",
  },
  "aws:backup/selection:Selection": {
    backup: "CreateBackupSelection DeleteBackupSelection GetBackupSelection",
    iam: "CreateServiceLinkedRole PassRole",
  },
  "aws:backup/vault:Vault": {
    backup:
      "CreateBackupVault DeleteBackupVault DeleteBackupVaultAccessPolicy DeleteBackupVaultLockConfiguration DeleteBackupVaultNotifications DescribeBackupVault GetBackupVaultAccessPolicy GetBackupVaultNotifications ListTags PutBackupVaultAccessPolicy PutBackupVaultLockConfiguration PutBackupVaultNotifications TagResource UntagResource",
    "backup-storage": "MountCapsule",
    kms: "CreateGrant Decrypt DescribeKey GenerateDataKey RetireGrant",
  },
  "aws:backup/vaultLockConfiguration:VaultLockConfiguration": {
    backup: "DeleteBackupVaultLockConfiguration DescribeBackupVault PutBackupVaultLockConfiguration",
  },
  "aws:backup/vaultPolicy:VaultPolicy": {
    backup: "DeleteBackupVaultAccessPolicy GetBackupVaultAccessPolicy PutBackupVaultAccessPolicy",
  },
  "aws:dynamodb/contributorInsights:ContributorInsights": {
    dynamodb: "DescribeContributorInsights UpdateContributorInsights",
    iam: "CreateServiceLinkedRole",
  },
  "aws:dynamodb/table:Table": {
    dynamodb:
      "AssociateTableReplica BatchWriteItem CreateTable CreateTableReplica DeleteItem DeleteResourcePolicy DeleteTable DescribeContinuousBackups DescribeContributorInsights DescribeTable DescribeTimeToLive GetItem GetResourcePolicy ListTagsOfResource PutItem PutResourcePolicy Query Scan TagResource UntagResource UpdateContinuousBackups UpdateContributorInsights UpdateItem UpdateTable UpdateTimeToLive",
    iam: "CreateServiceLinkedRole",
    kms: "CreateGrant Decrypt DescribeKey Encrypt ListAliases RevokeGrant",
  },
  "aws:dynamodb/tableReplica:TableReplica": {
    dynamodb:
      "BatchWriteItem CreateTable CreateTableReplica DeleteItem DeleteResourcePolicy DeleteTable DeleteTableReplica DescribeContinuousBackups DescribeContributorInsights DescribeTable DescribeTableReplicaAutoScaling DescribeTimeToLive DisassociateTableReplica GetItem GetResourcePolicy ListTagsOfResource PutItem PutResourcePolicy Query Scan TagResource UntagResource UpdateContinuousBackups UpdateContributorInsights UpdateItem UpdateTable UpdateTableReplicaAutoScaling UpdateTimeToLive",
    iam: "CreateServiceLinkedRole",
    kms: "CreateGrant Decrypt DescribeKey ListAliases RevokeGrant",
  },
  "aws:kms/alias:Alias": {
    kms: "CreateAlias DeleteAlias ListAliases UpdateAlias",
  },
  "aws:kms/key:Key": {
    kms: "CreateKey DescribeKey DisableKey DisableKeyRotation EnableKey EnableKeyRotation GetKeyPolicy GetKeyRotationStatus ListResourceTags PutKeyPolicy ScheduleKeyDeletion TagResource UntagResource UpdateKeyDescription",
  },
  "aws:kms/replicaKey:ReplicaKey": {
    kms: "CreateKey DescribeKey DisableKey EnableKey GetKeyPolicy ListResourceTags PutKeyPolicy ReplicateKey ScheduleKeyDeletion TagResource UntagResource UpdateKeyDescription",
  },
  "aws:rds/cluster:Cluster": {
    ec2: "DescribeSecurityGroups",
    iam: "CreateServiceLinkedRole PassRole",
    rds: "AddRoleToDBCluster AddTagsToResource CreateDBCluster CreateDBClusterSnapshot CreateDBInstance DeleteDBCluster DeleteDBInstance DescribeDBClusterAutomatedBackups DescribeDBClusterSnapshots DescribeDBClusters DescribeDBSnapshots DescribeDBSubnetGroups DescribeEvents DescribeGlobalClusters DisableHttpEndpoint EnableHttpEndpoint ModifyDBCluster ModifyDBInstance RemoveFromGlobalCluster RemoveRoleFromDBCluster RemoveTagsFromResource RestoreDBClusterFromSnapshot RestoreDBClusterToPointInTime",
    secretsmanager: "CreateSecret TagResource",
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    ec2: "DescribeAvailabilityZones DescribeSecurityGroups DescribeSubnets DescribeVpcs",
    iam: "CreateServiceLinkedRole PassRole",
    kms: "CreateGrant DescribeKey",
    rds: "AddRoleToDBInstance AddTagsToResource CreateDBInstance CreateDBInstanceReadReplica CreateDBSnapshot DeleteDBInstance DescribeDBClusterSnapshots DescribeDBClusters DescribeDBEngineVersions DescribeDBInstanceAutomatedBackups DescribeDBInstances DescribeDBParameterGroups DescribeDBSnapshots DescribeEvents ModifyDBInstance PromoteReadReplica RebootDBInstance RemoveRoleFromDBInstance RemoveTagsFromResource RestoreDBInstanceFromDBSnapshot RestoreDBInstanceToPointInTime StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication",
  },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": {
    iam: "CreateServiceLinkedRole",
    rds: "AddTagsToResource CreateDBClusterParameterGroup DeleteDBClusterParameterGroup DescribeDBClusterParameterGroups DescribeDBClusterParameters DescribeDBClusters DescribeEngineDefaultClusterParameters ListTagsForResource ModifyDBClusterParameterGroup RemoveTagsFromResource ResetDBClusterParameterGroup",
  },
  "aws:rds/eventSubscription:EventSubscription": {
    rds: "AddTagsToResource CreateEventSubscription DeleteEventSubscription DescribeEventSubscriptions ListTagsForResource ModifyEventSubscription RemoveTagsFromResource",
  },
  "aws:rds/globalCluster:GlobalCluster": {
    rds: "AddTagsToResource CreateGlobalCluster DeleteGlobalCluster DescribeDBClusters DescribeGlobalClusters ListTagsForResource ModifyGlobalCluster RemoveFromGlobalCluster RemoveTagsFromResource",
  },
  "aws:rds/instance:Instance": {
    ec2: "DescribeAvailabilityZones DescribeSecurityGroups DescribeSubnets DescribeVpcs",
    iam: "CreateServiceLinkedRole PassRole",
    kms: "CreateGrant DescribeKey",
    rds: "AddRoleToDBInstance AddTagsToResource CreateDBInstance CreateDBInstanceReadReplica CreateDBSnapshot DeleteDBInstance DescribeDBClusterSnapshots DescribeDBClusters DescribeDBEngineVersions DescribeDBInstanceAutomatedBackups DescribeDBInstances DescribeDBParameterGroups DescribeDBSnapshots DescribeEvents ModifyDBInstance PromoteReadReplica RebootDBInstance RemoveRoleFromDBInstance RemoveTagsFromResource RestoreDBInstanceFromDBSnapshot RestoreDBInstanceToPointInTime StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication",
    secretsmanager: "CreateSecret TagResource",
  },
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
    kms: "CreateGrant DescribeKey",
    rds: "DescribeDBInstanceAutomatedBackups DescribeDBInstances StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication",
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    iam: "CreateServiceLinkedRole",
    rds: "AddTagsToResource CreateDBParameterGroup DeleteDBParameterGroup DescribeDBParameterGroups DescribeDBParameters DescribeEngineDefaultParameters ListTagsForResource ModifyDBParameterGroup RemoveTagsFromResource ResetDBParameterGroup",
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    iam: "CreateServiceLinkedRole",
    rds: "AddTagsToResource CreateDBSubnetGroup DeleteDBSubnetGroup DescribeDBSubnetGroups ListTagsForResource ModifyDBSubnetGroup RemoveTagsFromResource",
  },
  "aws:s3/bucket:Bucket": {
    s3: "CreateBucket DeleteBucket DeleteObject DeleteObjectVersion GetAccelerateConfiguration GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetLifecycleConfiguration GetReplicationConfiguration ListBucket ListBucketVersions ListTagsForResource PutBucketObjectLockConfiguration PutBucketTagging PutBucketVersioning TagResource UntagResource",
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    s3: "GetLifecycleConfiguration PutLifecycleConfiguration",
  },
  "aws:s3/bucketMetric:BucketMetric": {
    s3: "GetMetricsConfiguration PutMetricsConfiguration",
  },
  "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration": {
    s3: "GetBucketObjectLockConfiguration PutBucketObjectLockConfiguration",
  },
  "aws:s3/bucketObjectv2:BucketObjectv2": {
    kms: "Decrypt GenerateDataKey",
    s3: "DeleteObject DeleteObjectVersion GetObject GetObjectTagging GetObjectVersion ListBucket ListBucketVersions PutObject PutObjectTagging",
  },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {
    s3: "GetBucketOwnershipControls PutBucketOwnershipControls",
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    s3: "DeleteBucketPolicy GetBucketPolicy PutBucketPolicy",
  },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
    s3: "GetBucketPublicAccessBlock PutBucketPublicAccessBlock",
  },
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    iam: "PassRole",
    s3: "GetReplicationConfiguration PutReplicationConfiguration",
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {
    s3: "GetEncryptionConfiguration PutEncryptionConfiguration",
  },
  "aws:s3/bucketVersioning:BucketVersioning": {
    s3: "GetBucketVersioning PutBucketVersioning",
  },
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": {
    s3: "DeleteBucketWebsite GetBucketWebsite PutBucketWebsite",
  },
  "aws:secretsmanager/secret:Secret": {
    secretsmanager:
      "CreateSecret DeleteSecret DescribeSecret GetRandomPassword GetResourcePolicy GetSecretValue RemoveRegionsFromReplication ReplicateSecretToRegions TagResource UntagResource UpdateSecret",
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    kms: "Decrypt GenerateDataKey",
    secretsmanager: "DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage",
  },
};
