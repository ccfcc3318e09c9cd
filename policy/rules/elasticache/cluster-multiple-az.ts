import { ELASTICACHE_CLUSTER } from "../../aws";
import { type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

function judgeMemcached(cluster: ResourceOf<typeof ELASTICACHE_CLUSTER>, graph: Graph): Verdict {
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html: single-az by default.
  const mode = graph.read.string(cluster, "azMode", "single-az");
  if (mode === "cross-az") return compliant();
  return violation({
    property: "azMode",
    actual: graph.actual(cluster, "azMode", mode),
    wanted: "cross-az",
    message:
      "All of its nodes are in one Availability Zone: if that is lost, every item must be computed anew at once.",
  });
}

export const clusterMultipleAz = defineRule({
  id: "elasticache-cluster-multiple-az",
  title: "ElastiCache clusters should not depend on a single node or Availability Zone",
  practices: ["REL10-BP01"],
  service: "ElastiCache",
  severity: "medium",
  why: "A Redis OSS node without a replication group has no replica: its failure loses the data. A Memcached cluster in one zone is lost with it, and the database behind it gets all of the reads.",
  fix: "Use an aws.elasticache.ReplicationGroup with a replica for Redis OSS or Valkey; for Memcached set azMode to cross-az and numCacheNodes to at least 2.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/disaster-recovery-resiliency.html",
  types: [ELASTICACHE_CLUSTER],
  check(cluster, graph) {
    if (graph.given(cluster, "replicationGroupId").kind !== "missing")
      return notApplicable("It is a replica in a replication group, which elasticache-multi-az judges.");
    const engine = graph.read.string(cluster, "engine", "");
    if (engine === "memcached") return judgeMemcached(cluster, graph);
    return violation({
      property: "replicationGroupId",
      actual: undefined,
      wanted: "a replication group with a replica in another Availability Zone",
      message:
        "It is a single node without a replica: if the node or its zone fails, its data is lost and nothing takes over.",
    });
  },
});
