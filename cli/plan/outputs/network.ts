import {
  ELASTIC_IP,
  FLOW_LOG,
  INGRESS_RULE,
  INTERNET_GATEWAY,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
  SUBNET,
  VPC,
  VPC_ENDPOINT,
} from "../../../policy/aws";
import { ec2Type, type OutputsTable } from "./type-outputs";
import type { Subject } from "./subject";

/** VPCs and what is in them. */
export const networkOutputs: OutputsTable = {
  [VPC]: ec2Type("vpc", "vpc", (s) => {
    const mainRouteTable = s.ec2Id("rtb");
    return {
      mainRouteTableId: mainRouteTable,
      defaultRouteTableId: mainRouteTable,
      defaultSecurityGroupId: s.ec2Id("sg"),
      defaultNetworkAclId: s.ec2Id("acl"),
      dhcpOptionsId: s.ec2Id("dopt"),
      ipv6CidrBlock: "",
    };
  }),
  [SUBNET]: ec2Type("subnet", "subnet"),
  [INTERNET_GATEWAY]: ec2Type("igw", "internet-gateway"),
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": ec2Type("eigw"),
  [NAT_GATEWAY]: ec2Type("nat", undefined, (s) => ({
    networkInterfaceId: s.ec2Id("eni"),
    associationId: s.ec2Id("eipassoc"),
  })),
  [ELASTIC_IP]: {
    id: (s) => s.ec2Id("eipalloc"),
    computed: (s, id) => ({
      arn: s.arn("ec2", `elastic-ip/${id}`),
      allocationId: id,
      publicIp: publicAddress(s),
      publicDns: `ec2-${publicAddress(s).replaceAll(".", "-")}.${s.region}.compute.${s.dnsSuffix}`,
    }),
  },
  [ROUTE_TABLE]: ec2Type("rtb", "route-table"),
  [ROUTE]: {
    id: (s) => `r-${s.text("routeTableId") || "rtb"}${s.digits(10)}`,
  },
  [ROUTE_TABLE_ASSOCIATION]: ec2Type("rtbassoc"),
  [VPC_ENDPOINT]: ec2Type("vpce", "vpc-endpoint", (s) => ({
    prefixListId: `pl-${s.hex(8, "pl")}`,
  })),
  [SECURITY_GROUP]: { ...ec2Type("sg", "security-group"), named: "name", longestName: 255 },
  [SECURITY_GROUP_RULE]: { id: (s) => `sgrule-${s.digits(10)}` },
  [INGRESS_RULE]: securityGroupRule(),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": securityGroupRule(),
  "aws:ec2/networkAcl:NetworkAcl": ec2Type("acl", "network-acl"),
  "aws:ec2/networkInterface:NetworkInterface": ec2Type("eni", "network-interface"),
  [FLOW_LOG]: ec2Type("fl", "vpc-flow-log"),
  "aws:ec2/managedPrefixList:ManagedPrefixList": ec2Type("pl", "prefix-list"),
};

function securityGroupRule() {
  return ec2Type("sgr", "security-group-rule", (s) => ({ securityGroupRuleId: s.ec2Id("sgr") }));
}

/** Of 198.18.0.0/15, which is reserved for tests (RFC 2544). */
function publicAddress(s: Subject): string {
  const [a, b, c] = [0, 2, 4].map((i) => Number.parseInt(s.hex(6, "address").slice(i, i + 2), 16));
  return `198.${18 + (a! % 2)}.${b}.${1 + (c! % 254)}`;
}
