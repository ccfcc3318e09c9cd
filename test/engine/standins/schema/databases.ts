import { changesMembers, joinByHand, refusedMember, undeletableGlobalCluster } from "./global-databases";
import { LEFT_OUT, regionsOf, type Asked, type Schema } from "./type-schema";

/** internal/service/rds */
export const databases: Schema = {
  // rds/instance.go
  "aws:rds/instance:Instance": {
    defaults: {
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: false,
      deleteAutomatedBackups: true,
      monitoringInterval: 0,
      performanceInsightsEnabled: false,
      publiclyAccessible: false,
      skipFinalSnapshot: false,
    },
    filledIn: () =>
      leftOut(
        "allocatedStorage applyImmediately availabilityZone backupRetentionPeriod backupWindow caCertIdentifier characterSetName " +
          "databaseInsightsMode dbName dbSubnetGroupName engine engineLifecycleSupport engineVersion identifierPrefix iops kmsKeyId " +
          "licenseModel maintenanceWindow monitoringRoleArn multiAz networkType optionGroupName parameterGroupName " +
          "performanceInsightsKmsKeyId performanceInsightsRetentionPeriod port replicaMode snapshotIdentifier storageThroughput " +
          "storageType timezone username vpcSecurityGroupIds",
      ),
    takenBack: ["replicateSourceDb"],
    // A copy begins with its source.
    reaches: ({ action, inputs }) => (action === "create" ? regionsOf(inputs["replicateSourceDb"]) : []),
    refuses: (asked) =>
      managedSource(asked) ?? noOtherSource(asked) ?? noSourceToLeave(asked) ?? protectedInstance(asked),
  },
  // rds/cluster.go
  "aws:rds/cluster:Cluster": {
    defaults: {
      copyTagsToSnapshot: false,
      deleteAutomatedBackups: true,
      enableGlobalWriteForwarding: false,
      enableHttpEndpoint: false,
      enableLocalWriteForwarding: false,
      engineMode: "provisioned",
      skipFinalSnapshot: false,
    },
    filledIn: () =>
      leftOut(
        "allocatedStorage applyImmediately availabilityZones backupRetentionPeriod caCertificateIdentifier clusterIdentifierPrefix " +
          "clusterMembers clusterScalabilityType databaseInsightsMode databaseName dbClusterParameterGroupName dbSubnetGroupName " +
          "dbSystemId engineLifecycleSupport engineVersion iamRoles kmsKeyId masterUserSecretKmsKeyId masterUsername " +
          "monitoringInterval monitoringRoleArn networkType performanceInsightsKmsKeyId performanceInsightsRetentionPeriod port " +
          "preferredBackupWindow preferredMaintenanceWindow storageEncrypted storageType vpcSecurityGroupIds",
      ),
    takenBack: ["globalClusterIdentifier", "replicationSourceIdentifier"],
    refuses: (asked) => refusedMember(asked) ?? protectedCluster(asked),
    then: changesMembers,
  },
  // rds/cluster_instance.go
  "aws:rds/clusterInstance:ClusterInstance": {
    defaults: {
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: false,
      forceDestroy: false,
      monitoringInterval: 0,
      promotionTier: 0,
    },
    filledIn: () =>
      leftOut(
        "applyImmediately availabilityZone caCertIdentifier dbParameterGroupName dbSubnetGroupName engineVersion identifierPrefix " +
          "monitoringRoleArn performanceInsightsEnabled performanceInsightsKmsKeyId performanceInsightsRetentionPeriod " +
          "preferredBackupWindow preferredMaintenanceWindow publiclyAccessible",
      ),
  },
  // rds/global_cluster.go
  "aws:rds/globalCluster:GlobalCluster": {
    defaults: { deletionProtection: false },
    filledIn: () => leftOut("engine engineVersion sourceDbClusterIdentifier storageEncrypted"),
    refuses: undeletableGlobalCluster,
    then: ({ action, inputs, world }) => {
      const { sourceDbClusterIdentifier: source, globalClusterIdentifier } = inputs;
      if (action === "create" && typeof source === "string") joinByHand(world, String(globalClusterIdentifier), source);
    },
  },
  // rds/instance_automated_backups_replication.go: nothing of it can be changed
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication": {
    defaults: { retentionPeriod: 7 },
    filledIn: () => leftOut("kmsKeyId"),
    reaches: ({ action, inputs }) => (action === "read" ? [] : regionsOf(inputs["sourceDbInstanceArn"])),
  },
  // rds/subnet_group.go
  "aws:rds/subnetGroup:SubnetGroup": {
    defaults: { description: "Managed by Pulumi" },
    filledIn: () => leftOut("namePrefix"),
    refuses: subnetsInUse,
  },
  // rds/parameter_group.go
  "aws:rds/parameterGroup:ParameterGroup": {
    defaults: { description: "Managed by Pulumi", skipDestroy: false },
    filledIn: () => leftOut("namePrefix"),
  },
  // rds/cluster_parameter_group.go
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": {
    defaults: { description: "Managed by Pulumi" },
    filledIn: () => leftOut("namePrefix"),
  },
};

