import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { attachments } from "./attached";
import { checksOf } from "./checks";
import { FRONTS, GROUPS } from "./groups";
import { bucketOf, distributionOf } from "./edge";
import { namesOf } from "./paths";
import type { CheckPicture, DnsPicture, Duty, HostPicture, Picture, RegionPicture } from "./picture";
import { textOf } from "./read";
import { hostsOf } from "./records";
import { countsByService } from "./services";
import { NO_REGION, STORES, storesOf } from "./stores";
import { vpcsOf } from "./vpcs";

export { NO_REGION };

/** A picture, and for each resource that is not in it the drawn ones that it belongs to. */
export interface Model {
  picture: Picture;
  drawn: Set<string>;
  attached: Map<string, string[]>;
}

/** Reads what is to be drawn from the resources alone. */
export function modelOf(graph: Graph): Model {
  const dns = dnsOf(graph);
  const { regions: bare, copies } = regionsOf(graph, dns.checks);
  const names = namesOf(dns.hosts);
  const picture: Picture = { dns, regions: bare, copies, names, duties: dutiesOf(names, dns.hosts, bare) };
  const drawn = drawnIn(picture);
  const attached = attachedTo(graph, drawn, bare);
  const left = (region: RegionPicture) =>
    graph.resources.filter(
      (one) => one.custom && regionOf(one) === region.name && !drawn.has(one.urn) && !attached.has(one.urn),
    );
  const regions = bare.map((region) => ({ ...region, others: countsByService(left(region).filter(isOfAws)) }));
  return { picture: { ...picture, regions }, drawn, attached };
}

/** As `attachments`; a store's members belong to it, and so do their own parts. */
function attachedTo(graph: Graph, drawn: ReadonlySet<string>, regions: readonly RegionPicture[]) {
  const stores = regions.flatMap((region) => region.stores);
  const shown = new Map(stores.flatMap(({ urn, members }) => members.map((member) => [member, urn] as const)));
  const found = attachments(graph, new Set([...drawn, ...shown.keys()]));
  const attached = new Map([...shown].map(([member, urn]) => [member, [urn]]));
  for (const [urn, to] of found) attached.set(urn, [...new Set(to.map((one) => shown.get(one) ?? one))]);
  return attached;
}

function isOfAws(resource: Resource): boolean {
  return resource.type.startsWith("aws:") && !resource.type.startsWith("aws:route53/");
}

function regionOf(resource: Resource): string {
  return resource.region ?? NO_REGION;
}

function dnsOf(graph: Graph): DnsPicture {
  const checks = checksOf(graph);
  const found = hostsOf(graph);
  const used = new Set([
    ...found.hosts.flatMap(({ records }) => records.map((record) => record.healthCheck)),
    ...[...checks.values()].flatMap((check) => check.children),
  ]);
  const made = graph
    .ofType(aws.HOSTED_ZONE)
    .map((zone) => ({ urn: zone.urn, label: textOf(graph, zone, "name") ?? zone.name }));
  return { ...found, zones: made, checks, unusedChecks: [...checks.keys()].filter((urn) => !used.has(urn)) };
}

const DRAWN_TYPES: readonly string[] = [
  aws.VPC,
  aws.LOAD_BALANCER,
  aws.CLASSIC_LOAD_BALANCER,
  ...[...GROUPS, ...FRONTS].map(({ type }) => type),
  aws.EC2_INSTANCE,
  ...aws.BUCKETS,
  ...STORES,
];

