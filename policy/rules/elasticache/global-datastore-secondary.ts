import { GLOBAL_DATASTORE, REPLICATION_GROUP } from "../../aws";
import { undecidedIfAny } from "../../graph";
import { defineRule } from "../../rule";
import { JUDGE_BOTH } from "../../services/multi-stack";
import { compliant, undecided, violation } from "../../verdict";

const MEMBERS = "globalReplicationGroupId";

export const globalDatastoreSecondary = defineRule({
  id: "elasticache-global-datastore-secondary",
  title: "ElastiCache global datastores should have a secondary cluster in another Region",
  practices: ["REL10-BP01", "REL13-BP02"],
  service: "ElastiCache",
  severity: "medium",
  why: "A global datastore without a secondary cluster copies nothing: while its Region is impaired, there is no cluster to promote.",
  fix: "Add an aws.elasticache.ReplicationGroup in the other Region with globalReplicationGroupId.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html",
  types: [GLOBAL_DATASTORE],
  check(store, graph) {
    const { certain, possible } = graph.referrers(store, [REPLICATION_GROUP], MEMBERS);
    if (certain.some(({ region }) => region !== undefined && region !== store.region)) return compliant();
    undecidedIfAny(
      [...certain.filter(({ region }) => region === undefined), ...possible],
      "",
      "is its secondary cluster",
    );
    if (graph.stacks.size === 1)
      return undecided({ property: "", reason: `No secondary cluster of it was found: ${JUDGE_BOTH}.` });
    return violation({
      property: "primaryReplicationGroupId",
      actual: undefined,
      wanted: "a replication group in another Region with its globalReplicationGroupId",
      message: "It has no secondary cluster in another Region: nothing is copied, and nothing can be promoted.",
    });
  },
});
