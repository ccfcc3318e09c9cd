import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ENGINES } from "../../facts/rds";
import type { Aurora } from "../config/schema/databases";
import type { Network } from "../network/network";
import type { Entrance, Store, StoreContext } from "../store";
import {
  databasePath,
  globalClusterIdentifier,
  membersOf,
  type Member,
  databaseNameOf,
  reachedMember,
} from "../topology/databases";
import { auroraAlarms } from "./aurora/alarms";
import { cluster, type Origin } from "./aurora/cluster";
import { ENGINE } from "./aurora/engine";
import type { DatabaseAddress } from "./addresses";
import { clusterSecret, memberFacts, type Built } from "./aurora/facts";
import { globalCluster } from "./aurora/global-cluster";
import { instances } from "./aurora/instances";
import { parameterGroups } from "./aurora/parameters";
import { readerScaling } from "./aurora/reader-scaling";
import { instanceCount, scales } from "./aurora/sizes";
import {
  generatedPassword,
  readSecretStatements,
  secretArnPattern,
  readManagedSecretStatements,
} from "./master-password";
import { databaseNetwork } from "./network";

export interface AuroraDatabaseArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  database: Aurora;
}

/** The clusters of an Aurora database in one region: its half of a global database, or those of its members that are here. */
export class AuroraDatabase extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[];
  readonly facts: Record<string, unknown>;
  readonly address: DatabaseAddress | undefined;
  entrance?: Entrance;

  private readonly parent = { parent: this };
  private readonly path;

  constructor(
    private readonly name: string,
    private readonly args: AuroraDatabaseArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:database:AuroraDatabase", name, {}, opts);
    const { settings, topology, store, database, network } = args;
    this.path = databasePath(settings.workload.strategy, database);
    const members = membersOf(settings, store, database).filter(({ role }) => role === topology.role);
    const built = network && members.length > 0 ? this.build(members, network) : [];
    this.statements = this.statementsOf(built);
    this.facts = memberFacts({ settings, store, database, path: this.path, built });
    this.address = this.addressOf(built);
    this.registerOutputs({ store });
  }

  private addressOf(built: readonly Built[]): DatabaseAddress | undefined {
    const { settings, store, database } = this.args;
    const reached = reachedMember(built, ({ member }) => member);
    if (!reached) return undefined;
    return {
      ENDPOINT: reached.cluster.endpoint,
      READER: reached.cluster.readerEndpoint,
      PORT: String(ENGINES.data[database.engine].port),
      NAME: databaseNameOf(store, database),
      SECRET: clusterSecret(settings.workload, store, reached),
    };
  }

  private build(members: Member[], network: Network): Built[] {
    const { name, parent } = this;
    const { database, services, store, settings, keyArn } = this.args;
    const { workload, active } = settings;
    const { port } = ENGINES.data[database.engine];
    const place = databaseNetwork(name, { network, services, port }, parent);
    this.entrance = { securityGroupId: place.securityGroupId, port };
    const shared = {
      workload,
      store,
      database,
      keyArn,
      ...place,
      parameters: parameterGroups(name, database, parent),
    };
    return members.map((member) => {
      const own = `${name}-${member.number}`;
      const origin = this.origin(member);
      const made = cluster(own, { ...shared, member, origin: origin.begins }, parent);
      const size = { strategy: workload.strategy, active, database, member };
      const run = instances(
        own,
        { ...shared, member, cluster: made, zones: network.zones, count: instanceCount(size) },
        parent,
      );
      if (database.readerScaling && scales(size, this.path === "global-database"))
        readerScaling(
          own,
          { identifier: member.identifier, readers: database.instances.readers, scaling: database.readerScaling },
          { ...parent, dependsOn: run },
        );
      auroraAlarms({ ...this.args, member }, parent);
      return { member, cluster: made, instances: run.length, ...origin };
    });
  }

  /** How a member is created, and where its master password is. */
  private origin(member: Member): Pick<Built, "secretArn" | "globalCluster"> & { begins: Origin } {
    const { settings, store, database, topology } = this.args;
    const { workload } = settings;
    if (this.path !== "global-database") {
      const snapshot = settings.restore.databases[store]?.[String(member.number)];
      return { begins: snapshot === undefined ? { kind: "alone" } : { kind: "snapshot", snapshot } };
    }
    if (topology.role === "secondary")
      return {
        begins: { kind: "global-secondary", globalClusterIdentifier: globalClusterIdentifier(workload, store) },
        secretArn: secretArnPattern(workload, "secondary", store),
      };
    const joined = globalCluster(this.name, { workload, store, database }, this.parent);
    const { password, secretArn } = this.generated();
    return {
      begins: { kind: "global-primary", globalCluster: joined, password },
      secretArn: pulumi.output(secretArn),
      globalCluster: joined,
    };
  }

  private generated() {
    const { settings, store, database, keyArn } = this.args;
    return generatedPassword(
      this.name,
      {
        workload: settings.workload,
        store,
        keyArn,
        login: {
          username: database.username,
          engine: ENGINE[database.engine],
          port: ENGINES.data[database.engine].port,
          dbname: databaseNameOf(store, database),
        },
        deletionProtection: database.deletionProtection,
      },
      this.parent,
    );
  }

  /** Allows the service to read the master password and, if the settings want IAM authentication, to sign in with its role. */
  private statementsOf(built: Built[]): pulumi.Input<aws.iam.PolicyStatement>[] {
    const { settings, topology, store, database, keyArn } = this.args;
    const { workload } = settings;
    const { role, region } = topology;
    if (this.path !== "global-database")
      return [
        ...readManagedSecretStatements({ workload, role, store, database, keyArn }),
        // The resource id of a cluster that is restored later is not known, and IAM may accept no change then.
        ...this.signIn("cluster-*"),
      ];
    return built.flatMap(({ cluster: made, secretArn }) => [
      ...readSecretStatements(secretArn!, keyArn, region),
      ...this.signIn(made.clusterResourceId),
    ]);
  }

  /** Which users may sign in this way the database decides: those with the role rds_iam. */
  private signIn(clusterResourceId: pulumi.Input<string>): pulumi.Input<aws.iam.PolicyStatement>[] {
    const { settings, topology, database } = this.args;
    if (!database.iamAuthentication) return [];
    const { account } = settings.workload;
    return [
      {
        Effect: "Allow",
        Action: ["rds-db:connect"],
        Resource: pulumi.interpolate`arn:aws:rds-db:${topology.region}:${account}:dbuser:${clusterResourceId}/*`,
      },
    ];
  }
}
