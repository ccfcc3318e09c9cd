import { blockAround, overlap } from "../../../lib/cidr";
import { TRANSIT_GATEWAY, TRANSIT_GATEWAY_ATTACHMENT, VPC_PEERING, VPCS } from "../../aws";
import { isOfType, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

type Vpc = ResourceOf<typeof VPCS>;

function judge(one: Vpc, others: readonly Vpc[], graph: Graph): Verdict {
  const own = graph.read.string(one, "cidrBlock", "");
  const clash = others.find((other) => {
    const [mine, its] = [blockAround(own), blockAround(graph.read.string(other, "cidrBlock", ""))];
    return mine !== undefined && its !== undefined && overlap(mine, its);
  });
  if (clash === undefined) return compliant();
  return violation({
    property: "vpcId",
    actual: own,
    wanted: "address ranges that do not overlap",
    message: `${one.name} (${own}) and ${clash.name} (${graph.read.string(clash, "cidrBlock", "")}) overlap: a peering fails, and a transit gateway does not propagate the later range.`,
  });
}

/** The VPC that a property names, where it is in the graph. */
function vpcAt(resource: Resource, path: "vpcId" | "peerVpcId", graph: Graph): Vpc | undefined {
  return graph.references(resource, path, VPCS).certain[0];
}

/** The other VPCs of a transit gateway. */
function attachedWith(attachment: ResourceOf<readonly [typeof TRANSIT_GATEWAY_ATTACHMENT]>, graph: Graph): Vpc[] {
  const [hub] = graph.references(attachment, "transitGatewayId", [TRANSIT_GATEWAY]).certain;
  const id = valueOf(graph.string(attachment, "transitGatewayId"));
  const all = hub
    ? graph.referrers(hub, [TRANSIT_GATEWAY_ATTACHMENT], "transitGatewayId").certain
    : graph
        .ofType(TRANSIT_GATEWAY_ATTACHMENT)
        .filter((one) => id !== undefined && valueOf(graph.string(one, "transitGatewayId")) === id);
  return all.filter((one) => one !== attachment).flatMap((one) => vpcAt(one, "vpcId", graph) ?? []);
}

/** Of transit gateways: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTransitGatewayVpcAttachment.html */
export const connectedCidrOverlap = defineRule({
  id: "vpc-connected-cidr-overlap",
  title: "VPCs that are connected should have address ranges that do not overlap",
  practices: ["REL02-BP05"],
  service: "VPC",
  severity: "high",
  why: "The peering of VPCs that overlap fails, and a transit gateway does not propagate the range of the one attached later. Addresses can't be changed later without building anew.",
  fix: "Give each VPC a cidrBlock of its own.",
  source: "https://docs.aws.amazon.com/vpc/latest/peering/create-vpc-peering-connection.html",
  types: [VPC_PEERING, TRANSIT_GATEWAY_ATTACHMENT],
  check(connection, graph) {
    const own = vpcAt(connection, "vpcId", graph);
    const peer = isOfType(connection, VPC_PEERING) ? vpcAt(connection, "peerVpcId", graph) : undefined;
    const others = isOfType(connection, TRANSIT_GATEWAY_ATTACHMENT) ? attachedWith(connection, graph) : [];
    const all = peer ? [peer, ...others] : others;
    if (own === undefined || all.length === 0)
      return notApplicable("The VPCs that it connects are not both in what is judged.");
    return judge(own, all, graph);
  },
});
