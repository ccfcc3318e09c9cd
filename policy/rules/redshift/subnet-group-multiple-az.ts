import { REDSHIFT_SUBNET_GROUP } from "../../aws";
import { zonesRule } from "../../zones-rule";

export const subnetGroupMultipleAz = zonesRule({
  id: "redshift-subnet-group-multiple-az",
  title: "Redshift cluster subnet groups should have subnets from multiple Availability Zones",
  practices: ["REL10-BP01"],
  peers: { securityHub: ["Redshift.16"] },
  service: "Redshift",
  severity: "medium",
  why: "Redshift starts a cluster again, or its second half of a Multi-AZ cluster, only in a zone of the subnet group.",
  fix: "Give subnetIds subnets in at least two (better three) Availability Zones.",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-cluster-subnet-groups.html",
  types: [REDSHIFT_SUBNET_GROUP],
  subnets: "subnetIds[*]",
  lost: "the cluster, with no zone left to relocate to",
});
