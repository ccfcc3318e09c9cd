import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RdsCluster } from "../config/schema/databases";
import type { Network } from "../network/network";
import type { DatabaseAddress } from "./addresses";
import type { Entrance, Store, StoreContext } from "../store";
import { membersOf, type Member, databaseNameOf } from "../topology/databases";
import { storeTags } from "../topology/stores";
import { rdsClusterAlarms } from "./alarms";
import { portOf } from "./instance-args";
import { exportedLogs, logGroups } from "./log-groups";
import { windowsOf } from "./maintenance";
import { monitoringArgs } from "./monitoring";
import { clusterParameterGroup } from "./parameter-group";
import { managedSecretArn, readSecretStatements } from "./master-password";
import { databaseNetwork } from "./network";

export interface RdsClustersArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: RdsCluster;
}

/** A Multi-AZ DB cluster. It exists in the primary only, and has no copy in another region. */
export class RdsClusters extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};
  readonly address?: DatabaseAddress;
  entrance?: Entrance;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: RdsClustersArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:database:RdsClusters", name, {}, opts);
    const { settings, topology, store, database, network, keyArn } = args;
    const member = membersOf(settings, store, database).find(({ role }) => role === topology.role);
    if (member && network) {
      const cluster = this.cluster(member, network);
      const login = managedSecretArn(cluster);
      this.statements = readSecretStatements(login, keyArn, topology.region);
      this.address = {
        ENDPOINT: cluster.endpoint,
        READER: cluster.readerEndpoint,
        PORT: String(portOf(database)),
        NAME: databaseNameOf(store, database),
        SECRET: login,
      };
      this.facts = {
        writer: { identifier: member.identifier, region: topology.region },
        here: {
          [member.identifier]: {
            state: member.state,
            address: cluster.endpoint,
            readers: cluster.readerEndpoint,
            port: cluster.port,
            login,
          },
        },
      };
    }
    this.registerOutputs({ store });
  }

  private cluster(member: Member, network: Network): aws.rds.Cluster {
    const { name, parent } = this;
    const { settings, alerts, store, database, services, keyArn } = this.args;
    const logs = exportedLogs(database);
    const { identifier } = member;
    const { logRetentionDays: retentionInDays } = settings.monitoring;
    const own = `${name}-${member.number}`;
    const groups = logGroups(own, { kind: "cluster", identifier, logs, retentionInDays }, parent);
    rdsClusterAlarms({ settings, alerts, store, database, member }, parent);
    const windows = windowsOf(settings.workload, member.role, database);
    const port = portOf(database);
    const { subnetGroupName, securityGroupId } = databaseNetwork(name, { network, services, port }, parent);
    this.entrance = { securityGroupId, port };
    return new aws.rds.Cluster(
      own,
      {
        clusterIdentifier: member.identifier,
        engine: database.engine,
        engineVersion: database.version,
        masterUsername: database.username,
        // It never has a replica in another region, so RDS can manage the password.
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: keyArn,
        databaseName: databaseNameOf(store, database),
        dbClusterInstanceClass: database.instanceClass,
        allocatedStorage: database.storage.sizeGiB,
        storageType: database.storage.type,
        ...(database.storage.iops !== undefined && { iops: database.storage.iops }),
        storageEncrypted: true,
        kmsKeyId: keyArn,
        dbSubnetGroupName: subnetGroupName,
        vpcSecurityGroupIds: [securityGroupId],
        port,
        dbClusterParameterGroupName: clusterParameterGroup(name, database, parent).name,
        caCertificateIdentifier: database.caCertificate,
        enabledCloudwatchLogsExports: logs,
        backupRetentionPeriod: database.backupRetentionDays,
        preferredBackupWindow: windows.backup,
        preferredMaintenanceWindow: windows.maintenance,
        // A cluster that is deleted by mistake keeps its point-in-time recovery.
        deleteAutomatedBackups: false,
        autoMinorVersionUpgrade: database.autoMinorVersionUpgrade,
        applyImmediately: true,
        allowMajorVersionUpgrade: true,
        ...monitoringArgs(name, database, keyArn, parent),
        deletionProtection: member.isProtected,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: `${member.identifier}-final`,
        copyTagsToSnapshot: true,
        tags: storeTags(settings.workload, member.identifier, false),
      },
      { ...parent, dependsOn: groups, protect: member.isProtected },
    );
  }
}
