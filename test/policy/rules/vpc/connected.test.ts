import { connectedCidrOverlap } from "../../../../policy/rules/vpc/connected-cidr-overlap";
import { flowLogs } from "../../../../policy/rules/vpc/flow-logs";
import { peeringMesh } from "../../../../policy/rules/vpc/peering-mesh";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const vpc = (name: string, cidrBlock: unknown): Fixture => resource("aws:ec2/vpc:Vpc", name, { cidrBlock });
const [shop, data, same] = [vpc("shop", "10.0.0.0/16"), vpc("data", "10.1.0.0/16"), vpc("same", "10.0.128.0/17")];
const peering = (one: unknown, other: unknown, name = "peering"): Fixture =>
  resource("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", name, { vpcId: one, peerVpcId: other });
const attachment = (of: Fixture, transitGatewayId: unknown = "tgw-1"): Fixture =>
  resource("aws:ec2transitgateway/vpcAttachment:VpcAttachment", `to-${of.name}`, { vpcId: of.id, transitGatewayId });
const strange = vpc("strange", unknown);

judges(connectedCidrOverlap, {
  "peers apart": [[peering(shop.id, data.id), shop, data], "compliant"],
  "peers that overlap": [
    [peering(shop.id, same.id), shop, same],
    "violation",
    /^shop \(10.0.0.0\/16\) and same \(10.0.128.0\/17\) overlap/,
  ],
  "a peer made elsewhere": [[peering(shop.id, "vpc-1"), shop], "notApplicable"],
  "a peer whose block is unknown": [[peering(shop.id, strange.id), shop, strange], "undecided"],
  "two of a transit gateway": [[attachment(shop), attachment(data), shop, data], "compliant"],
  "two of a transit gateway that overlap": [[attachment(shop), attachment(same), shop, same], "violation"],
  "two of two transit gateways": [[attachment(shop), attachment(same, "tgw-2"), shop, same], "notApplicable"],
});

const hub = ["a", "b", "c"].map((id) => peering("vpc-hub", `vpc-${id}`, `to-${id}`));

judges(peeringMesh, {
  "two connections": [hub.slice(0, 2), "compliant"],
  "three connections of one VPC": [hub, "violation", /has 3 peering connections/],
  "an unknown VPC": [[peering(unknown, "vpc-1")], "undecided"],
});

judges(peeringMesh, { "three connections": [hub, "compliant"] }, { maximumPeerings: 3 });

const log = (vpcId: unknown): Fixture => resource("aws:ec2/flowLog:FlowLog", "log", { vpcId });

judges(flowLogs, {
  "a flow log": [[shop, log(shop.id)], "compliant"],
  "a flow log of another": [[shop, log("vpc-other")], "violation"],
  "a flow log of an unknown one": [[shop, log(unknown)], "undecided"],
  none: [[shop], "violation", /is not logged/],
});
