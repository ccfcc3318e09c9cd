import {
  AUTO_SCALING_GROUP,
  ECS_SERVICE,
  LAMBDA_FUNCTION,
  SUBNETS,
  TRANSIT_GATEWAY,
  TRANSIT_GATEWAY_ATTACHMENT,
  VPCS,
} from "../../aws";
import type { Resource, ResourceOf } from "../../graph";
import { natGatewaysOf, onwardRoutesOf, routeTablesOf, type Onward } from "../../services/vpc/egress-routes";
import { spanOfSubnets } from "../../services/zones";
import type { ElementId } from "../model";
import { subnetPlace } from "../place";
import type { Scene } from "../scene";
import { addNamed, type Unnamed } from "./named";

/** What runs in subnets, and the property that names them. */
const IN_SUBNETS = [
  [AUTO_SCALING_GROUP, "vpcZoneIdentifiers[*]"],
  [ECS_SERVICE, "networkConfiguration.subnets[*]"],
  [LAMBDA_FUNCTION, "vpcConfig.subnetIds[*]"],
] as const;

/** `egress <subnet>`, and `egress <group>` of what runs in such subnets: whether it reaches the internet, through NAT gateways or other networks. */
export function findEgress(scene: Scene): void {
  const { graph } = scene;
  const bySubnet = new Map<Resource, ElementId>();
  for (const subnet of graph.ofType(...SUBNETS)) {
    const element = egressOf(subnet, scene);
    if (element === undefined) continue;
    bySubnet.set(subnet, element);
  }
  const found = new Map(bySubnet);
  for (const [type, path] of IN_SUBNETS)
    for (const compute of graph.ofType(type)) {
      const subnets = graph.references(compute, path, SUBNETS).certain;
      const elements = subnets.flatMap((subnet) => bySubnet.get(subnet) ?? []);
      // What runs in other subnets as well has other ways.
      if (elements.length === 0 || elements.length < subnets.length) continue;
      found.set(compute, scene.any(elements, `${scene.nameOf(compute)} reaches the internet`));
    }
  const functions = [...found].map(([of, element]): Unnamed => ({ resources: [of], flow: { kind: "gate", element } }));
  addNamed("egress", functions, scene);
}

/** Undefined for a subnet that no NAT gateway and no other network leads out of, for all that is known. */
function egressOf(subnet: ResourceOf<typeof SUBNETS>, scene: Scene): ElementId | undefined {
  const tables = routeTablesOf(subnet, scene.graph);
  const found = tables.certain.map((table) => natGatewaysOf(table, scene.graph));
  const gateways = [...new Set(found.flatMap(({ certain }) => certain))];
  const onward = tables.certain.flatMap((table) => onwardRoutesOf(table, scene.graph));
  if (gateways.length === 0 && onward.length === 0) return undefined;
  const doubts = [tables, ...found].flatMap(
    ({ possible, why }) =>
      why ?? possible.map(({ name }) => `Whether ${name} leads out of ${subnet.name} is not known.`),
  );
  const ways = scene.any(
    [...gateways.map((gateway) => scene.of(gateway)), ...onward.map((one) => led(one, subnet, scene))],
    `a way out of ${scene.nameOf(subnet)}`,
  );
  const [doubt] = doubts;
  const known = doubt === undefined ? scene.up : scene.unknown(doubt, subnet);
  return scene.all([scene.of(subnet), ways, known], `${scene.nameOf(subnet)} reaches the internet`, subnet);
}

/** What is behind another network is not followed, but whether a subnet gets there. */
function led({ by, resource, path }: Onward, subnet: ResourceOf<typeof SUBNETS>, scene: Scene): ElementId {
  const reason = `Where ${scene.nameOf(resource)} leads by its ${by} is not followed.`;
  const beyond = scene.opaque(resource, "external", reason);
  return by === "transitGatewayId" && !isAttached(subnet, resource, path, scene) ? scene.down : beyond;
}

/**
 * "Any resources in Availability Zones where there is no transit gateway attachment cannot reach the transit gateway"
 * (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html). False only where all of its VPC's attachments are known.
 */
function isAttached(subnet: ResourceOf<typeof SUBNETS>, route: Resource, path: string, { graph }: Scene): boolean {
  const [gateway] = graph.references(route, path, [TRANSIT_GATEWAY]).certain;
  const [vpc] = graph.references(subnet, "vpcId", VPCS).certain;
  const { zone } = subnetPlace(subnet, graph);
  if (!gateway || !vpc || zone === undefined) return true;
  const { certain, possible } = graph.referrers(gateway, [TRANSIT_GATEWAY_ATTACHMENT], "transitGatewayId");
  const own = certain.filter((one) => graph.references(one, "vpcId", VPCS).certain.includes(vpc));
  const spans = own.map((one) => spanOfSubnets(one, graph, "subnetIds[*]"));
  if (possible.length > 0 || own.length === 0 || spans.some(({ unknown = 1 }) => unknown > 0)) return true;
  return spans.some(({ zones }) => zones.has(zone));
}