/**
 * RDS takes no subnet out of a group in whose Availability Zone an instance of it is (the error is quoted at https://github.com/aws/aws-cdk/issues/26135;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBSubnetGroup.html).
 */
function subnetsInUse({ action, inputs, now, world }: Asked): string | undefined {
  if (action !== "update") return undefined;
  const kept = inputs["subnetIds"] as string[];
  const removed = (now["subnetIds"] as string[]).filter((id) => !kept.includes(id));
  const zones = world.live
    .ofType("aws:ec2/subnet:Subnet")
    .filter(({ id }) => removed.includes(id))
    .map(({ properties }) => properties["availabilityZone"]);
  const clusters = world.live
    .ofType("aws:rds/cluster:Cluster")
    .filter(({ properties }) => properties["dbSubnetGroupName"] === now["name"])
    .map(({ id }) => id);
  const used = world.live
    .ofType("aws:rds/clusterInstance:ClusterInstance")
    .filter(({ properties }) => clusters.includes(String(properties["clusterIdentifier"])))
    .some(({ properties }) => zones.includes(properties["availabilityZone"]));
  return used
    ? `updating RDS DB Subnet Group (${String(now["name"])}): operation error RDS: ModifyDBSubnetGroup, api error InvalidParameterValue: Some of the subnets to be deleted are currently in use: ${removed.join(", ")}`
    : undefined;
}

/**
 * RDS manages no password of a source of read replicas
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations).
 */
function managedSource({ action, inputs, now, world }: Asked): string | undefined {
  const instances = world.live.ofType("aws:rds/instance:Instance").map(({ properties }) => properties);
  const name = `RDS DB Instance (${String(now["identifier"])}): operation error RDS`;
  const why = "a source of read replicas can't have a master user password that RDS manages in Secrets Manager";
  const source = inputs["replicateSourceDb"];
  if (action === "create" && instances.some((one) => one["arn"] === source && one["manageMasterUserPassword"] === true))
    return `creating ${name}: CreateDBInstanceReadReplica, api error InvalidParameterCombination: ${why}`;
  const hasReplica = instances.some((one) => one["replicateSourceDb"] === now["arn"]);
  if (action === "update" && inputs["manageMasterUserPassword"] === true && hasReplica)
    return `updating ${name}: ModifyDBInstance, api error InvalidParameterCombination: ${why}`;
  return undefined;
}

function noOtherSource({ action, inputs, now }: Asked): string | undefined {
  const { replicateSourceDb: source } = inputs;
  if (action !== "update" || source === undefined || source === now["replicateSourceDb"]) return undefined;
  return `updating RDS DB Instance (${String(now["identifier"])}): cannot elect new source database for replication`;
}

/** The provider asks for a promotion when the source is taken away; of what is no replica any more AWS refuses it. */
function noSourceToLeave({ action, inputs, believed, now }: Asked): string | undefined {
  const leaves = believed["replicateSourceDb"] !== undefined && inputs["replicateSourceDb"] === undefined;
  if (action !== "update" || !leaves || now["replicateSourceDb"] !== undefined) return undefined;
  return `updating RDS DB Instance (${String(now["identifier"])}): promoting: operation error RDS: PromoteReadReplica, api error InvalidDBInstanceState: DB Instance is not a read replica.`;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html */
function protectedInstance({ action, now }: Asked): string | undefined {
  const name = `deleting RDS DB Instance (${String(now["identifier"])})`;
  if (action !== "delete") return undefined;
  if (now["deletionProtection"] === true)
    return `${name}: operation error RDS: DeleteDBInstance, api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.`;
  return withoutFinalSnapshot(name, now);
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html */
function protectedCluster({ action, now }: Asked): string | undefined {
  const name = `deleting RDS Cluster (${String(now["clusterIdentifier"])})`;
  if (action !== "delete") return undefined;
  if (now["deletionProtection"] === true)
    return `${name}: operation error RDS: DeleteDBCluster, api error InvalidParameterCombination: Cannot delete protected Cluster, please disable deletion protection and try again.`;
  return withoutFinalSnapshot(name, now);
}

function withoutFinalSnapshot(name: string, now: Asked["now"]): string | undefined {
  if (now["skipFinalSnapshot"] === true || now["finalSnapshotIdentifier"] !== undefined) return undefined;
  return `${name}: final_snapshot_identifier is required when skip_final_snapshot is false`;
}

function leftOut(names: string) {
  return Object.fromEntries(names.split(" ").map((name) => [name, LEFT_OUT]));
}
