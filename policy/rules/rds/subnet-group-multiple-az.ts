import { DB_CLUSTER, DB_SUBNET_GROUP } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { kindOf, namesOf } from "../../services/rds/database";
import { judgeSpan, spanOfSubnets } from "../../services/zones";
import { undecided } from "../../verdict";

/** A writer and two readers in three zones: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html */
const MULTI_AZ_CLUSTER_ZONES = 3;

/**
 * "DB subnet groups must contain at least one subnet in at least two AZs in the AWS Region"
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html).
 */
const twoZones = (subnets: number): number => Math.min(subnets, 2);

export const subnetGroupMultipleAz = defineRule({
  id: "rds-subnet-group-multiple-az",
  title: "RDS DB subnet groups should cover multiple Availability Zones",
  practices: ["REL10-BP01"],
  service: "RDS",
  severity: "high",
  why: "A standby or reader can only be in an Availability Zone of the subnet group: with one zone there is nothing to fail over to.",
  fix: "Give subnetIds subnets in two Availability Zones, or in three for an RDS Multi-AZ DB cluster.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Subnets",
  types: [DB_SUBNET_GROUP],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(group, graph, { minimumZones }) {
    const clusters = graph.referrers(group, [DB_CLUSTER], "dbSubnetGroupName");
    const needThree = clusters.certain.filter((cluster) => kindOf(cluster, graph) === "multi-az-cluster");
    const mayNeed = clusters.possible.filter((cluster) => kindOf(cluster, graph) === "multi-az-cluster");
    const span = spanOfSubnets(group, graph, "subnetIds[*]", twoZones);
    const minimum = needThree.length > 0 ? Math.max(minimumZones, MULTI_AZ_CLUSTER_ZONES) : minimumZones;
    const what =
      needThree.length > 0
        ? `The Multi-AZ DB cluster ${namesOf(needThree)} needs three zones; its subnets are in`
        : "Its subnets are in";
    const verdict = judgeSpan(span, minimum, what, "the database, with no zone left for another");
    if (verdict.verdict !== "compliant" || mayNeed.length === 0 || span.zones.size >= MULTI_AZ_CLUSTER_ZONES)
      return verdict;
    return undecided({
      property: span.property,
      reason: `Whether the Multi-AZ DB cluster ${namesOf(mayNeed)}, which needs three zones, uses it is known only after deployment.`,
    });
  },
});
