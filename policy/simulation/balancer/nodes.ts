import { ROUTE, SUBNETS, type ROUTE_TABLES } from "../../aws";
import { valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { routeTablesOf } from "../../services/vpc/egress-routes";
import { liveAtoms, serviceAtom } from "../atoms";
import type { Atom, ElementId } from "../model";
import { doubtsOf, externalSubnetPlace, subnetPlace } from "../place";
import type { Scene } from "../scene";

type Subnet = ResourceOf<typeof SUBNETS>;

/** A load balancer's node in one of its subnets. */
export interface Node {
  readonly element: ElementId;
  /** Undefined where it is not known. */
  readonly zone: string | undefined;
}

/** A load balancer's nodes, one in each of its subnets; those that clients can't reach are not up. */
export function nodesOf(balancer: Resource, paths: readonly string[], service: string, scene: Scene): Node[] {
  const { graph } = scene;
  const isInternal = valueOf(graph.boolean(balancer, "internal", false)) ?? false;
  return paths.flatMap((path) => {
    if (graph.given(balancer, path.slice(0, path.indexOf("["))).kind === "missing") return [];
    const { certain, external, complete } = graph.references(balancer, path, SUBNETS);
    const known = certain.map((subnet) => inSubnet(balancer, subnet, service, isInternal, scene));
    const others = external.map((name) => elsewhere(balancer, name, service, scene));
    return [...known, ...others, ...(complete ? [] : [later(balancer, service, isInternal, scene)])];
  });
}

function serviceAtoms(balancer: Resource, service: string): Atom[] {
  return balancer.region === undefined ? [] : [serviceAtom(service, balancer.region)];
}

function inSubnet(balancer: Resource, subnet: Subnet, service: string, isInternal: boolean, scene: Scene): Node {
  const place = subnetPlace(subnet, scene.graph);
  const why = `the node of ${scene.nameOf(balancer)} in ${scene.nameOf(subnet)}`;
  const node = scene.placed(balancer, place, true, why, serviceAtoms(balancer, service));
  const isCutOff = !isInternal && hasNoInternetRoute(subnet, scene.graph);
  const reached = isCutOff ? scene.down : scene.of(subnet);
  return { element: scene.all([node, reached], why, balancer), zone: place.zone };
}

function elsewhere(balancer: Resource, name: string, service: string, scene: Scene): Node {
  const place = externalSubnetPlace(name, balancer, scene.graph);
  const atoms = [...serviceAtoms(balancer, service), ...liveAtoms(place)];
  const why = `the node of ${scene.nameOf(balancer)} in ${name}`;
  return {
    element: scene.leaf(atoms, why, { resource: balancer, mayFailWith: doubtsOf(place, true) }),
    zone: place.zone,
  };
}

/** A node in a subnet that is known after deployment; where no subnet of the Region leads to the internet, it is in doubt at rest as well. */
function later(balancer: Resource, service: string, isInternal: boolean, scene: Scene): Node {
  const name = "a subnet known after deployment";
  const node = elsewhere(balancer, name, service, scene);
  const candidates = scene.graph.ofType(...SUBNETS).filter(({ region }) => region === balancer.region);
  const isReached =
    isInternal || candidates.length === 0 || candidates.some((one) => !hasNoInternetRoute(one, scene.graph));
  if (isReached) return node;
  const doubt = scene.unknown(`No subnet of ${balancer.region} leads to the internet.`, balancer);
  return { ...node, element: scene.all([node.element, doubt], name, balancer) };
}

/** Whether a subnet's route tables, all of them known, have no route to an internet gateway. */
export function hasNoInternetRoute(subnet: Subnet, graph: Graph): boolean {
  const tables = routeTablesOf(subnet, graph);
  const isKnown = tables.certain.length > 0 && tables.possible.length === 0 && tables.why === undefined;
  return isKnown && tables.certain.every((table) => leadsInside(table, graph));
}

function leadsInside(table: ResourceOf<typeof ROUTE_TABLES>, graph: Graph): boolean {
  const inline = graph.values(table, "routes[*].gatewayId");
  const routes = graph.referrers(table, [ROUTE], "routeTableId");
  const isOpen = inline.open || inline.values.length > 0 || routes.possible.length > 0;
  return !isOpen && routes.certain.every((route) => graph.given(route, "gatewayId").kind === "missing");
}
