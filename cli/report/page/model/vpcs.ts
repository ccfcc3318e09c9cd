import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { balancerOf } from "./balancers";
import { instanceOf } from "./compute";
import { GROUPS } from "./groups";
import type { LayerPicture, SubnetPicture, Tier, VpcPicture, WayOut } from "./picture";
import { referenceOf, textOf } from "./read";
import { wayOutOf } from "./routes";
import { keyOf, placementOf, zoneOf, type Placement, type Spot } from "./spots";

const TIERS: readonly Tier[] = ["public", "private", "isolated", "unknown"];

/** A layer under construction: the key of the spot of each AZ. */
interface Layer {
  picture: LayerPicture;
  keys: (string | undefined)[];
}

/** The VPCs of a region's resources: those of the program, then the one that its resources only refer to. */
export function vpcsOf(graph: Graph, resources: readonly Resource[]): VpcPicture[] {
  const likely = (wantPublic: boolean) => (subnet: Resource) =>
    (tierOf(graph, subnet, wayOutOf(graph, subnet)) === "public") === wantPublic;
  const of = (...types: string[]) => resources.filter((one) => types.includes(one.type));
  const placed = new Map<Resource, Placement>();
  for (const one of of(aws.LOAD_BALANCER, aws.CLASSIC_LOAD_BALANCER)) {
    const outside = textOf(graph, one, "internal") !== "true";
    placed.set(
      one,
      placementOf(graph, one, ["subnets[*]", "subnetMappings[*].subnetId"], ["availabilityZones[*]"], likely(outside)),
    );
  }
  for (const { type, subnets, zones } of GROUPS) {
    for (const one of of(type)) placed.set(one, placementOf(graph, one, [subnets], zones, likely(false)));
  }
  for (const one of of(aws.EC2_INSTANCE, aws.NAT_GATEWAY)) {
    placed.set(one, placementOf(graph, one, ["subnetId"], ["availabilityZone"], likely(one.type === aws.NAT_GATEWAY)));
  }
  const own = of(aws.VPC).map((vpc) => ownVpc(graph, vpc, placed));
  const homeless = [...placed].filter(([, { spots }]) => !spots.some((spot) => spot.kind === "subnet"));
  return homeless.length === 0 ? own : [...own, namedVpc(graph, resources, new Map(homeless))];
}

function ownVpc(graph: Graph, vpc: Resource, placed: ReadonlyMap<Resource, Placement>): VpcPicture {
  const subnets = graph.referrers(vpc, [aws.SUBNET], "vpcId").certain;
  const zones = [...new Set(subnets.map((subnet) => zoneOf(graph, subnet)))].sort((a, b) =>
    (a ?? "~").localeCompare(b ?? "~"),
  );
  const layers: Layer[] = [];
  for (const subnet of subnets) {
    const picture = subnetOf(graph, subnet);
    seat(
      layers,
      tierOf(graph, subnet, picture.wayOut),
      zones.indexOf(zoneOf(graph, subnet)),
      zones.length,
      subnet.urn,
      picture,
    );
  }
  layers.sort((a, b) => TIERS.indexOf(a.picture.tier) - TIERS.indexOf(b.picture.tier));
  furnish(graph, layers, placed);
  return {
    urn: vpc.urn,
    id: vpc.id,
    name: vpc.name,
    cidr: textOf(graph, vpc, "cidrBlock"),
    zones,
    layers: layers.map((layer) => layer.picture),
    gateways: gatewaysOf(graph, vpc),
  };
}

/** A VPC made elsewhere that the resources are in: only the ids of its subnets, or only the AZs, are known. */
function namedVpc(graph: Graph, resources: readonly Resource[], placed: ReadonlyMap<Resource, Placement>): VpcPicture {
  const ids = new Set(resources.flatMap((one) => graph.references(one, "vpcId", [aws.VPC]).external));
  const [id] = ids.size === 1 ? ids : [];
  const named = new Set<string>();
  for (const { spots } of placed.values())
    for (const spot of spots) if (spot.kind !== "subnet" && spot.zone !== undefined) named.add(spot.zone);
  const zones: (string | undefined)[] = [...named].sort();
  const layers: Layer[] = [];
  const spans = [...placed].filter(([resource]) => !SINGLE.includes(resource.type));
  for (const [resource, { spots }] of spans) addSpots(layers, spots, zones, tierFor(graph, resource));
  for (const type of SINGLE) {
    const spots = [...placed].flatMap(([resource, placement]) => (resource.type === type ? placement.spots : []));
    if (spots.length > 0) addSpots(layers, spots, zones, type === aws.NAT_GATEWAY ? "public" : "unknown");
  }
  const widest = Math.max(zones.length, ...layers.map((layer) => layer.picture.cells.length));
  while (zones.length < widest) zones.push(undefined);
  layers.sort((a, b) => TIERS.indexOf(a.picture.tier) - TIERS.indexOf(b.picture.tier));
  furnish(graph, layers, placed);
  return {
    urn: undefined,
    id,
    name: id ?? "not known",
    cidr: undefined,
    zones,
    layers: layers.map((one) => one.picture),
    gateways: [],
  };
}

