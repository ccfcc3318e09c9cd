import { ELASTICACHE_SUBNET_GROUP } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const subnetGroupMultipleAz = zonesRule({
  id: "elasticache-subnet-group-multiple-az",
  title: "ElastiCache subnet groups should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "ElastiCache",
  severity: "medium",
  why: "ElastiCache places nodes only in the Availability Zones of the subnet group: with one zone no replica can be in another.",
  fix: "Give subnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html",
  types: [ELASTICACHE_SUBNET_GROUP],
  subnets: "subnetIds[*]",
  lost: "every node, with no zone left for another",
});
