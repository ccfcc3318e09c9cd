import type {
  BUCKET,
  BUCKET_V2,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  EBS_VOLUME,
  EFS_FILE_SYSTEM,
  REPLICATION_GROUP,
  TABLE_REPLICA,
} from "../../aws";
import type { PropertiesOf } from "../../graph";
import { words } from "../readers/understands";

type Keys<P> = P extends unknown ? Extract<keyof P, string> : never;
type Of<T> = readonly Keys<PropertiesOf<T>>[];

/**
 * The properties of each type that are read, or that change nothing about what a fault does. One that is set besides puts its resource in
 * doubt: `domain` (Active Directory), `customIamInstanceProfile` (RDS Custom), `backupTarget` (Outposts), and what the provider adds later.
 */
const instance: Of<typeof DB_INSTANCE> = words(
  "allocatedStorage allowMajorVersionUpgrade applyImmediately autoMinorVersionUpgrade availabilityZone backupRetentionPeriod",
  "backupWindow blueGreenUpdate caCertIdentifier characterSetName copyTagsToSnapshot databaseInsightsMode dbName dbSubnetGroupName",
  "dedicatedLogVolume deleteAutomatedBackups deletionProtection enabledCloudwatchLogsExports engine engineLifecycleSupport",
  "engineVersion finalSnapshotIdentifier iamDatabaseAuthenticationEnabled identifier identifierPrefix instanceClass iops kmsKeyId",
  "licenseModel maintenanceWindow manageMasterUserPassword masterUserSecretKmsKeyId maxAllocatedStorage monitoringInterval",
  "monitoringRoleArn multiAz ncharCharacterSetName networkType optionGroupName parameterGroupName password passwordWo",
  "passwordWoVersion performanceInsightsEnabled performanceInsightsKmsKeyId performanceInsightsRetentionPeriod port",
  "publiclyAccessible region replicaMode replicateSourceDb restoreToPointInTime s3Import skipFinalSnapshot snapshotIdentifier",
  "storageEncrypted storageThroughput storageType tags tagsAll timezone upgradeStorageConfig username vpcSecurityGroupIds",
);

const cluster: Of<typeof DB_CLUSTER> = words(
  "allocatedStorage allowMajorVersionUpgrade applyImmediately autoMinorVersionUpgrade availabilityZones backtrackWindow",
  "backupRetentionPeriod caCertificateIdentifier clusterIdentifier clusterIdentifierPrefix copyTagsToSnapshot",
  "databaseInsightsMode databaseName dbClusterInstanceClass dbClusterParameterGroupName dbInstanceParameterGroupName",
  "dbSubnetGroupName deleteAutomatedBackups deletionProtection enableGlobalWriteForwarding enableHttpEndpoint",
  "enableLocalWriteForwarding enabledCloudwatchLogsExports engine engineLifecycleSupport engineMode engineVersion",
  "finalSnapshotIdentifier globalClusterIdentifier iamDatabaseAuthenticationEnabled iamRoles iops kmsKeyId",
  "manageMasterUserPassword masterPassword masterPasswordWo masterPasswordWoVersion masterUserSecretKmsKeyId masterUsername",
  "monitoringInterval monitoringRoleArn networkType performanceInsightsEnabled performanceInsightsKmsKeyId",
  "performanceInsightsRetentionPeriod port preferredBackupWindow preferredMaintenanceWindow region replicationSourceIdentifier",
  "restoreToPointInTime s3Import serverlessv2ScalingConfiguration skipFinalSnapshot snapshotIdentifier sourceRegion",
  "storageEncrypted storageType tags tagsAll vpcSecurityGroupIds",
);

const clusterInstance: Of<typeof CLUSTER_INSTANCE> = words(
  "applyImmediately autoMinorVersionUpgrade availabilityZone caCertIdentifier clusterIdentifier copyTagsToSnapshot",
  "dbParameterGroupName dbSubnetGroupName engine engineVersion forceDestroy identifier identifierPrefix instanceClass",
  "monitoringInterval monitoringRoleArn performanceInsightsEnabled performanceInsightsKmsKeyId",
  "performanceInsightsRetentionPeriod preferredBackupWindow preferredMaintenanceWindow promotionTier publiclyAccessible region",
  "tags tagsAll",
);

const table: Of<typeof DYNAMODB_TABLE> = words(
  "attributes billingMode deletionProtectionEnabled globalSecondaryIndexes globalTableWitness hashKey importTable",
  "localSecondaryIndexes name onDemandThroughput pointInTimeRecovery rangeKey readCapacity region replicas restoreBackupArn",
  "restoreDateTime restoreSourceName restoreSourceTableArn restoreToLatestTime serverSideEncryption streamEnabled",
  "streamViewType tableClass tags tagsAll ttl warmThroughput writeCapacity",
);

const tableReplica: Of<typeof TABLE_REPLICA> = words(
  "deletionProtectionEnabled globalTableArn kmsKeyArn pointInTimeRecovery region tableClassOverride tags tagsAll",
);

/** Not `replicationConfiguration`: replication is read of the resource beside the bucket. */
const bucket: Of<typeof BUCKET | typeof BUCKET_V2> = words(
  "accelerationStatus acl bucket bucketPrefix corsRules forceDestroy grants lifecycleRules logging objectLockEnabled policy",
  "region requestPayer serverSideEncryptionConfiguration tags tagsAll versioning website",
);

/** Not `outpostArn`. */
const volume: Of<typeof EBS_VOLUME> = words(
  "availabilityZone encrypted finalSnapshot iops kmsKeyId multiAttachEnabled region size snapshotId tags tagsAll throughput type",
  "volumeInitializationRate",
);

const fileSystem: Of<typeof EFS_FILE_SYSTEM> = words(
  "availabilityZoneName creationToken encrypted kmsKeyId lifecyclePolicies performanceMode protection",
  "provisionedThroughputInMibps region tags tagsAll throughputMode",
);

/** Not `globalReplicationGroupId` (a global datastore), `nodeGroupConfigurations`, `dataTieringEnabled`, `durability`. */
const cache: Of<typeof REPLICATION_GROUP> = words(
  "applyImmediately atRestEncryptionEnabled authToken authTokenUpdateStrategy autoMinorVersionUpgrade automaticFailoverEnabled",
  "clusterMode description engine engineVersion finalSnapshotIdentifier ipDiscovery kmsKeyId logDeliveryConfigurations",
  "maintenanceWindow multiAzEnabled networkType nodeType notificationTopicArn numCacheClusters numNodeGroups parameterGroupName",
  "port preferredCacheClusterAzs region replicasPerNodeGroup replicationGroupId securityGroupIds securityGroupNames snapshotArns",
  "snapshotName snapshotRetentionLimit snapshotWindow subnetGroupName tags tagsAll transitEncryptionEnabled",
  "transitEncryptionMode userGroupIds",
);

export const UNDERSTOOD = {
  ...{ instance, cluster, clusterInstance, table, tableReplica },
  ...{ bucket, volume, fileSystem, cache },
};
