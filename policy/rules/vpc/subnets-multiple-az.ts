import { SUBNETS, VPCS } from "../../aws";
import { z } from "zod";
import { defineRule } from "../../rule";
import { judgeSpan, placeOfSubnet, spanOf } from "../../services/zones";
import { notApplicable } from "../../verdict";

export const subnetsMultipleAz = defineRule({
  id: "vpc-subnets-multiple-az",
  title: "VPCs should have subnets in multiple Availability Zones",
  practices: ["REL10-BP01"],
  peers: { prowler: ["vpc_subnet_different_az"] },
  service: "VPC",
  severity: "low",
  why: "Nothing in a VPC can be in a zone without a subnet: with one, everything is lost together.",
  fix: "Add an aws.ec2.Subnet in another Availability Zone.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html",
  types: VPCS,
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(vpc, graph, { minimumZones }) {
    const { certain, possible } = graph.referrers(vpc, SUBNETS, "vpcId");
    if (certain.length === 0 && possible.length === 0) return notApplicable("No subnet of it is in what is judged.");
    const places = certain.map((subnet) => placeOfSubnet(subnet, graph));
    return judgeSpan(spanOf("", places, possible.length), minimumZones, "It has subnets in", "everything in it");
  },
});
