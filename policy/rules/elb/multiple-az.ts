import { CLASSIC_LOAD_BALANCER, LOAD_BALANCERS } from "../../aws";
import { z } from "zod";
import { judgeSpan, spanOfNames, spanOfSubnets, type ZoneSpan } from "../../services/zones";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";

/**
 * Application and Network Load Balancers take one subnet per Availability Zone
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html, Subnets); so do Classic Load Balancers
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-manage-subnets.html).
 */
const oneSubnetPerZone = (subnets: number): number => subnets;

/** subnets or subnetMappings; a Classic Load Balancer outside of a VPC names zones instead. */
function spanOfLoadBalancer(loadBalancer: Resource, graph: Graph): ZoneSpan {
  const given = (property: string) => graph.input(loadBalancer, property).kind !== "missing";
  if (given("subnetMappings"))
    return spanOfSubnets(loadBalancer, graph, "subnetMappings[*].subnetId", oneSubnetPerZone);
  if (!given("subnets") && given("availabilityZones")) return spanOfNames(loadBalancer, graph, "availabilityZones");
  return spanOfSubnets(loadBalancer, graph, "subnets[*]", oneSubnetPerZone);
}

export const multipleAz = defineRule({
  id: "elb-multiple-az",
  title: "Load balancers should be in multiple Availability Zones",
  practices: ["REL02-BP01", "REL10-BP01"],
  peers: {
    securityHub: ["ELB.10", "ELB.13"],
    config: ["ELBV2_MULTIPLE_AZ", "CLB_MULTIPLE_AZ"],
    prowler: ["elb_is_in_multiple_az", "elbv2_is_in_multiple_az"],
  },
  service: "Elastic Load Balancing",
  severity: "high",
  why: "A load balancer in one Availability Zone is unavailable together with it, even if its targets are in others.",
  fix: "Give subnets (or subnetMappings) a subnet in each of at least two, better three, Availability Zones.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
  types: [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER],
  settings: z.object({
    minimumZones: z.int().min(1).max(6).default(2).describe("The minimum number of Availability Zones."),
  }),
  check(loadBalancer, graph, { minimumZones }) {
    const span = spanOfLoadBalancer(loadBalancer, graph);
    return judgeSpan(
      span,
      minimumZones,
      "It has nodes in",
      "all of them, and every target behind them is out of reach",
    );
  },
});
