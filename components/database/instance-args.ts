import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../facts/rds";
import type { RdsInstance } from "../config/schema/databases";
import { largestSize } from "../topology/storage-autoscaling";
import type { Workload } from "../config/schema/workload";
import { memberTags, type Member, databaseNameOf } from "../topology/databases";
import { exportedLogs } from "./log-groups";
import { windowsOf } from "./maintenance";
import type { MonitoringArgs } from "./monitoring";

/** What all members in a region share. */
export interface InstancePlace {
  workload: Workload;
  subnetGroupName: pulumi.Input<string>;
  securityGroupId: pulumi.Input<string>;
  /** That of a superseded instance; undefined where none can be. */
  fencedGroupId?: pulumi.Input<string>;
  parameterGroupName: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  monitoring: MonitoringArgs;
}

/** What a member is created with or from; which of them depends on its origin. */
export interface Beginning {
  /** The generated password, for the first member where RDS cannot manage it. */
  password?: pulumi.Input<string>;
  /** The ARN of the replicated automated backups of its source. */
  automatedBackupsArn?: pulumi.Input<string>;
  /** The ARN of the recovery point that the settings name. */
  recoveryPoint?: string;
}

/** The arguments of one DB instance. */
export function instanceArgs(
  database: RdsInstance,
  store: string,
  member: Member,
  place: InstancePlace,
  beginning: Beginning,
): aws.rds.InstanceArgs {
  const { workload } = place;
  const windows = windowsOf(workload, member.role, database);
  const isReplica = member.origin === "replica" && member.state === "copy";
  return {
    identifier: member.identifier,
    ...originArgs(database, store, member, beginning, place.keyArn),
    ...sizeArgs(database, member),
    ...storageArgs(database),
    // A replica is encrypted with this key; a restored instance with the key of its backup in this region.
    storageEncrypted: true,
    kmsKeyId: place.keyArn,
    dbSubnetGroupName: place.subnetGroupName,
    // A superseded one accepts no connection: what is written to it is lost.
    vpcSecurityGroupIds: [(member.state === "superseded" && place.fencedGroupId) || place.securityGroupId],
    publiclyAccessible: false,
    port: portOf(database),
    parameterGroupName: place.parameterGroupName,
    caCertIdentifier: database.caCertificate,
    enabledCloudwatchLogsExports: exportedLogs(database),
    // On a replica too: a promotion without backups starts one, and until it is complete there is no point-in-time recovery.
    backupRetentionPeriod: database.backupRetentionDays,
    backupWindow: windows.backup,
    maintenanceWindow: windows.maintenance,
    autoMinorVersionUpgrade: database.autoMinorVersionUpgrade,
    // A deferred change waits for the maintenance window while Pulumi reports it done; after a promotion the size is needed at once.
    applyImmediately: true,
    allowMajorVersionUpgrade: true,
    ...place.monitoring,
    deletionProtection: member.isProtected,
    // RDS takes no final snapshot of a read replica, and refuses to delete one with this set (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html).
    skipFinalSnapshot: isReplica,
    finalSnapshotIdentifier: `${member.identifier}-final`,
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    tags: memberTags(workload, member, database.backup),
  };
}

/**
 * The arguments that depend on a member's origin. A later one has neither user, password, database name nor engine: RDS takes them from its source, and
 * without a source the provider refuses to create it ("engine": required field is not set) instead of creating an empty one
 * (hashicorp/terraform-provider-aws, internal/service/rds/instance.go, resourceInstanceCreate).
 */
function originArgs(
  database: RdsInstance,
  store: string,
  member: Member,
  { password, automatedBackupsArn, recoveryPoint }: Beginning,
  keyArn: pulumi.Input<string>,
): Partial<aws.rds.InstanceArgs> {
  const managed = { manageMasterUserPassword: true, masterUserSecretKmsKeyId: keyArn };
  switch (member.origin) {
    case "replica":
      return {
        // Removed when the copy becomes the writer, which the provider turns into PromoteReadReplica in the copy's own region.
        ...(member.state === "copy" && { replicateSourceDb: member.source!.arn }),
        engineVersion: database.version,
      };
    case "automated-backups":
      return {
        ...(automatedBackupsArn !== undefined && {
          restoreToPointInTime: {
            sourceDbInstanceAutomatedBackupsArn: automatedBackupsArn,
            useLatestRestorableTime: true,
          },
        }),
        engineVersion: database.version,
        ...managed,
      };
    case "snapshot":
      // No version: RDS refuses a downgrade from a snapshot with a newer minor version.
      return { ...(recoveryPoint !== undefined && { snapshotIdentifier: snapshotName(recoveryPoint) }), ...managed };
    default:
      return {
        engine: database.engine,
        engineVersion: database.version,
        username: database.username,
        dbName: databaseNameOf(store, database),
        ...(password === undefined ? managed : { password }),
      };
  }
}

function sizeArgs({ instanceClass, multiAz, standby }: RdsInstance, { state }: Member) {
  if (state !== "copy") return { instanceClass, multiAz };
  return { instanceClass: standby.instanceClass ?? instanceClass, multiAz: standby.multiAz };
}

function storageArgs({ storage }: RdsInstance): Partial<aws.rds.InstanceArgs> {
  const maxAllocatedStorage = largestSize(storage);
  return {
    allocatedStorage: storage.sizeGiB,
    storageType: storage.type,
    ...(maxAllocatedStorage !== undefined && { maxAllocatedStorage }),
    ...(storage.iops !== undefined && { iops: storage.iops }),
    ...(storage.throughputMiBps !== undefined && { storageThroughput: storage.throughputMiBps }),
  };
}

/** The port that a database listens on. */
export function portOf({ port, engine }: Pick<RdsInstance, "port" | "engine">): number {
  return port ?? ENGINES.data[engine].port;
}

/** RDS expects the name of a snapshot of the account, which is the end of its ARN; an ARN is for shared snapshots. */
function snapshotName(arn: string): string {
  return arn.split(":").slice(6).join(":");
}

/**
 * Properties that may differ from AWS's for good, and whose change would replace the instance: its source is read once, when it is created; its
 * encryption and key are those of its backup.
 */
const RESTORED = ["restoreToPointInTime", "snapshotIdentifier", "storageEncrypted", "kmsKeyId"];

/**
 * What Pulumi ignores in an existing member. A superseded one is kept as it is, since it may hold the last transactions that were never copied: only
 * its protection may change, so that it can be deleted, its tags, which name the member that superseded it, and its security group, which closes it.
 */
export function ignoredChanges({ origin, state }: Member, args: aws.rds.InstanceArgs): string[] {
  if (state === "superseded") {
    const kept = ["deletionProtection", "identifier", "tags", "vpcSecurityGroupIds"];
    const all = [...Object.keys(args), ...RESTORED, "replicateSourceDb"];
    return [...new Set(all)].filter((name) => !kept.includes(name));
  }
  return origin === "automated-backups" || origin === "snapshot" ? RESTORED : [];
}
