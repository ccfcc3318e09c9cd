import * as pulumi from "@pulumi/pulumi";
import { Backups } from "./backup/backups";
import type { Service } from "./compute/service";
import type { DatabaseAddress } from "./database/addresses";
import { AuroraDatabase } from "./database/aurora-database";
import { RdsClusters } from "./database/rds-clusters";
import { RdsInstances } from "./database/rds-instances";
import type { Database } from "./config/schema/databases";
import { grant } from "./iam/policy-document";
import { DataKey } from "./keys/data-key";
import type { Peer } from "./peer";
import { DataBucket } from "./storage/data-bucket";
import type { Entrance, Store, StoreContext } from "./store";
import { Table } from "./tables/table";
import { hasStores } from "./topology/stores";
import { Volumes } from "./volumes/volumes";

export interface StoresArgs extends Omit<StoreContext, "keyArn" | "peerKeyArn" | "services"> {
  peer: Peer | undefined;
  /** What uses the stores, where the region runs it; volumes attach to its instances. */
  service?: Service;
}

type StoreKind = "databases" | "tables" | "buckets";

/** All that holds data in one region, its key and its backups; nothing where the settings name no store. */
export class Stores extends pulumi.ComponentResource {
  /** The ARN of the region's key, which the secondary's stack reads. */
  readonly keyArn: pulumi.Output<string>;
  /** By kind and name, what the stack's outputs say of each store. */
  readonly facts: Record<string, Record<string, unknown>>;
  /** By name: how a service reaches the databases that have a member here. */
  readonly databaseAddresses: Readonly<Record<string, DatabaseAddress>>;
  /** By name: what lets a function in to the databases of this region. */
  readonly entrances: Readonly<Record<string, Entrance>>;
  /** By kind and name: the IAM statements of a store's users. */
  readonly statements: Record<StoreKind, Record<string, Store["statements"]>>;

  constructor(name: string, args: StoresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:index:Stores", name, {}, opts);
    const parent = { parent: this };
    const { settings, topology, peer, service, ...others } = args;
    const { workload } = settings;
    const key = new DataKey(name, { settings: settings.keys, workload, role: topology.role, peer }, parent);
    this.keyArn = key.arn;
    const context: StoreContext = {
      settings,
      topology,
      ...others,
      ...(service && { services: service.accesses }),
      keyArn: key.arn,
      ...(peer && { peerKeyArn: peer.dataKeyArn }),
    };
    const here = hasStores(workload, topology.role);

    const databases = built(here ? settings.databases : {}, (store, database) =>
      this.database(`${name}-${store}`, store, database, context),
    );
    const tables = built(
      here ? settings.tables : {},
      (store, table) => new Table(`${name}-${store}`, { ...context, store, table }, parent),
    );
    const buckets = built(
      here ? settings.buckets : {},
      (store, bucket) => new DataBucket(`${name}-${store}`, { ...context, store, bucket }, parent),
    );
    // Also where the region has no volumes of its own: what copies the primary's is the secondary's.
    const volumes =
      Object.keys(settings.volumes).length > 0
        ? new Volumes(name, { ...context, instances: service?.volumeHosts ?? [] }, parent)
        : undefined;
    const backups = new Backups(name, context, parent);

    this.grant(name, args, { databases, tables, buckets });
    this.statements = {
      databases: statementsOf(databases),
      tables: statementsOf(tables),
      buckets: statementsOf(buckets),
    };
    this.entrances = Object.fromEntries(
      databases.flatMap(([store, { entrance }]) => (entrance ? [[store, entrance]] : [])),
    );
    this.databaseAddresses = Object.fromEntries(
      databases.flatMap(([store, { address }]) => (address ? [[store, address]] : [])),
    );
    this.facts = {
      databases: factsOf(databases),
      tables: factsOf(tables),
      buckets: factsOf(buckets),
      volumes: volumes?.facts ?? {},
      backups: backups.facts,
    };
    this.registerOutputs({ keyArn: this.keyArn });
  }

  private database(name: string, store: string, database: Database, all: StoreContext): Store {
    const parent = { parent: this };
    const users = all.services?.filter(({ only }) => !only || only.uses.databases.includes(store));
    const context = { ...all, ...(users && { services: users }) };
    switch (database.type) {
      case "rds-instance":
        return new RdsInstances(name, { ...context, store, database }, parent);
      case "rds-cluster":
        return new RdsClusters(name, { ...context, store, database }, parent);
      case "aurora":
        return new AuroraDatabase(name, { ...context, store, database }, parent);
    }
  }

  /** Lets the service use its stores. */
  private grant(name: string, { service }: StoresArgs, stores: Record<StoreKind, [string, Store][]>): void {
    for (const { suffix, role, only } of service?.accesses ?? []) {
      const used = (Object.keys(stores) as StoreKind[]).flatMap((kind) =>
        stores[kind].filter(([store]) => !only || only.uses[kind].includes(store)),
      );
      const each = used.map(([, store]) => store.statements);
      grant(`${name}-stores${suffix}`, role, each, { parent: this });
    }
  }
}

function built<T, S>(settings: Record<string, T>, build: (store: string, one: T) => S): [string, S][] {
  return Object.entries(settings).map(([store, one]) => [store, build(store, one)]);
}

function statementsOf(stores: [string, Store][]): Record<string, Store["statements"]> {
  return Object.fromEntries(stores.map(([store, { statements }]) => [store, statements]));
}

function factsOf(stores: [string, Store][]): Record<string, unknown> {
  return Object.fromEntries(stores.map(([store, { facts }]) => [store, facts]));
}
