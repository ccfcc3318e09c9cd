import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../../facts/rds";
import type { Aurora } from "../../config/schema/databases";
import type { Workload } from "../../config/schema/workload";
import { memberTags, type Member } from "../../topology/databases";
import { databaseNameOf } from "../database-name";
import { windowsOf } from "../maintenance";
import { ENGINE, logsOf } from "./engine";
import type { ParameterGroups } from "./parameters";

/** Days of history of Database Insights (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.html). */
const INSIGHTS_DAYS = { standard: 7, advanced: 465 } as const;

const STORAGE_TYPE = { standard: "aurora", "io-optimized": "aurora-iopt1" } as const;

/** As what a cluster begins. */
export type Origin =
  /** A new one, whose master password AWS keeps. */
  | { kind: "alone" }
  /** Made of a snapshot (or recovery point) in this region; AWS gives it a new master password and keeps it. */
  | { kind: "snapshot"; snapshot: pulumi.Input<string> }
  /** The first of a global database, whose master password we keep: AWS keeps none there. */
  | { kind: "global-primary"; globalCluster: aws.rds.GlobalCluster; password: pulumi.Input<string> }
  /** The second of a global database, which begins as a copy of the primary's region. */
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
  const logs = logGroups(name, member.identifier, database, opts);
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
      // A cluster that is deleted by mistake can be restored to any second for as long as it could be before.
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: member.isProtected,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${member.identifier}-final`,
      iamDatabaseAuthenticationEnabled: database.iamAuthentication,
      enabledCloudwatchLogsExports: logsOf(database),
      ...insightsOf(database, keyArn),
      applyImmediately: database.applyImmediately,
      tags: memberTags(workload, member, database.backup),
    },
    {
      ...opts,
      dependsOn: logs,
      protect: member.isProtected,
      ignoreChanges: changedByAws(database, origin),
    },
  );
}

/** What differs by what the cluster begins as. */
function beginning({ workload, store, database, origin, keyArn }: ClusterArgs): Partial<aws.rds.ClusterArgs> {
  const rewinds =
    database.backtrackWindow === undefined || database.engine !== "mysql"
      ? {}
      : { backtrackWindow: database.backtrackWindow };
  // With AWS's own password there is none of ours in any state; AWS rotates it.
  const managed = { manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn };
  // On the one that writes it does nothing until a fail-over demotes it, so that no fail-over changes it
  // (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, EnableGlobalWriteForwarding).
  const forwards = { enableGlobalWriteForwarding: database.writeForwarding };
  switch (origin.kind) {
    case "alone":
      return {
        databaseName: databaseNameOf(store, database),
        masterUsername: database.username,
        ...managed,
        ...rewinds,
      };
    case "snapshot":
      return { snapshotIdentifier: origin.snapshot, ...managed, ...rewinds };
    case "global-primary":
      return {
        globalClusterIdentifier: origin.globalCluster.id,
        databaseName: databaseNameOf(store, database),
        masterUsername: database.username,
        masterPassword: origin.password,
        ...forwards,
      };
    case "global-secondary":
      // User, password and database come from the primary; AWS refuses them here. An encrypted copy needs to know where from.
      return {
        globalClusterIdentifier: origin.globalClusterIdentifier,
        sourceRegion: workload.regions.primary,
        ...forwards,
      };
  }
}

/** What AWS changes by itself, and `up` must therefore leave alone. */
function changedByAws(database: Aurora, { kind }: Origin): string[] {
  if (kind === "global-primary" || kind === "global-secondary")
    return [
      // A fail-over makes the one a copy and the other not; taking the source away would promote the cluster out of the global database.
      "replicationSourceIdentifier",
      // While AWS rebuilds the lost region's cluster it is no member; the provider can neither put it back nor leave it out without detaching it.
      "globalClusterIdentifier",
    ];
  return [
    // The next restore is another member; this one keeps what it was made of.
    ...(kind === "snapshot" ? ["snapshotIdentifier"] : []),
    // AWS refuses to go back to the version in the settings; in a global database it installs none by itself.
    ...(database.autoMinorVersionUpgrade ? ["engineVersion"] : []),
  ];
}

/** The cluster's instances inherit it (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.TurningOnAdvanced.html). */
function insightsOf({ insights }: Aurora, keyArn: pulumi.Input<string>): Partial<aws.rds.ClusterArgs> {
  if (insights === "none") return { performanceInsightsEnabled: false };
  return {
    databaseInsightsMode: insights,
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: INSIGHTS_DAYS[insights],
    performanceInsightsKmsKeyId: keyArn,
  };
}

/** RDS would make the groups itself, and keep every event for ever. */
function logGroups(name: string, identifier: string, database: Aurora, opts: pulumi.CustomResourceOptions) {
  return logsOf(database).map(
    (log) =>
      new aws.cloudwatch.LogGroup(
        `${name}-${log}`,
        { name: `/aws/rds/cluster/${identifier}/${log}`, retentionInDays: database.logRetentionDays },
        opts,
      ),
  );
}
