import { SUBNETS } from "../../../aws";
import { shown, valueOf, type Graph, type Resource, type ResourceOf } from "../../../graph";
import { placeOfSubnet } from "../../../services/zones";
import { hasNoInternetRoute } from "../../balancer/nodes";
import { zoneOf } from "../../place";
import type { Cost } from "../change";
import { one, type Lever } from "./lever";

type Subnet = ResourceOf<typeof SUBNETS>;

/**
 * A subnet in each further zone, of the same VPC, private or public as those that some resources are in.
 * @param sized how many run: then also with so many more that those left without a zone are as many as now
 */
export function moreZones(types: readonly string[], property: string, cost: Cost, sized?: Sized): Lever {
  return {
    types,
    aims: ["time", "end"],
    candidates(resource, graph) {
      const own = graph.references(resource, `${property}[*]`, SUBNETS);
      const now = graph.list(resource, property);
      if (!own.complete || own.external.length > 0 || now.kind !== "known" || own.certain.length === 0) return [];
      const others = inFurtherZones(own.certain, resource, graph);
      const ids = others.flatMap(({ id }) => id ?? []);
      if (ids.length === 0) return [];
      const subnets = { [property]: [...now.value, ...ids] };
      const zones = new Set(own.certain.map((subnet) => zoneIn(subnet, graph))).size + ids.length;
      const sizes = sized?.(resource, graph, (size) => Math.ceil(size / (zones - 1)) * zones);
      return [
        one(resource, graph, cost, subnets),
        ...(sizes ? [one(resource, graph, "instance", { ...subnets, ...sizes })] : []),
      ];
    },
  };
}

/** The properties that say how many run, for another number than now; undefined where that is not known. */
type Sized = (
  resource: Resource,
  graph: Graph,
  enough: (now: number) => number,
) => Readonly<Record<string, number>> | undefined;

const zoneIn = (subnet: Subnet, graph: Graph) => zoneOf(placeOfSubnet(subnet, graph), graph);

function inFurtherZones(own: readonly Subnet[], { region }: Resource, graph: Graph): Subnet[] {
  const zone = (subnet: Subnet) => zoneIn(subnet, graph);
  const kind = (subnet: Subnet) =>
    JSON.stringify([shown(valueOf(graph.value(subnet, "vpcId"))), hasNoInternetRoute(subnet, graph)]);
  const known = new Set(own.map(zone));
  const kinds = new Set(own.map(kind));
  return graph.ofType(...SUBNETS).filter((subnet) => {
    const its = zone(subnet);
    const isNew = its !== undefined && !known.has(its) && subnet.id !== undefined && subnet.region === region;
    if (!isNew || !kinds.has(kind(subnet))) return false;
    known.add(its);
    return true;
  });
}
