import { SUBNET } from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { placeOfSubnetId } from "../../../../policy/services/zones";
import { textOf, textsOf } from "./read";

/** A place: a subnet of the program, one made elsewhere, whose zone is known where the program declares it, or an AZ of a default VPC. */
export type Spot =
  | { kind: "subnet"; subnet: Resource }
  | { kind: "external"; id: string; zone: string | undefined }
  | { kind: "zone"; zone: string };

export interface Placement {
  spots: Spot[];
  /** False where the subnets are known only after deployment, and the spots are the candidates. */
  certain: boolean;
}

/** The candidate subnets of a load balancer or group while they are unknown: public ones for an internet-facing one. */
type Likely = (subnet: Resource) => boolean;

/** The spots that the properties at `paths` name; `zonePaths` name zones, where no subnet is given. */
export function placementOf(
  graph: Graph,
  resource: Resource,
  paths: readonly string[],
  zonePaths: readonly string[],
  likely: Likely,
): Placement {
  const spots: Spot[] = [];
  let certain = true;
  for (const path of paths) {
    const { certain: resources, external, possible: candidates, complete } = graph.references(resource, path, [SUBNET]);
    spots.push(...resources.map((subnet) => ({ kind: "subnet", subnet }) as const));
    spots.push(...external.map((id) => ({ kind: "external", id, zone: placeOfSubnetId(id, graph).name }) as const));
    const probable = candidates.filter(likely);
    const meant = probable.length > 0 ? probable : candidates;
    spots.push(...meant.map((subnet) => ({ kind: "subnet", subnet }) as const));
    certain &&= complete;
  }
  if (spots.length > 0) return { spots, certain };
  const zones = zonePaths.flatMap((path) => textsOf(graph, resource, path));
  return { spots: [...new Set(zones)].map((zone) => ({ kind: "zone", zone })), certain };
}

/** The AZ of a subnet of the program; undefined where it is not known. */
export function zoneOf(graph: Graph, subnet: Resource): string | undefined {
  return textOf(graph, subnet, "availabilityZone") ?? textOf(graph, subnet, "availabilityZoneId");
}

/** A key that is equal for the same place. */
export function keyOf(spot: Spot): string {
  switch (spot.kind) {
    case "subnet":
      return spot.subnet.urn;
    case "external":
      return spot.id;
    case "zone":
      return `zone ${spot.zone}`;
  }
}
