import { MEMORYDB_CLUSTER } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "numReplicasPerShard";

export const multiAz = defineRule({
  id: "memorydb-multi-az",
  title: "MemoryDB clusters should have a replica in each shard",
  practices: ["REL10-BP01", "REL11-BP02"],
  service: "MemoryDB",
  severity: "medium",
  why: "MemoryDB fails over to a replica in another Availability Zone. A shard without one is unavailable until AWS has replaced its node and read the transaction log.",
  fix: "Set numReplicasPerShard to at least 1, which is the default.",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html",
  types: [MEMORYDB_CLUSTER],
  check(cluster, graph) {
    // The provider's and AWS's default: https://docs.aws.amazon.com/memorydb/latest/APIReference/API_CreateCluster.html
    const replicas = graph.read.number(cluster, PROPERTY, 1);
    if (replicas >= 1) return compliant();
    return violation({
      property: PROPERTY,
      actual: replicas,
      wanted: "at least 1 replica",
      message:
        "Its shards have no replica: if a node or its zone fails, its part of the data is unavailable until AWS has replaced it.",
    });
  },
});
