import type { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import type { PropertiesOf } from "../../graph";
import { words } from "../readers/understands";

type Of<T> = readonly Extract<keyof PropertiesOf<T>, string>[];

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

export const UNDERSTOOD = { instance, cluster, clusterInstance };
