import { ELASTICACHE_CLUSTER, REPLICATION_GROUP, SERVERLESS_CACHE } from "../../aws";
import { isOfType, valueOf } from "../../graph";
import { retentionRule } from "../../retention-rule";

export const snapshotRetention = retentionRule({
  id: "elasticache-snapshot-retention",
  title: "ElastiCache caches of Redis OSS or Valkey should have automatic backups enabled",
  practices: ["REL09-BP01", "REL09-BP03"],
  peers: {
    securityHub: ["ElastiCache.1"],
    config: ["ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK"],
    checkov: ["CKV_AWS_134"],
    cdkNag: ["ElastiCacheRedisClusterAutomaticBackup"],
    prowler: ["elasticache_redis_cluster_backup_enabled"],
  },
  service: "ElastiCache",
  // A cache whose data can be computed anew needs none; the pack can't tell it from a store.
  severity: "low",
  why: "Without snapshots, data that exists only in the cache is lost with its nodes or by a wrong command.",
  fix: "Set snapshotRetentionLimit to at least 1. Acknowledge a cache whose data can be reproduced from its source.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
  types: [REPLICATION_GROUP, ELASTICACHE_CLUSTER, SERVERLESS_CACHE],
  property: "snapshotRetentionLimit",
  minimumDays: 1,
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html: 0 by default.
  byDefault: 0,
  none: "It has no automatic backups: what is lost with its nodes or by a wrong command can't be restored.",
  except(cache, graph) {
    if (isOfType(cache, REPLICATION_GROUP)) return undefined;
    if (valueOf(graph.string(cache, "engine")) === "memcached") return "Memcached has no snapshots.";
    if (isOfType(cache, ELASTICACHE_CLUSTER) && graph.given(cache, "replicationGroupId").kind !== "missing")
      return "It is a replica in a replication group, which has the backups.";
    return undefined;
  },
});