/** The regions with anything that is drawn, in the order of the stacks; and the copies between them. */
function regionsOf(graph: Graph, checks: ReadonlyMap<string, CheckPicture>) {
  const drawn = new Set(graph.ofType(...DRAWN_TYPES));
  const rows = graph.ofType(...aws.BUCKETS).map((one) => bucketOf(graph, one, checks.values()));
  const { stores, copies } = storesOf(graph, new Set(rows.filter(({ uses }) => uses.length > 0).map(({ urn }) => urn)));
  const data = new Set(stores.map(({ urn }) => urn));
  const order = [
    ...graph.resources.filter((one) => drawn.has(one)).map(regionOf),
    ...stores.map(({ region }) => region),
  ];
  const regions = [...new Set(order)].map((name): RegionPicture => {
    const resources = graph.resources.filter((one) => regionOf(one) === name && one.type.startsWith("aws:"));
    const own = new Set(resources.filter((one) => aws.BUCKETS.includes(one.type)).map((one) => one.urn));
    const distributions = graph.ofType(aws.DISTRIBUTION).map((one) => distributionOf(graph, one));
    const vpcs = vpcsOf(graph, resources);
    const balancers = vpcs.flatMap((vpc) => vpc.layers.flatMap((layer) => layer.balancers.map((one) => one.urn)));
    return {
      name,
      stacks: [...new Set(resources.filter((one) => drawn.has(one)).map((one) => one.stack))],
      vpcs,
      buckets: rows.filter(({ urn }) => own.has(urn) && !data.has(urn)),
      stores: stores.filter(({ region }) => region === name),
      distributions: distributions.filter(({ origins: [origin] }) =>
        origin === undefined ? order[0] === name : own.has(origin) || balancers.includes(origin),
      ),
      fronts: FRONTS.flatMap(({ type, picture }) =>
        resources.filter((one) => one.type === type).map((one) => picture(graph, one)),
      ),
      others: [],
    };
  });
  return { regions, copies };
}

/** Which targets serve and which are standby; with a target, everything behind it. */
function dutiesOf(
  names: Picture["names"],
  hosts: readonly HostPicture[],
  regions: readonly RegionPicture[],
): Map<string, Duty> {
  const duties = new Map<string, Duty>();
  const behind = new Map<string, string[]>();
  for (const region of regions) {
    for (const layer of region.vpcs.flatMap((vpc) => vpc.layers)) {
      for (const one of layer.balancers)
        behind.set(
          one.urn,
          one.targetGroups.flatMap((group) => [group.urn, ...group.members]),
        );
    }
    for (const one of region.distributions) behind.set(one.urn, one.origins);
  }
  const give = (urn: string, duty: Duty) => {
    if (duties.get(urn) !== "serves") duties.set(urn, duty);
    for (const one of behind.get(urn) ?? []) if (duties.get(one) !== "serves") duties.set(one, duty);
  };
  const choices = names.flatMap((name) => name.choices);
  for (const { target, rank } of choices) {
    if (target.kind === "resource") give(target.urn, rank === 0 ? "serves" : "standby");
  }
  // Without routing between regions every target of a name serves.
  if (choices.length > 0) return duties;
  for (const { target } of hosts.flatMap((host) => host.records))
    if (target.kind === "resource") give(target.urn, "serves");
  return duties;
}

function drawnIn({ dns, regions }: Picture): Set<string> {
  const found: (string | undefined)[] = [
    ...dns.zones.map((zone) => zone.urn),
    ...dns.hosts.flatMap((host) => host.records.map((record) => record.urn)),
    ...dns.checks.keys(),
  ];
  for (const region of regions) {
    found.push(...[...region.buckets, ...region.distributions, ...region.fronts].map((one) => one.urn));
    found.push(...region.stores.flatMap(({ urn, parts }) => [urn, ...parts.map((part) => part.urn)]));
    for (const vpc of region.vpcs) {
      found.push(vpc.urn, ...vpc.gateways.map((one) => one.urn));
      for (const { cells, balancers, groups } of vpc.layers) {
        for (const cell of cells)
          found.push(cell?.urn, ...(cell?.natGateways ?? []), ...(cell?.instances ?? []).map((one) => one.urn));
        found.push(...groups.map((one) => one.urn));
        for (const one of balancers) found.push(one.urn, ...one.targetGroups.map((group) => group.urn));
      }
    }
  }
  return new Set(found.filter((urn) => urn !== undefined));
}
