import {
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DOCDB_CLUSTER,
  DOCDB_INSTANCE,
  NEPTUNE_CLUSTER,
  NEPTUNE_INSTANCE,
  REPLICATION_GROUP,
} from "../../../aws";
import { valueOf, type Graph, type Resource } from "../../../graph";
import { instancesOf, kindOf } from "../../../services/rds/database";
import { fellowsOf } from "../../../services/rds/global-database";
import { zonesOfDatabase } from "../../stores/database-zones";
import { zonesIn } from "../../stores/spot";
import type { Candidate } from "../change";
import { beside, one, turnOn, type Lever } from "./lever";

const INSTANCES = [DOCDB_INSTANCE, NEPTUNE_INSTANCE];

/** RDS, Aurora, DocumentDB, Neptune and caches: standbys, readers, replicas and their own backups. */
export const DATABASES: readonly Lever[] = [
  turnOn([DB_INSTANCE], ["time", "loss", "end"], "multiAz", "instance"),
  { types: [DB_CLUSTER], aims: ["time", "end"], candidates: anotherInstance },
  {
    types: [DB_INSTANCE],
    aims: ["time", "loss", "end"],
    candidates(instance, graph) {
      const days = valueOf(graph.number(instance, "backupRetentionPeriod", 0));
      return days === 0 ? [one(instance, graph, "dollars", { backupRetentionPeriod: 7 })] : [];
    },
  },
  { types: [DOCDB_CLUSTER, NEPTUNE_CLUSTER], aims: ["time", "end"], candidates: anotherReplica },
  { types: [REPLICATION_GROUP], aims: ["time", "end"], candidates: cacheReplicas },
  {
    types: [REPLICATION_GROUP],
    aims: ["loss", "end"],
    candidates(group, graph) {
      const days = valueOf(graph.number(group, "snapshotRetentionLimit", 0));
      return days === 0 ? [one(group, graph, "dollars", { snapshotRetentionLimit: 1 })] : [];
    },
  },
];

/** Another instance of an Aurora cluster like one that it has, in a zone without any; of one without instances, like one of its global database's. */
function anotherInstance(cluster: Resource, graph: Graph): readonly Candidate[] {
  const { certain, possible } = instancesOf(cluster, graph);
  const like = certain[0] ?? instanceOfSibling(cluster, graph);
  if (kindOf(cluster, graph) !== "aurora" || !like || possible.length > 0 || cluster.id === undefined) return [];
  const used = new Set(certain.map((instance) => valueOf(graph.string(instance, "availabilityZone"))));
  const zone = zonesOfDatabase(cluster, graph).find((its) => !used.has(its)) ?? null;
  const name = `${certain[0]?.name ?? cluster.name}-reader`;
  const inputs = { ...like.inputs, clusterIdentifier: cluster.id, identifier: name, availabilityZone: zone };
  const added = beside(certain[0] ?? cluster, { type: CLUSTER_INSTANCE, name, inputs });
  const [from, to] = [certain.length, certain.length + 1];
  return [{ changes: [{ of: cluster.urn, property: "instances", from, to, adds: [added] }], cost: "instance" }];
}

/** An instance of another cluster of the same global database. */
function instanceOfSibling(cluster: Resource, graph: Graph): Resource | undefined {
  return fellowsOf(cluster, graph).certain.flatMap((other) => instancesOf(other, graph).certain)[0];
}

/** Another instance of a DocumentDB or Neptune cluster like one that it has, in a further zone. */
function anotherReplica(cluster: Resource, graph: Graph): readonly Candidate[] {
  const { certain, possible } = graph.referrers(cluster, INSTANCES, "clusterIdentifier", [cluster.type]);
  const [like] = certain;
  const used = certain.map((instance) => valueOf(graph.string(instance, "availabilityZone")));
  const zone = zonesIn(graph, cluster.region).find((its) => !used.includes(its));
  if (!like || possible.length > 0 || zone === undefined || used.includes(undefined)) return [];
  const name = `${like.name}-replica`;
  const added = beside(like, {
    type: like.type,
    name,
    inputs: { ...like.inputs, identifier: name, availabilityZone: zone },
  });
  const [from, to] = [certain.length, certain.length + 1];
  return [{ changes: [{ of: cluster.urn, property: "instances", from, to, adds: [added] }], cost: "instance" }];
}

/** A failover that is automatic, and a replica in another zone (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html). */
function cacheReplicas(group: Resource, graph: Graph): readonly Candidate[] {
  const perShard = valueOf(graph.number(group, "replicasPerNodeGroup"));
  const clusters = valueOf(graph.number(group, "numCacheClusters", 1));
  const replicas = perShard ?? (clusters === undefined ? undefined : clusters - 1);
  // Nodes in zones of the program's own choice, of which a further one would need its own.
  if (replicas === undefined || graph.given(group, "preferredCacheClusterAzs").kind !== "missing") return [];
  const automatic = { automaticFailoverEnabled: true, multiAzEnabled: true };
  const isMulti = valueOf(graph.boolean(group, "multiAzEnabled", false)) ?? false;
  if (replicas > 0) return isMulti ? [] : [one(group, graph, "free", automatic)];
  const size = perShard === undefined ? "numCacheClusters" : "replicasPerNodeGroup";
  return [one(group, graph, "instance", { [size]: perShard === undefined ? 2 : 1, ...automatic })];
}