/** What is in one subnet; all of a kind form a layer. */
const SINGLE: readonly string[] = [aws.EC2_INSTANCE, aws.NAT_GATEWAY];

/** An internet-facing load balancer works in public subnets only; otherwise the tier is unknown. */
function tierFor(graph: Graph, resource: Resource): Tier {
  const balancer = resource.type === aws.LOAD_BALANCER || resource.type === aws.CLASSIC_LOAD_BALANCER;
  return balancer && textOf(graph, resource, "internal") !== "true" ? "public" : "unknown";
}

function addSpots(layers: Layer[], spots: readonly Spot[], zones: readonly (string | undefined)[], tier: Tier): void {
  const known = spots.map(keyOf);
  const layer = layers.find(({ keys }) => known.some((key) => keys.includes(key)));
  const target = layer ?? { keys: [], picture: { tier, cells: [], balancers: [], groups: [] } };
  if (!layer) layers.push(target);
  for (const spot of spots) {
    const key = keyOf(spot);
    if (target.keys.includes(key)) continue;
    const zone = spot.kind === "subnet" ? undefined : spot.zone;
    const place = zone === undefined ? target.keys.length : zones.indexOf(zone);
    target.keys[place] = key;
    const id = spot.kind === "external" ? spot.id : undefined;
    target.picture.cells[place] = {
      urn: undefined,
      id,
      cidr: undefined,
      natGateways: [],
      instances: [],
      wayOut: { kind: "unknown" },
    };
  }
}

/** Puts a subnet into the first layer of its tier whose place in the AZ is free. */
function seat(layers: Layer[], tier: Tier, zone: number, zones: number, key: string, picture: SubnetPicture): void {
  let layer = layers.find((one) => one.picture.tier === tier && one.keys[zone] === undefined);
  if (!layer) {
    const empty = () => Array.from({ length: zones }, () => undefined);
    layer = { keys: empty(), picture: { tier, cells: empty(), balancers: [], groups: [] } };
    layers.push(layer);
  }
  layer.keys[zone] = key;
  layer.picture.cells[zone] = picture;
}

function subnetOf(graph: Graph, subnet: Resource): SubnetPicture {
  return {
    urn: subnet.urn,
    id: subnet.id,
    cidr: textOf(graph, subnet, "cidrBlock"),
    natGateways: [],
    instances: [],
    wayOut: wayOutOf(graph, subnet),
  };
}

function tierOf(graph: Graph, subnet: Resource, wayOut: WayOut): Tier {
  if (wayOut.kind === "internet-gateway" || textOf(graph, subnet, "mapPublicIpOnLaunch") === "true") return "public";
  return wayOut.kind === "nat" ? "private" : wayOut.kind === "none" ? "isolated" : "unknown";
}

/** Puts everything into its layers. */
function furnish(graph: Graph, layers: readonly Layer[], placed: ReadonlyMap<Resource, Placement>): void {
  for (const [resource, { spots, certain }] of placed) {
    const keys = spots.map(keyOf);
    const layer = layers.find((one) => keys.some((key) => one.keys.includes(key)));
    if (!layer) continue;
    const zones = layer.keys.flatMap((key, index) => (key !== undefined && keys.includes(key) ? [index] : []));
    const cell = layer.picture.cells[zones[0]!];
    const group = GROUPS.find(({ type }) => type === resource.type);
    if (group) layer.picture.groups.push(group.picture(graph, resource, zones, certain));
    else if (resource.type === aws.EC2_INSTANCE) cell?.instances.push(instanceOf(graph, resource));
    else if (resource.type === aws.NAT_GATEWAY) cell?.natGateways.push(resource.urn);
    else layer.picture.balancers.push({ ...balancerOf(graph, resource), zones, placed: certain });
  }
}

function gatewaysOf(graph: Graph, vpc: Resource): VpcPicture["gateways"] {
  const internet = graph.referrers(vpc, [aws.INTERNET_GATEWAY], "vpcId").certain;
  const attached = graph
    .referrers(vpc, [aws.INTERNET_GATEWAY_ATTACHMENT], "vpcId")
    .certain.flatMap((one) => referenceOf(graph, one, "internetGatewayId", aws.INTERNET_GATEWAY) ?? []);
  const endpoints = graph.referrers(vpc, [aws.VPC_ENDPOINT], "vpcId").certain;
  return [
    ...[...internet, ...attached].map(({ urn }) => ({ urn, label: "Internet gateway" })),
    ...endpoints.map((one) => ({ urn: one.urn, label: endpointLabel(graph, one) })),
  ];
}

function endpointLabel(graph: Graph, endpoint: Resource): string {
  const service = (textOf(graph, endpoint, "serviceName") ?? endpoint.name).split(".").at(-1)!;
  const name = { s3: "S3", dynamodb: "DynamoDB" }[service] ?? service;
  // Gateway is AWS's default.
  return `${name} ${(textOf(graph, endpoint, "vpcEndpointType") ?? "Gateway").toLowerCase()} endpoint`;
}
