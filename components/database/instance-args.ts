import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../facts/rds";
import type { RdsInstance } from "../config/schema/databases";
import { largestSize } from "../topology/storage-autoscaling";
import type { Workload } from "../config/schema/workload";
import { memberTags, type Member } from "../topology/databases";
import { databaseNameOf } from "./database-name";
import { exportedLogs } from "./log-groups";
import { windowsOf } from "./maintenance";
import type { MonitoringArgs } from "./monitoring";

/** What a region gives to every member that lives in it. */
export interface InstancePlace {
  workload: Workload;
  subnetGroupName: pulumi.Input<string>;
  securityGroupId: pulumi.Input<string>;
  parameterGroupName: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  monitoring: MonitoringArgs;
}

/** What a member is made with or of; which of them depends on its origin. */
export interface Beginning {
  /** The generated password, for the first member where AWS cannot keep it. */
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
    // A replica is encrypted because its key is given; a restored instance because its backup is, with the key that the backup came into this region with.
    storageEncrypted: true,
    kmsKeyId: place.keyArn,
    dbSubnetGroupName: place.subnetGroupName,
    vpcSecurityGroupIds: [place.securityGroupId],
    publiclyAccessible: false,
    port: portOf(database),
    parameterGroupName: place.parameterGroupName,
    caCertIdentifier: database.caCertificate,
    enabledCloudwatchLogsExports: exportedLogs(database),
    // On a replica too: a promotion without backups begins with a backup, and the instance cannot be gone back in until it is done.
    backupRetentionPeriod: database.backupRetentionDays,
    backupWindow: windows.backup,
    maintenanceWindow: windows.maintenance,
    autoMinorVersionUpgrade: database.autoMinorVersionUpgrade,
    // A deferred change waits for the window while Pulumi says that it is done; after a promotion the size is needed now.
    applyImmediately: true,
    allowMajorVersionUpgrade: true,
    ...place.monitoring,
    deletionProtection: member.isProtected,
    // AWS takes no final snapshot of a read replica, and refuses to delete one that asks for it (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html).
    skipFinalSnapshot: isReplica,
    finalSnapshotIdentifier: `${member.identifier}-final`,
    deleteAutomatedBackups: false,
    copyTagsToSnapshot: true,
    tags: memberTags(workload, member, database.backup),
  };
}

/**
 * What a member begins as. A later one carries neither a user, a password nor the name of a database, and no engine: AWS takes them from what it
 * is a copy of, and where the source is missing the provider refuses to make it ("engine": required field is not set) instead of making an empty one
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
        // Taken away when the copy becomes the writer, which the provider turns into PromoteReadReplica in the copy's own region.
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
      // No version: AWS would be asked to go back to it from a snapshot with a newer minor version, and refuse.
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

/** RDS knows a snapshot of the account by its name, which the ARN ends in; an ARN is for snapshots that others share. */
function snapshotName(arn: string): string {
  return arn.split(":").slice(6).join(":");
}

/**
 * Fields in which AWS and the settings may differ for good, and each of which would replace the instance: what a member was restored from is read
 * once, when it is made; whether it is encrypted, and with which key, is as its backup was.
 */
const RESTORED = ["restoreToPointInTime", "snapshotIdentifier", "storageEncrypted", "kmsKeyId"];

/**
 * What Pulumi leaves as it is in a member that exists. A stale one is evidence, and perhaps holds the last transactions that were never copied:
 * nothing of it changes but its protection, so that it can be given up, and its tags, which say what took over from it.
 */
export function ignoredChanges({ origin, state }: Member, args: aws.rds.InstanceArgs): string[] {
  if (state === "stale") {
    const kept = ["deletionProtection", "identifier", "tags"];
    const all = [...Object.keys(args), ...RESTORED, "replicateSourceDb"];
    return [...new Set(all)].filter((name) => !kept.includes(name));
  }
  return origin === "automated-backups" || origin === "snapshot" ? RESTORED : [];
}
