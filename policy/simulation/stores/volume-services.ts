import type { Estimate } from "../../../facts/recovery/estimate";
import {
  DOCUMENTDB_FAILOVER,
  DOCUMENTDB_RECREATION,
  NEPTUNE_FAILOVER,
  NEPTUNE_RECREATION,
} from "../../../facts/recovery/stores";
import {
  DB_SUBNET_GROUP,
  DOCDB_CLUSTER,
  DOCDB_GLOBAL_CLUSTER,
  DOCDB_INSTANCE,
  DOCDB_SUBNET_GROUP,
  NEPTUNE_CLUSTER,
  NEPTUNE_GLOBAL_CLUSTER,
  NEPTUNE_INSTANCE,
  NEPTUNE_SUBNET_GROUP,
} from "../../aws";
import type { Graph, Resource } from "../../graph";
import type { Scene } from "../scene";
import { membersOf, type Joint } from "./members";
import { keyUse, type KeyUse } from "./spot";

/** A service whose clusters have one volume over three zones, and instances of which one writes. */
export interface Service {
  readonly service: string;
  readonly instances: readonly string[];
  readonly groups: readonly string[];
  /** The property of a cluster that names its subnet group. */
  readonly group: string;
  readonly failover: Estimate;
  readonly recreation: Estimate;
  readonly restorable: string;
  /** AWS spreads instances that name no zone over those of the subnet group. */
  readonly spreads: boolean;
  /** What joins the clusters of several Regions. */
  readonly joint: Joint;
}

export const SERVICES: Readonly<Record<string, Service>> = {
  [DOCDB_CLUSTER]: {
    service: "docdb",
    instances: [DOCDB_INSTANCE],
    groups: [DOCDB_SUBNET_GROUP, DB_SUBNET_GROUP],
    group: "dbSubnetGroupName",
    failover: DOCUMENTDB_FAILOVER,
    recreation: DOCUMENTDB_RECREATION,
    restorable: "https://docs.aws.amazon.com/documentdb/latest/developerguide/point_in_time_recovery.html",
    spreads: true,
    joint: { type: DOCDB_CLUSTER, property: "globalClusterIdentifier", joins: [DOCDB_GLOBAL_CLUSTER] },
  },
  [NEPTUNE_CLUSTER]: {
    service: "neptune",
    instances: [NEPTUNE_INSTANCE],
    groups: [NEPTUNE_SUBNET_GROUP],
    group: "neptuneSubnetGroupName",
    failover: NEPTUNE_FAILOVER,
    recreation: NEPTUNE_RECREATION,
    restorable: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
    spreads: false,
    joint: { type: NEPTUNE_CLUSTER, property: "globalClusterIdentifier", joins: [NEPTUNE_GLOBAL_CLUSTER] },
  },
};

/** The arguments that only the primary of a global cluster has, whose master user is that of all (DocumentDB; Neptune has none). */
const CREDENTIALS = ["masterUsername", "masterPassword", "masterPasswordWo", "manageMasterUserPassword"];

/** The primary of a cluster's global cluster: what that was made of, else its only member with a master user. Undefined where that is not known. */
export function primaryOf(cluster: Resource, graph: Graph): Resource | undefined {
  const { joint } = SERVICES[cluster.type]!;
  const all = membersOf(cluster, joint, graph).all ?? [];
  const [global] = graph.references(cluster, joint.property, joint.joins).certain;
  const made = global ? graph.references(global, "sourceDbClusterIdentifier", [cluster.type]).certain : [];
  const own = all.filter((one) => CREDENTIALS.some((property) => graph.given(one, property).kind !== "missing"));
  const [only, ...more] = made.length > 0 ? made : own;
  return more.length === 0 && all.length > 1 ? only : undefined;
}

/** The key that encrypts the volume. */
export function keyOf(cluster: Resource, scene: Scene): KeyUse | undefined {
  return keyUse(cluster, cluster.type === DOCDB_CLUSTER ? "kmsKeyId" : "kmsKeyArn", scene);
}
