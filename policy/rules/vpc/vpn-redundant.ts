import { CUSTOMER_GATEWAY, TRANSIT_GATEWAY, VPN_CONNECTION, VPN_GATEWAY } from "../../aws";
import { decided, unknown, any, type Answer, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

type Vpn = ResourceOf<typeof VPN_CONNECTION>;

const CUSTOMER = "customerGatewayId";
const ENDS = ["vpnGatewayId", "transitGatewayId"] as const;
const GATEWAYS = [VPN_GATEWAY, TRANSIT_GATEWAY] as const;

/** What a property names: a resource's URN or an id; undefined where it is not known. */
function named(
  vpn: Vpn,
  path: (typeof ENDS)[number] | typeof CUSTOMER,
  types: readonly string[],
  graph: Graph,
): string | undefined {
  const { certain, external }: { certain: readonly Resource[]; external: readonly string[] } = graph.references(
    vpn,
    path,
    types,
  );
  return certain[0]?.urn ?? external[0];
}

/** Whether a second connection has the same end at AWS, and another customer gateway. */
function backsUp(one: Vpn, other: Vpn, graph: Graph): Answer {
  const [end, its] = [one, other].map((vpn) =>
    ENDS.map((path) => named(vpn, path, GATEWAYS, graph)).find((id) => id !== undefined),
  );
  const [mine, theirs] = [one, other].map((vpn) => named(vpn, CUSTOMER, [CUSTOMER_GATEWAY], graph));
  if (end === undefined || its === undefined || mine === undefined || theirs === undefined)
    return unknown(`Whether ${other.name} is a second way is known only after deployment.`);
  return { is: end === its && mine !== theirs ? "yes" : "no" };
}

export const vpnRedundant = defineRule({
  id: "vpc-vpn-redundant",
  title: "Site-to-Site VPN connections should have a second customer gateway",
  practices: ["REL02-BP02"],
  peers: { prowler: ["vpc_vpn_connection_tunnels_up"] },
  service: "VPC",
  severity: "low",
  why: "AWS gives each connection two tunnels in two zones; both end at one customer gateway, whose failure or maintenance cuts the connection.",
  fix: "Add an aws.ec2.VpnConnection from a second aws.ec2.CustomerGateway to the same gateway. Acknowledge one that backs up Direct Connect. Whether its tunnels are up, only the account says.",
  source: "https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-redundant-connection.html",
  types: [VPN_CONNECTION],
  check(vpn, graph) {
    const others = graph.ofType(VPN_CONNECTION).filter((one) => one !== vpn);
    if (decided(any(others.map((other) => backsUp(vpn, other, graph))), CUSTOMER)) return compliant();
    return violation({
      property: CUSTOMER,
      actual: undefined,
      wanted: "a second connection from another customer gateway",
      message: "Both of its tunnels end at one customer gateway: while that is down, there is no other way.",
    });
  },
});
