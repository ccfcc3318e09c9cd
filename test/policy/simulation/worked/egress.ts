import {
  LAMBDA_FUNCTION,
  NAT_GATEWAY,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNET,
  TRANSIT_GATEWAY,
  TRANSIT_GATEWAY_ATTACHMENT,
  VPC,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { EAST, east } from "./stores";
import { wordTable, type WordCase } from "./words";

const ATTACHMENTS = "https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html";
const NAT = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html";

const gateway = (zone: number, inputs: Record<string, unknown> = {}): Fixture =>
  resource(NAT_GATEWAY, `nat-${"abc"[zone]}`, { subnetId: east.subnets[zone]!.id, ...inputs }, { region: EAST });

/** A route table of a subnet, with a route to a NAT gateway. */
function routed(zone: number, to: Fixture): Fixture[] {
  const name = `table-${"abc"[zone]}`;
  const table = resource(ROUTE_TABLE, name, { vpcId: "vpc-1" }, { region: EAST });
  const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", natGatewayId: to.id };
  const association = { routeTableId: table.id, subnetId: east.subnets[zone]!.id };
  return [
    table,
    resource(ROUTE, name, route, { region: EAST }),
    resource(ROUTE_TABLE_ASSOCIATION, name, association, { region: EAST }),
  ];
}

/** A function in two zones. */
const worker = () => {
  const vpcConfig = { subnetIds: [east.subnets[0]!.id, east.subnets[1]!.id], securityGroupIds: ["sg-1"] };
  return resource(LAMBDA_FUNCTION, "worker", { vpcConfig }, { region: EAST });
};

/** A VPC whose subnets' default routes lead on; with a transit gateway, attached in some zones. */
function through(by: "transitGatewayId" | "networkInterfaceId", attached: readonly number[]): Fixture[] {
  const at = { region: EAST };
  const vpc = resource(VPC, "spoke", { cidrBlock: "10.1.0.0/16" }, at);
  const gateway = resource(TRANSIT_GATEWAY, "hub", {}, at);
  const to = by === "transitGatewayId" ? gateway.id : "eni-1";
  const subnets = ["a", "b"].map((zone) => {
    return resource(SUBNET, `spoke-${zone}`, { vpcId: vpc.id, availabilityZone: `${EAST}${zone}` }, at);
  });
  const routes = subnets.flatMap((subnet) => {
    const table = resource(ROUTE_TABLE, subnet.name, { vpcId: vpc.id }, at);
    const route = { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", [by]: to };
    const association = { routeTableId: table.id, subnetId: subnet.id };
    return [
      ...[table, resource(ROUTE, subnet.name, route, at)],
      resource(ROUTE_TABLE_ASSOCIATION, subnet.name, association, at),
    ];
  });
  const subnetIds = attached.map((index) => subnets[index]!.id);
  const attachment = { transitGatewayId: gateway.id, vpcId: vpc.id, subnetIds };
  return [vpc, gateway, ...subnets, ...routes, resource(TRANSIT_GATEWAY_ATTACHMENT, "spoke", attachment, at)];
}

const CASES: WordCase[] = [
  {
    title: "two zones with one NAT gateway",
    source: NAT,
    why: "A NAT gateway is in one zone: the zones that share it lose the internet with it.",
    resources: () => {
      const nat = gateway(0);
      return [nat, ...routed(0, nat), ...routed(1, nat), worker()];
    },
    expected: {
      "egress us-east-1b, zone us-east-1a": "waits",
      "egress us-east-1a, zone us-east-1b": "continues",
      "egress worker, zone us-east-1a": "waits",
      "egress worker, zone us-east-1b": "continues",
    },
  },
  {
    title: "two zones with a NAT gateway each",
    source: NAT,
    why: "Each zone has its own way out.",
    resources: () => {
      const [a, b] = [gateway(0), gateway(1)];
      return [a, b, ...routed(0, a), ...routed(1, b), worker()];
    },
    expected: {
      "egress us-east-1b, zone us-east-1a": "continues",
      "egress us-east-1a, zone us-east-1a": "waits",
      "egress worker, zone us-east-1a": "continues",
    },
  },
  {
    title: "two zones with a regional NAT gateway",
    source: NAT,
    why: "With availabilityMode regional a NAT gateway is in several zones.",
    resources: () => {
      const nat = resource(NAT_GATEWAY, "nat", { availabilityMode: "regional", vpcId: "vpc-1" }, { region: EAST });
      return [nat, ...routed(0, nat), ...routed(1, nat)];
    },
    expected: {
      "egress us-east-1b, zone us-east-1a": "continues",
      "egress us-east-1b, region us-east-1 outage": "waits",
    },
  },
  {
    title: "two zones that lead out through a transit gateway, attached in one of them",
    source: ATTACHMENTS,
    why: "What is in a zone without an attachment can't reach the transit gateway; what is behind it is not followed.",
    resources: () => through("transitGatewayId", [0]),
    expected: {
      "egress spoke-a, zone us-east-1a": "waits",
      "egress spoke-a, zone us-east-1b": "undecided",
      "egress spoke-a, region us-east-1 outage": "waits",
      "egress spoke-b, at rest": "down",
    },
  },
  {
    title: "the same, attached in both",
    source: ATTACHMENTS,
    why: "The NAT gateways or appliances of the other VPC may be in one zone.",
    resources: () => through("transitGatewayId", [0, 1]),
    expected: {
      "egress spoke-b, at rest": "up",
      "egress spoke-b, zone us-east-1a": "undecided",
      "egress spoke-b, region us-east-1 outage": "waits",
    },
  },
  {
    title: "two zones that lead out through an appliance",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html",
    why: "Which instance has the network interface, and where, is not followed.",
    resources: () => through("networkInterfaceId", [0, 1]),
    expected: { "egress spoke-b, at rest": "up", "egress spoke-b, zone us-east-1a": "undecided" },
  },
];

export const EGRESS = wordTable("Egress", "Whether what is in private subnets reaches the internet.", CASES);
