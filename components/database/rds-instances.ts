import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { databasePath, reachedMember } from "../topology/databases";
import type { RdsInstance } from "../config/schema/databases";
import type { Entrance, Store, StoreContext } from "../store";
import { membersOf, type Member, databaseNameOf } from "../topology/databases";
import { instanceAlarms } from "./alarms";
import { databaseFacts } from "./facts";
import { ignoredChanges, instanceArgs, portOf, type Beginning, type InstancePlace } from "./instance-args";
import { exportedLogs, logGroups } from "./log-groups";
import { monitoringArgs } from "./monitoring";
import { instanceParameterGroup } from "./parameter-group";
import type { DatabaseAddress } from "./addresses";
import {
  managedSecretArn,
  generatedPassword,
  secretName,
  readSecretStatements,
  secretArnPattern,
  readManagedSecretStatements,
} from "./master-password";
import { databaseNetwork, fencedGroup } from "./network";

/**
 * Creating a cross-region replica copies all data, and a restore replays the log, which can take hours
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html#USER_ReadRepl.XRgn.Process). The provider would time out after 40
 * minutes, and the instance would be created outside of Pulumi's state.
 */
const TIMEOUTS = { create: "24h", update: "12h" };

export interface RdsInstancesArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: RdsInstance;
}

/** The DB instances of a database in one region: the writer, its replica, or one that a failover superseded. */
export class RdsInstances extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[];
  readonly facts: Record<string, unknown>;
  readonly address: DatabaseAddress | undefined;
  readonly entrance: Entrance | undefined;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: RdsInstancesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:database:RdsInstances", name, {}, opts);
    const { settings, topology, store, database } = args;
    const members = membersOf(settings, store, database);
    const own = members.filter(({ role }) => role === topology.role);
    const replications = this.replicateBackups(members);
    const password = this.generatePassword();
    const place = this.place();
    this.entrance = place && { securityGroupId: place.securityGroupId, port: portOf(database) };

    const instances = new Map<Member, aws.rds.Instance>();
    for (const member of place ? own : []) {
      const source = member.source && replications.get(member.source.number);
      const recoveryPoint = settings.restore.databases[store]?.[String(member.number)];
      instances.set(
        member,
        this.instance(member, place!, {
          ...(password && member.origin === "new" && { password }),
          ...(source && { automatedBackupsArn: source.id }),
          ...(recoveryPoint !== undefined && { recoveryPoint }),
        }),
      );
    }

    this.statements = this.readSecrets();
    this.facts = databaseFacts({ settings, topology, store, database, members, instances, replications, place });
    this.address = this.addressOf(instances);
    this.registerOutputs({ store });
  }

  private addressOf(instances: ReadonlyMap<Member, aws.rds.Instance>): DatabaseAddress | undefined {
    const [, instance] = reachedMember([...instances], ([member]) => member) ?? [];
    if (!instance) return undefined;
    const { settings, store, database } = this.args;
    return {
      ENDPOINT: instance.address,
      PORT: String(portOf(database)),
      NAME: databaseNameOf(store, database),
      SECRET: this.path === "replica" ? secretName(settings.workload, store) : managedSecretArn(instance),
    };
  }

  private get path() {
    const { settings, database } = this.args;
    return databasePath(settings.workload.strategy, database);
  }

  /** Whether the other region may take over, and so supersede an instance. */
  private get isCopied(): boolean {
    return this.path !== "none" && this.args.settings.workload.strategy !== "static-site";
  }

  /** Exists even in a region without a member, so that a restore there is quicker. */
  private place(): InstancePlace | undefined {
    const { name, parent, args } = this;
    const { settings, network, services, database, keyArn } = args;
    if (!network) return undefined;
    return {
      workload: settings.workload,
      ...databaseNetwork(name, { network, services, port: portOf(database) }, parent),
      ...(this.isCopied && { fencedGroupId: fencedGroup(name, network, parent).id }),
      parameterGroupName: instanceParameterGroup(name, database, parent).name,
      keyArn,
      monitoring: monitoringArgs(name, database, keyArn, parent),
    };
  }

  private instance(member: Member, place: InstancePlace, beginning: Beginning): aws.rds.Instance {
    const { settings, alerts, store, database } = this.args;
    const args = instanceArgs(database, store, member, place, beginning);
    const name = `${this.name}-${member.number}`;
    const { logRetentionDays: retentionInDays } = settings.monitoring;
    const { identifier } = member;
    const logs = exportedLogs(database);
    const groups = logGroups(name, { kind: "instance", identifier, logs, retentionInDays }, this.parent);
    instanceAlarms({ settings, alerts, store, database, member }, this.parent);
    return new aws.rds.Instance(name, args, {
      ...this.parent,
      dependsOn: groups,
      protect: member.isProtected,
      ignoreChanges: ignoredChanges(member, args),
      customTimeouts: TIMEOUTS,
    });
  }

  /**
   * The replication of the other region's automated backups to this one; the resource belongs to the destination region
   * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/AutomatedBackups.Replicating.Enable.html). Those of a superseded member stay: to end them
   * takes a call to its region, which may be impaired.
   */
  private replicateBackups(members: Member[]): Map<number, aws.rds.InstanceAutomatedBackupsReplication> {
    const { settings, topology, database, keyArn } = this.args;
    const replicated = this.path === "automated-backups" && settings.workload.strategy !== "static-site";
    const others = replicated ? members.filter(({ role }) => role !== topology.role) : [];
    return new Map(
      others.map((member) => [
        member.number,
        new aws.rds.InstanceAutomatedBackupsReplication(
          `${this.name}-${member.number}`,
          {
            sourceDbInstanceArn: member.arn,
            kmsKeyId: keyArn,
            retentionPeriod: database.copyRetentionDays ?? database.backupRetentionDays,
          },
          { ...this.parent, protect: member.isProtected },
        ),
      ]),
    );
  }

  /** Only where RDS cannot manage the password: in the primary's stack, for the first member, of which all others are copies. */
  private generatePassword(): pulumi.Output<string> | undefined {
    const { settings, topology, store, database, keyArn } = this.args;
    if (this.path !== "replica" || topology.role !== "primary") return undefined;
    const login = {
      username: database.username,
      engine: database.engine,
      port: portOf(database),
      dbname: databaseNameOf(store, database),
    };
    const { workload } = settings;
    const { deletionProtection } = database;
    return generatedPassword(this.name, { workload, store, keyArn, login, deletionProtection }, this.parent).password;
  }

  private readSecrets(): pulumi.Input<aws.iam.PolicyStatement>[] {
    const { settings, topology, store, database, keyArn } = this.args;
    const { workload } = settings;
    const { role, region } = topology;
    return this.path === "replica"
      ? readSecretStatements(secretArnPattern(workload, role, store), keyArn, region)
      : readManagedSecretStatements({ workload, role, store, database, keyArn });
  }
}
