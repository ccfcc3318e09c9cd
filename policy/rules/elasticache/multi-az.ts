import { REPLICATION_GROUP } from "../../aws";
import { UndecidedError, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { violation, verdictsOf, type Verdict } from "../../verdict";

type Group = ResourceOf<typeof REPLICATION_GROUP>;

const REPLICAS = "replicasPerNodeGroup";
const NODES = "numCacheClusters";

/** The replicas of a shard, and the property that says so. */
function replicasOf(group: Group, graph: Graph): { property: typeof REPLICAS | typeof NODES; replicas: number } {
  const replicas = graph.read.number(group, REPLICAS);
  if (replicas !== undefined) return { property: REPLICAS, replicas };
  if (graph.input(group, "numNodeGroups").kind !== "missing" && graph.input(group, NODES).kind === "missing")
    throw new UndecidedError(REPLICAS, "It has shards, but the number of their replicas is not given.");
  // The provider's default (node_modules/@pulumi/aws/elasticache/replicationGroup.d.ts, numCacheClusters): 1.
  return { property: NODES, replicas: graph.read.number(group, NODES, 1) - 1 };
}

function judgeReplicas(group: Group, graph: Graph): Verdict | undefined {
  const { property, replicas } = replicasOf(group, graph);
  if (replicas >= 1) return undefined;
  const actual = property === NODES ? replicas + 1 : replicas;
  return violation({
    property,
    actual: graph.actual(group, property, actual),
    wanted: property === NODES ? "at least 2 nodes" : "at least 1 replica",
    message: "It has no replica: if its primary's node or zone fails, the data is unavailable, and can be lost.",
  });
}

function judgeSpread(group: Group, graph: Graph): Verdict | undefined {
  // The provider's default (node_modules/@pulumi/aws/elasticache/replicationGroup.d.ts, multiAzEnabled); AWS's API names none.
  if (graph.read.boolean(group, "multiAzEnabled", false)) return undefined;
  return violation({
    property: "multiAzEnabled",
    actual: graph.actual(group, "multiAzEnabled", false),
    wanted: true,
    message: "Its primary and replicas may all be in one Availability Zone, and are unavailable together with it.",
  });
}

export const multiAz = defineRule({
  id: "elasticache-multi-az",
  title: "ElastiCache replication groups should have replicas in multiple Availability Zones",
  practices: ["REL10-BP01", "REL11-BP02"],
  peers: { cdkNag: ["ElastiCacheRedisClusterMultiAZ"], prowler: ["elasticache_redis_cluster_multi_az_enabled"] },
  service: "ElastiCache",
  severity: "medium",
  why: "A replica in another Availability Zone is what ElastiCache promotes when the primary's zone is impaired. What depends on the cache is slow or fails until then.",
  fix: "Set multiAzEnabled to true, and numCacheClusters to at least 2 or replicasPerNodeGroup to at least 1.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
  types: [REPLICATION_GROUP],
  check: (group, graph) => verdictsOf(group, [() => judgeReplicas(group, graph), () => judgeSpread(group, graph)]),
});
