import { MEMORYDB_SUBNET_GROUP } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const subnetGroupMultipleAz = zonesRule({
  id: "memorydb-subnet-group-multiple-az",
  title: "MemoryDB subnet groups should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "MemoryDB",
  severity: "medium",
  why: "MemoryDB places nodes only in the Availability Zones of the subnet group: with one zone no replica can be in another.",
  fix: "Give subnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/memorydb/latest/devguide/subnetgroups.html",
  types: [MEMORYDB_SUBNET_GROUP],
  subnets: "subnetIds[*]",
  lost: "every node, with no zone left for another",
});
