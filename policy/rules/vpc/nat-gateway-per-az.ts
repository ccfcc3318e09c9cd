import { SUBNETS, type NAT_GATEWAY } from "../../aws";
import { UndecidedError, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { natGatewaysOf, routeTablesOf } from "../../services/vpc/egress-routes";
import { placeOfSubnet } from "../../services/zones";
import { compliant, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

type Subnet = ResourceOf<typeof SUBNETS>;
type NatGateway = ResourceOf<typeof NAT_GATEWAY>;

const PROPERTY = "natGatewayId";
const MODE = "availabilityMode";

/** The subnet that a zonal NAT gateway is in. Throws UndecidedError where it is not known. */
function subnetOf(gateway: NatGateway, graph: Graph): Subnet {
  const found = graph.references(gateway, "subnetId", SUBNETS);
  const [subnet] = found.certain;
  if (subnet && found.complete) return subnet;
  const [id] = found.external;
  throw new UndecidedError(
    PROPERTY,
    id
      ? `The subnet ${id} of the NAT gateway ${gateway.name} is not in the program.`
      : `The subnet of the NAT gateway ${gateway.name} is known only after deployment.`,
  );
}

function judgeZones(subnet: Subnet, gateway: NatGateway, table: Resource, graph: Graph): Verdict {
  const home = subnetOf(gateway, graph);
  if (home === subnet) return compliant();
  const [own, its] = [placeOfSubnet(subnet, graph), placeOfSubnet(home, graph)];
  // Names and ids are never compared with each other: us-east-1a and use1-az1 may be the same zone.
  const [mine, theirs] = own.name && its.name ? [own.name, its.name] : [own.id, its.id];
  if (mine === undefined || theirs === undefined) {
    const reason = `The Availability Zones of ${subnet.name} and of the NAT gateway ${gateway.name} are not both known.`;
    return undecided({ property: PROPERTY, reason });
  }
  if (mine === theirs) return compliant();
  return violation({
    property: PROPERTY,
    actual: `${gateway.name} in ${theirs}`,
    wanted: `a NAT gateway in ${mine}`,
    message: `Its route table (${table.name}) uses the NAT gateway ${gateway.name} in ${theirs}: if ${theirs} is lost, ${mine} has no route out either.`,
  });
}

function judgeGateway(subnet: Subnet, gateway: NatGateway, table: Resource, graph: Graph): Verdict {
  const isRegional = graph.read.string(gateway, MODE, "zonal") === "regional";
  return isRegional ? compliant() : judgeZones(subnet, gateway, table, graph);
}

export const natGatewayPerAz = defineRule({
  id: "vpc-nat-gateway-per-az",
  title: "Private subnets should route to a NAT gateway in their own Availability Zone",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "VPC",
  severity: "medium",
  why: "With one NAT gateway for all zones, an impaired Availability Zone cuts the others off from everything outside the VPC.",
  fix: 'Create an aws.ec2.NatGateway in each Availability Zone (awsx: natGateways.strategy OnePerAz), or one with availabilityMode "regional", and set natGatewayId in each subnet\'s 0.0.0.0/0 route to it.',
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
  types: SUBNETS,
  check(subnet, graph) {
    const tables = routeTablesOf(subnet, graph);
    const found = tables.certain.map((table) => ({ table, gateways: natGatewaysOf(table, graph) }));
    const checks = found.flatMap(({ table, gateways }) =>
      gateways.certain.map((gateway) => () => judgeGateway(subnet, gateway, table, graph)),
    );
    const verdicts = checks.length > 0 ? verdictsOf(subnet, checks) : [];
    const doubts = [tables, ...found.map(({ gateways }) => gateways)].flatMap(({ why }) => why ?? []);
    if (verdicts.some((one) => one.verdict === "violation")) return verdicts;
    if (doubts.length > 0) return [...verdicts, undecided({ property: PROPERTY, reason: doubts.join(" ") })];
    if (verdicts.length > 0) return verdicts;
    return notApplicable("It has no route through a NAT gateway.");
  },
});
