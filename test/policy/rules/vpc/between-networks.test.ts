import { interfaceEndpointMultipleAz } from "../../../../policy/rules/vpc/interface-endpoint-multiple-az";
import { transitGatewayAttachmentMultipleAz } from "../../../../policy/rules/vpc/transit-gateway-attachment-multiple-az";
import { vpnRedundant } from "../../../../policy/rules/vpc/vpn-redundant";
import { resource, unknown, type Fixture } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const [a, b] = subnetsIn("a", "b") as [Fixture, Fixture];
const endpoint = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:ec2/vpcEndpoint:VpcEndpoint", "secrets", { vpcEndpointType: "Interface", ...inputs });

judges(interfaceEndpointMultipleAz, {
  "two zones": [[endpoint({ subnetIds: idsOf([a, b]) }), a, b], "compliant"],
  "one zone": [[endpoint({ subnetIds: idsOf([a]) }), a], "violation", /takes the way to the service/],
  "no subnet": [[endpoint({})], "violation"],
  "two subnets made elsewhere": [[endpoint({ subnetIds: ["subnet-1", "subnet-2"] })], "compliant"],
  "unknown subnets": [[endpoint({ subnetIds: unknown })], "undecided"],
  "a gateway endpoint": [[endpoint({ vpcEndpointType: "Gateway" })], "notApplicable"],
  "the default, a gateway endpoint": [[resource("aws:ec2/vpcEndpoint:VpcEndpoint", "s3")], "notApplicable"],
});

const attachment = (subnetIds: unknown): Fixture =>
  resource("aws:ec2transitgateway/vpcAttachment:VpcAttachment", "hub", { subnetIds });

judges(transitGatewayAttachmentMultipleAz, {
  "two zones": [[attachment(idsOf([a, b])), a, b], "compliant"],
  "one zone": [[attachment(idsOf([a])), a], "violation"],
  "two subnets made elsewhere": [[attachment(["subnet-1", "subnet-2"])], "compliant"],
  "unknown subnets": [[attachment(unknown)], "undecided"],
});

const vpn = (name: string, customerGatewayId: unknown, more: Record<string, unknown> = { vpnGatewayId: "vgw-1" }) =>
  resource("aws:ec2/vpnConnection:VpnConnection", name, { customerGatewayId, ...more });
const office = resource("aws:ec2/customerGateway:CustomerGateway", "office");
const second = resource("aws:ec2/customerGateway:CustomerGateway", "second");
const hub = resource("aws:ec2transitgateway/transitGateway:TransitGateway", "hub");
const byHub = { transitGatewayId: hub.id };

judges(vpnRedundant, {
  "two customer gateways": [[vpn("one", "cgw-1"), vpn("two", "cgw-2")], "compliant"],
  "two customer gateways of the program": [
    [vpn("one", office.id, byHub), vpn("two", second.id, byHub), office, second, hub],
    "compliant",
  ],
  "one connection": [[vpn("one", "cgw-1")], "violation", /end at one customer gateway/],
  "two connections of one customer gateway": [[vpn("one", "cgw-1"), vpn("two", "cgw-1")], "violation"],
  "a second connection to another VPC": [
    [vpn("one", "cgw-1"), vpn("two", "cgw-2", { vpnGatewayId: "vgw-2" })],
    "violation",
  ],
  "an unknown customer gateway": [[vpn("one", "cgw-1"), vpn("two", unknown)], "undecided"],
});
