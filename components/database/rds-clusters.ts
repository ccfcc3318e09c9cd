import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RdsCluster } from "../config/schema/databases";
import type { Network } from "../network/network";
import type { Store, StoreContext } from "../store";
import { membersOf, type Member } from "../topology/databases";
import { storeTags } from "../topology/stores";
import { rdsClusterAlarms } from "./alarms";
import { databaseNameOf } from "./database-name";
import { portOf } from "./instance-args";
import { exportedLogs, logGroups } from "./log-groups";
import { windowsOf } from "./maintenance";
import { monitoringArgs } from "./monitoring";
import { clusterParameterGroup } from "./parameter-group";
import { readSecretStatements } from "./password";
import { databaseSecurityGroup } from "./security-group";
import { subnetGroup } from "./subnet-group";

export interface RdsClustersArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: RdsCluster;
}

/** A Multi-AZ DB cluster in the region that it lives and dies with: the primary. */
export class RdsClusters extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[] = [];
  readonly facts: Record<string, unknown> = {};

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
      const login = cluster.masterUserSecrets.apply((secrets) => secrets[0]!.secretArn);
      this.statements = readSecretStatements(login, keyArn, topology.region);
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
    const { settings, alerts, store, database, service, keyArn } = this.args;
    const logs = exportedLogs(database);
    const { identifier } = member;
    const { logRetentionDays: retentionInDays } = settings.monitoring;
    const own = `${name}-${member.number}`;
    const groups = logGroups(own, { kind: "cluster", identifier, logs, retentionInDays }, parent);
    rdsClusterAlarms({ settings, alerts, store, database, member }, parent);
    const windows = windowsOf(settings.workload, member.role, database);
    const port = portOf(database);
    return new aws.rds.Cluster(
      own,
      {
        clusterIdentifier: member.identifier,
        engine: database.engine,
        engineVersion: database.version,
        masterUsername: database.username,
        // No copy is ever made of it in another region, so AWS can keep the password itself.
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: keyArn,
        databaseName: databaseNameOf(store, database),
        dbClusterInstanceClass: database.instanceClass,
        allocatedStorage: database.storage.sizeGiB,
        storageType: database.storage.type,
        ...(database.storage.iops !== undefined && { iops: database.storage.iops }),
        storageEncrypted: true,
        kmsKeyId: keyArn,
        dbSubnetGroupName: subnetGroup(name, network, parent).name,
        vpcSecurityGroupIds: [databaseSecurityGroup(name, { network, service, port }, parent).id],
        port,
        dbClusterParameterGroupName: clusterParameterGroup(name, database, parent).name,
        caCertificateIdentifier: database.caCertificate,
        enabledCloudwatchLogsExports: logs,
        backupRetentionPeriod: database.backupRetentionDays,
        preferredBackupWindow: windows.backup,
        preferredMaintenanceWindow: windows.maintenance,
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
