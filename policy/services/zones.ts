import { SUBNETS } from "../aws";
import { isTreeObject, perGraph, valueOf, type Graph, type Resource } from "../graph";
import { compliant, undecided, violation, type Verdict } from "../verdict";

/** The Availability Zones that something is known to span, and in how many more it may be. */
export interface ZoneSpan {
  /** The property that says so. */
  readonly property: string;
  readonly zones: ReadonlySet<string>;
  /** Places whose zone is not known; undefined where even their number is not. */
  readonly unknown: number | undefined;
  /** The zones that it has at the least, because AWS refuses fewer. */
  readonly atLeast?: number;
}

/** Where something is, as far as it is known: a zone's name (us-east-1a), its id (use1-az1), both or neither. */
export interface Place {
  readonly name: string | undefined;
  readonly id: string | undefined;
}

/** The place of a subnet. */
export function placeOfSubnet(subnet: Resource, graph: Graph): Place {
  const read = (property: string) => valueOf(graph.string(subnet, property));
  return { name: read("availabilityZone"), id: read("availabilityZoneId") };
}

/** The zones that components declare in their output `subnetAvailabilityZones`, by the id of a subnet that was made elsewhere. */
const declaredZones = perGraph((graph) => {
  const outputs = graph.resources.filter(({ custom }) => !custom).map((one) => one.outputs["subnetAvailabilityZones"]);
  return new Map(outputs.flatMap((zones) => (isTreeObject(zones) ? Object.entries(zones) : [])));
});

/** The names of the zones that components declare for subnets that were made elsewhere. */
export function namesOfDeclaredZones(graph: Graph): readonly string[] {
  const names = [...declaredZones(graph).values()].filter((zone) => typeof zone === "string");
  return [...new Set(names)].sort();
}

/** The place of a subnet that was made elsewhere, as far as a component declares it. */
export function placeOfSubnetId(id: string, graph: Graph): Place {
  const zone = declaredZones(graph).get(id);
  return { name: typeof zone === "string" ? zone : undefined, id: undefined };
}

/**
 * The zones of some places. Names and ids are never mixed: us-east-1a and use1-az1 may be one zone.
 * @param unplaced how many more there are of which nothing is known; undefined where that is open
 */
export function spanOf(property: string, places: readonly Place[], unplaced: number | undefined): ZoneSpan {
  const byName = places.some((place) => place.name !== undefined);
  const found = places.map((place) => (byName ? place.name : place.id));
  const zones = new Set(found.filter((zone) => zone !== undefined));
  const unnamed = found.filter((zone) => zone === undefined).length;
  return { property, zones, unknown: unplaced === undefined ? undefined : unnamed + unplaced };
}

/**
 * The zones of the subnets at a path such as `subnets[*]` or `subnetMappings[*].subnetId`.
 * @param guaranteed in how many zones AWS requires a number of distinct subnets to be, which counts for those that were made elsewhere
 */
export function spanOfSubnets(
  resource: Resource,
  graph: Graph,
  path: string,
  guaranteed?: (subnets: number) => number,
): ZoneSpan {
  const subnets = graph.references(resource, path, SUBNETS);
  const external = [...new Set(subnets.external)].map((id) => placeOfSubnetId(id, graph));
  const places = [
    ...subnets.certain.map((subnet) => placeOfSubnet(subnet, graph)),
    ...external.filter(({ name }) => name !== undefined),
  ];
  const unplaced = subnets.external.length - external.filter(({ name }) => name !== undefined).length;
  const property = path.slice(0, path.indexOf("["));
  const span = spanOf(property, places, subnets.complete ? unplaced : undefined);
  // Subnets of the program of which two are in one zone are what AWS would refuse: nothing follows from them.
  const distinct = external.filter(({ name }) => name === undefined).length + span.zones.size;
  return guaranteed && span.zones.size === places.length ? { ...span, atLeast: guaranteed(distinct) } : span;
}

/** The zones that a list such as `availabilityZones` names. */
export function spanOfNames(resource: Resource, graph: Graph, property: string): ZoneSpan {
  const { values, open } = graph.values(resource, `${property}[*]`);
  const zones = new Set(values.filter((zone) => typeof zone === "string"));
  return { property, zones, unknown: open ? undefined : values.filter((zone) => typeof zone !== "string").length };
}

/** The zones of an Auto Scaling group. With subnets, AWS takes the zones from them, and names are only its answer. */
export function spanOfGroup(group: Resource, graph: Graph): ZoneSpan {
  return graph.input(group, "vpcZoneIdentifiers").kind === "missing"
    ? spanOfNames(group, graph, "availabilityZones")
    : spanOfSubnets(group, graph, "vpcZoneIdentifiers[*]");
}

/** "1 Availability Zone", "2 Availability Zones". */
export function zoneCount(count: number): string {
  return `${count} Availability Zone${count === 1 ? "" : "s"}`;
}

/**
 * Whether a span has enough zones.
 * @param what the beginning of the message, such as "It has nodes in"
 * @param lost what the loss of its only zone takes, such as "every one of them"
 */
export function judgeSpan(span: ZoneSpan, minimum: number, what: string, lost: string): Verdict {
  const { property, zones, unknown, atLeast = 0 } = span;
  const named = [...zones].sort();
  if (zones.size >= minimum || atLeast >= minimum) return compliant();
  if (unknown === undefined || zones.size + unknown >= minimum) {
    return undecided({
      property,
      reason: `Not all of its zones are known before deployment; known are ${named.join(", ") || "none"}.`,
    });
  }
  const count = zones.size + unknown;
  const names = named.length > 0 ? ` (${named.join(", ")})` : "";
  const consequence = count === 1 ? `: the loss of ${named[0] ?? "that zone"} takes ${lost}` : "";
  return violation({
    property,
    actual: named,
    wanted: `at least ${zoneCount(minimum)}`,
    message: `${what} ${zoneCount(count)}${names}, fewer than ${minimum}${consequence}.`,
  });
}
