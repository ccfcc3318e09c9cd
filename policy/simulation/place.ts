import { SUBNETS } from "../aws";
import { perGraph, valueOf, type Graph, type Resource } from "../graph";
import { namesOfDeclaredZones, placeOfSubnet, placeOfSubnetId } from "../services/zones";
import { regionOfAtom, split, zoneAtom } from "./atoms";
import { givenBy } from "./figures";
import type { Doubt, Place } from "./model";

const ACCOUNT = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/;

/** The account in a resource's ARN; undefined where that is not known. */
export function accountOf(resource: Resource): string | undefined {
  const { arn } = resource.outputs;
  return typeof arn === "string" ? ACCOUNT.exec(arn)?.[1] : undefined;
}

/** The account of each stack's resources, where all of its ARNs agree: those of S3, for one, have none. */
const accountsOfStacks = perGraph((graph) => {
  const found = new Map<string, Set<string>>();
  for (const resource of graph.resources) {
    const account = accountOf(resource);
    if (account !== undefined) found.set(resource.stack, (found.get(resource.stack) ?? new Set()).add(account));
  }
  return found;
});

/** The account of a resource: that of its ARN, else the only one of its stack. */
export function accountIn(resource: Resource, graph: Graph): string | undefined {
  const own = accountOf(resource);
  const stack = accountsOfStacks(graph).get(resource.stack);
  return own ?? (stack?.size === 1 ? [...stack][0] : undefined);
}

/** The place of a resource that is in no one Availability Zone. */
export function regionalPlace(resource: Resource): Place {
  const { region, urn } = resource;
  const given = region === undefined ? undefined : { urn, property: "region", value: region, isDefault: false };
  return { account: accountOf(resource), region, ...(given && { given }) };
}

/** What zone ids stand for: the names that AWS answered for the subnets that have both. */
const zoneNames = perGraph((graph) => {
  const names = new Map<string, string>();
  for (const subnet of graph.ofType(...SUBNETS)) {
    const { name, id } = placeOfSubnet(subnet, graph);
    if (name !== undefined && id !== undefined) names.set(id, name);
  }
  return names;
});

/** A zone by its name where that is known, else by its id. */
export function zoneOf(place: { readonly name: string | undefined; readonly id: string | undefined }, graph: Graph) {
  return place.name ?? (place.id === undefined ? undefined : (zoneNames(graph).get(place.id) ?? place.id));
}

/** The place of what is in a subnet. */
export function subnetPlace(subnet: Resource, graph: Graph): Place {
  const zone = zoneOf(placeOfSubnet(subnet, graph), graph);
  const [given] = [...givenBy(subnet, "availabilityZone", graph), ...givenBy(subnet, "availabilityZoneId", graph)];
  return { ...regionalPlace(subnet), zone, ...(given && { given }) };
}

/** The place of what is in a subnet that was made elsewhere: its zone is known where a component declares it. */
export function externalSubnetPlace(id: string, inIt: Resource, graph: Graph): Place {
  return { ...regionalPlace(inIt), zone: placeOfSubnetId(id, graph).name };
}

/** The zones that a graph knows of, each with its Region: those of its subnets, and those that components declare of others. */
export const knownZones = perGraph((graph): readonly Place[] => {
  const regions = new Set(graph.resources.flatMap(({ region }) => region ?? []));
  const declared = namesOfDeclaredZones(graph).map((zone) => ({ region: regionOfZone(zone), zone }));
  const placed = graph.ofType(...SUBNETS).map((subnet) => subnetPlace(subnet, graph));
  return [...placed, ...declared.filter(({ region }) => regions.has(region))];
});

/** us-east-1a is in us-east-1, as is the Local Zone us-east-1-bos-1a. */
const regionOfZone = (zone: string): string => /^[a-z]{2}(-[a-z]+)+-\d+/.exec(zone)?.[0] ?? zone;

/** The place of what has a property `availabilityZone`. */
export function zonalPlace(resource: Resource, graph: Graph): Place {
  const [given] = givenBy(resource, "availabilityZone", graph);
  const name = valueOf(graph.string(resource, "availabilityZone"));
  return { ...regionalPlace(resource), zone: name, ...(given && { given }) };
}

const isZoneId = (zone: string): boolean => /-az\d+$/.test(zone);

/**
 * The atoms that may take what is at a place although it is not known: those of any Region, its zones and services, where its own is not
 * known, those of any zone of its Region where only its zone is not, and a zone's id where it has a name that no subnet joins to an id.
 */
export function doubtsOf(place: Place, zonal: boolean): Doubt {
  // The same function for what can't be told apart by it, so that it is asked once and not for each element there.
  const key = `${place.account === undefined} ${place.region} ${zonal ? place.zone : "-"} ${zonal}`;
  const made = doubts.get(key) ?? doubtsAt(place, zonal);
  doubts.set(key, made);
  return made;
}

const doubts = new Map<string, Doubt>();

function doubtsAt(place: Place, zonal: boolean): Doubt {
  const { region, zone, account } = place;
  const own = region === undefined || zone === undefined ? undefined : zoneAtom(region, zone);
  return (atom) => {
    const [kind, rest] = split(atom);
    if (kind === "account" || kind === "rights") return account === undefined;
    if (region === undefined) return kind === "region" || kind === "zone" || kind === "service";
    if (kind !== "zone" || !zonal) return false;
    if (!rest.startsWith(`${region}/`) || atom === own) return false;
    return zone === undefined || isZoneId(zone) !== isZoneId(rest);
  };
}

const everywhere = new Map<string | undefined, Doubt>();

/** A doubt about every atom that is not known to be in another Region. */
export function anyIn(region: string | undefined): Doubt {
  const before = everywhere.get(region);
  if (before) return before;
  const made: Doubt = (atom) => region === undefined || (regionOfAtom(atom) ?? region) === region;
  everywhere.set(region, made);
  return made;
}

/** Services whose resources are in no one Region, whatever their provider's. */
export const isGlobal = (type: string): boolean =>
  /^aws:(cloudfront|globalaccelerator|iam|organizations|route53|waf)\//.test(type);
