import { VPC_PEERING, VPCS } from "../../aws";
import { z } from "zod";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

type Peering = ResourceOf<readonly [typeof VPC_PEERING]>;

/** What identifies the VPC at an end of a connection: its resource, or its id. */
function endOf(peering: Peering, path: "vpcId" | "peerVpcId", graph: Graph): string | undefined {
  return graph.references(peering, path, VPCS).certain[0]?.urn ?? valueOf(graph.string(peering, path));
}

export const peeringMesh = defineRule({
  id: "vpc-peering-mesh",
  title: "VPCs should be connected by a transit gateway rather than by many peering connections",
  practices: ["REL02-BP04"],
  optIn: true,
  service: "VPC",
  severity: "low",
  why: "Peering is between two VPCs and not transitive: each further VPC needs a connection and routes to every other, and one that is forgotten is found in an outage.",
  fix: "Attach the VPCs to an aws.ec2transitgateway.TransitGateway.",
  source:
    "https://docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_network_topology_prefer_hub_and_spoke.html",
  types: [VPC_PEERING],
  settings: z.object({
    maximumPeerings: z.int().min(1).max(125).default(2).describe("The maximum number of peering connections of a VPC."),
  }),
  check(peering, graph, { maximumPeerings }) {
    const own = endOf(peering, "vpcId", graph);
    if (own === undefined) {
      graph.read.string(peering, "vpcId");
      return compliant();
    }
    const ends = graph.ofType(VPC_PEERING).map((one) => [endOf(one, "vpcId", graph), endOf(one, "peerVpcId", graph)]);
    const count = ends.filter((pair) => pair.includes(own)).length;
    if (count <= maximumPeerings) return compliant();
    return violation({
      property: "vpcId",
      actual: count,
      wanted: `at most ${maximumPeerings} peering connections`,
      message: `Its VPC has ${count} peering connections: a mesh in which each VPC must know every other.`,
    });
  },
});
