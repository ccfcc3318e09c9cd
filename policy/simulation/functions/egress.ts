import { AUTO_SCALING_GROUP, ECS_SERVICE, LAMBDA_FUNCTION, SUBNETS } from "../../aws";
import type { Resource, ResourceOf } from "../../graph";
import { natGatewaysOf, routeTablesOf } from "../../services/vpc/egress-routes";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { addNamed, type Unnamed } from "./named";

/** What runs in subnets, and the property that names them. */
const IN_SUBNETS = [
  [AUTO_SCALING_GROUP, "vpcZoneIdentifiers[*]"],
  [ECS_SERVICE, "networkConfiguration.subnets[*]"],
  [LAMBDA_FUNCTION, "vpcConfig.subnetIds[*]"],
] as const;

/** `egress <subnet>`, and `egress <group>` of what runs in such subnets: whether it reaches the internet, through NAT gateways. */
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

/** Undefined for a subnet that no NAT gateway leads out of, for all that is known. */
function egressOf(subnet: ResourceOf<typeof SUBNETS>, scene: Scene): ElementId | undefined {
  const tables = routeTablesOf(subnet, scene.graph);
  const found = tables.certain.map((table) => natGatewaysOf(table, scene.graph));
  const gateways = [...new Set(found.flatMap(({ certain }) => certain))];
  if (gateways.length === 0) return undefined;
  const doubts = [tables, ...found].flatMap(
    ({ possible, why }) =>
      why ?? possible.map(({ name }) => `Whether ${name} leads out of ${subnet.name} is not known.`),
  );
  const ways = scene.any(
    gateways.map((gateway) => scene.of(gateway)),
    `a NAT gateway of ${scene.nameOf(subnet)}`,
  );
  const [doubt] = doubts;
  const known = doubt === undefined ? scene.up : scene.unknown(doubt, subnet);
  return scene.all([scene.of(subnet), ways, known], `${scene.nameOf(subnet)} reaches the internet`, subnet);
}
