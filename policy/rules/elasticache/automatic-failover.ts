import { REPLICATION_GROUP } from "../../aws";
import { propertyRule } from "../../property-rule";

export const automaticFailover = propertyRule({
  id: "elasticache-automatic-failover",
  title: "ElastiCache replication groups should have automatic failover enabled",
  practices: ["REL11-BP02", "REL11-BP03"],
  peers: {
    securityHub: ["ElastiCache.3"],
    checkov: ["CKV2_AWS_50"],
    prowler: ["elasticache_redis_cluster_automatic_failover_enabled"],
  },
  service: "ElastiCache",
  severity: "medium",
  why: "Without automatic failover no replica is promoted: if the primary fails, writes fail until AWS has replaced it, and its shard's data can be lost.",
  fix: "Set automaticFailoverEnabled to true, with at least one replica.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
  types: [REPLICATION_GROUP],
  property: "automaticFailoverEnabled",
  wanted: true,
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html: off by default.
  byDefault: false,
  message: "If its primary fails, no replica is promoted, and writes fail until AWS has replaced the node.",
});
