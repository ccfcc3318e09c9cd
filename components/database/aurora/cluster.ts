import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../../facts/rds";
import type { Aurora } from "../../config/schema/databases";
import type { Workload } from "../../config/schema/workload";
import { memberTags, type Member, databaseNameOf } from "../../topology/databases";
import { logGroups } from "../log-groups";
import { windowsOf } from "../maintenance";
import { insightsArgs } from "../monitoring";
import { ENGINE, logsOf } from "./engine";
import type { ParameterGroups } from "./parameters";

const STORAGE_TYPE = { standard: "aurora", "io-optimized": "aurora-iopt1" } as const;

/** How a cluster is created. */
export type Origin =
  /** Empty; RDS manages its master password. */
  | { kind: "alone" }
  /** Restored from a snapshot (or recovery point) in this region; RDS creates a new master password and manages it. */
  | { kind: "snapshot"; snapshot: pulumi.Input<string> }
  /** The first of a global database, with a generated master password: RDS manages none there. */
  | { kind: "global-primary"; globalCluster: aws.rds.GlobalCluster; password: pulumi.Input<string> }
  /** The second of a global database, a copy of the primary's cluster. */
  | { kind: "global-secondary"; globalClusterIdentifier: string };

export interface ClusterArgs {
  workload: Workload;
  store: string;
  database: Aurora;
  member: Member;
  origin: Origin;
  keyArn: pulumi.Input<string>;
  subnetGroupName: pulumi.Input<string>;
  securityGroupId: pulumi.Input<string>;
  parameters: ParameterGroups;
}

/** One Aurora DB cluster without its instances: the data of one region. */
export function cluster(name: string, args: ClusterArgs, opts: pulumi.CustomResourceOptions): aws.rds.Cluster {
  const { workload, database, member, origin, keyArn } = args;
  const windows = windowsOf(workload, member.role, database);
  const { serverless } = database;
  const logs = logsOf(database);
  const groups = logGroups(
    name,
    { kind: "cluster", identifier: member.identifier, logs, retentionInDays: database.logRetentionDays },
    opts,
  );
  return new aws.rds.Cluster(
    name,
    {
      clusterIdentifier: member.identifier,
      engine: ENGINE[database.engine],
      engineVersion: database.version,
      ...beginning(args),
      ...(serverless && {
        serverlessv2ScalingConfiguration: {
          minCapacity: serverless.min,
          maxCapacity: serverless.max,
          ...(serverless.pauseAfter !== undefined && { secondsUntilAutoPause: serverless.pauseAfter }),
        },
      }),
      port: ENGINES.data[database.engine].port,
      dbSubnetGroupName: args.subnetGroupName,
      vpcSecurityGroupIds: [args.securityGroupId],
      dbClusterParameterGroupName: args.parameters.cluster.name,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      ...(database.storage && { storageType: STORAGE_TYPE[database.storage] }),
      backupRetentionPeriod: database.backupRetentionDays,
      preferredBackupWindow: windows.backup,
      preferredMaintenanceWindow: windows.maintenance,
      // A cluster that is deleted by mistake keeps its point-in-time recovery.
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: member.isProtected,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${member.identifier}-final`,
      iamDatabaseAuthenticationEnabled: database.iamAuthentication,
      enabledCloudwatchLogsExports: logs,
      ...insightsArgs(database.insights, keyArn),
      applyImmediately: database.applyImmediately,
      tags: memberTags(workload, member, database.backup),
    },
    {
      ...opts,
      dependsOn: groups,
      protect: member.isProtected,
      ignoreChanges: changedByAws(database, origin),
    },
  );
}

/** The arguments that depend on how the cluster is created. */
function beginning({ workload, store, database, origin, keyArn }: ClusterArgs): Partial<aws.rds.ClusterArgs> {
  const backtrack =
    database.backtrackWindow === undefined || database.engine !== "mysql"
      ? {}
      : { backtrackWindow: database.backtrackWindow };
  // A managed password is in no state file, and RDS rotates it.
  const managed = { manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn };
  // On the writer it has no effect until a failover demotes it, so that no failover changes it
  // (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, EnableGlobalWriteForwarding).
  const writeForwarding = { enableGlobalWriteForwarding: database.writeForwarding };
  switch (origin.kind) {
    case "alone":
      return {
        databaseName: databaseNameOf(store, database),
        masterUsername: database.username,
        ...managed,
        ...backtrack,
      };
    case "snapshot":
      return { snapshotIdentifier: origin.snapshot, ...managed, ...backtrack };
    case "global-primary":
      return {
        globalClusterIdentifier: origin.globalCluster.id,
        databaseName: databaseNameOf(store, database),
        masterUsername: database.username,
        masterPassword: origin.password,
        ...writeForwarding,
      };
    case "global-secondary":
      // User, password and database come from the primary; AWS refuses them here. An encrypted copy needs its source region.
      return {
        globalClusterIdentifier: origin.globalClusterIdentifier,
        sourceRegion: workload.regions.primary,
        ...writeForwarding,
      };
  }
}

/** What AWS changes by itself, so that `up` must ignore it. */
function changedByAws(database: Aurora, { kind }: Origin): string[] {
  if (kind === "global-primary" || kind === "global-secondary")
    return [
      // A failover moves the source; removing it would promote the cluster out of the global database.
      "replicationSourceIdentifier",
      // While AWS rebuilds the impaired Region's cluster it is no member; the provider can neither add it nor omit it without detaching it.
      "globalClusterIdentifier",
    ];
  return [
    // The next restore creates another member; this one keeps its snapshot.
    ...(kind === "snapshot" ? ["snapshotIdentifier"] : []),
    // AWS refuses to downgrade to the version in the settings; in a global database it upgrades none by itself.
    ...(database.autoMinorVersionUpgrade ? ["engineVersion"] : []),
  ];
}
