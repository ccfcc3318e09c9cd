import { DB_PROXY } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const proxyMultipleAz = zonesRule({
  id: "rds-proxy-multiple-az",
  title: "RDS Proxy should have subnets in multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "RDS",
  severity: "high",
  why: "RDS Proxy runs in the zones of its subnets, and refuses fewer than two: every connection goes through it.",
  fix: "Give vpcSubnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-network-prereqs.html",
  types: [DB_PROXY],
  subnets: "vpcSubnetIds[*]",
  lost: "the way to the database",
  // "a minimum of two subnets that are in different Availability Zones" (rds-proxy-network-prereqs.html).
  guaranteed: (subnets) => Math.min(subnets, 2),
});
