import { groupedBy, valueOf, type Resource } from "../../graph";
import { failoverSide, type RoutingPolicy } from "../../services/route53/record";
import type { ElementId, Flow, Hosts, PoolPart } from "../model";
import type { Scene } from "../scene";
import type { ReadRecord } from "./record";

/** Hosts that one or several records or endpoint groups lead to. */
export interface HostsPart {
  readonly label: string;
  readonly resource: Resource;
  /** One of the records is healthy, as resolvers see it. */
  readonly seen: ElementId;
  readonly hosts: Hosts;
  readonly chosen: ElementId;
  /** Clients are sent there without any fault. */
  readonly carries: boolean;
}

/**
 * The hosts behind a set's records carry the whole load of those that carry it without a fault, wherever clients are sent: a standby
 * that is smaller than what it takes over from is not enough. Undefined where what is behind a record is not counted in hosts.
 */
export function poolOf(
  policy: RoutingPolicy | "simple",
  records: readonly ReadRecord[],
  scene: Scene,
): { flow: Flow; hosts: Hosts } | undefined {
  const counted = records.filter(({ served }) => served.isStatic !== true);
  if (counted.length === 0 || counted.some(({ served }) => served.hosts === undefined)) return undefined;
  const parts = counted.map((read): HostsPart => ({
    label: read.label,
    resource: read.record,
    seen: read.seen,
    hosts: read.served.hosts!,
    chosen: chosenIn(policy, read, records, scene),
    carries: carriesAtRest(policy, read, scene),
  }));
  const pages = records
    .filter((record) => !counted.includes(record))
    .map((record) => chosenIn(policy, record, records, scene));
  const { flow, hosts } = pooled(parts, scene);
  return { flow: unlessPage(pages, flow, scene), hosts };
}

/** The hosts of those parts that clients are sent to carry the load together. */
export function pooled(each: readonly HostsPart[], scene: Scene): { flow: Flow; hosts: Hosts } {
  const parts = joined(each, scene);
  const carrying = parts.filter(({ carries }) => carries);
  const load = carrying.reduce((sum, { hosts }) => sum + hosts.load, 0);
  const sharing = parts.flatMap((part): PoolPart[] => [
    { chosen: part.chosen, units: part.hosts.units, grown: grownIn(part, carrying, scene) },
    ...(part.hosts.grown ?? []).map((grown) => ({ chosen: part.chosen, units: [], grown })),
  ]);
  const pool: Flow = {
    kind: "pool",
    parts: sharing,
    load,
    why: "the hosts that are left carry the load",
  };
  const [only, ...more] = parts;
  const growth = more.length === 0 ? only?.hosts.growth : undefined;
  const counting = parts.flatMap(({ chosen, hosts: { doubt }, label }) => {
    if (doubt === undefined) return [];
    return scene.any([doubt, scene.not(chosen, `no client is sent to ${label}`)], `what ${label} carries is known`);
  });
  const isKnown: Flow = { kind: "gate", element: scene.all(counting, "what carries the load is known") };
  const units = [...new Set(parts.flatMap(({ hosts }) => hosts.units))];
  return {
    flow: counting.length === 0 ? pool : { kind: "least", of: [pool, isKnown] },
    hosts: {
      units,
      load,
      growth,
      grown: sharing.flatMap(({ grown }) => grown ?? []),
      doubt: parts.find(({ hosts }) => hosts.doubt !== undefined)?.hosts.doubt,
    },
  };
}

/** Records that lead to the same hosts are one part: the hosts and their load count once. */
function joined(parts: readonly HostsPart[], scene: Scene): HostsPart[] {
  return [...groupedBy(parts, ({ hosts }) => hosts.units.join()).values()].map((alike) => {
    const [first] = alike;
    if (alike.length === 1) return first!;
    return {
      ...first!,
      seen: scene.any(
        alike.map(({ seen }) => seen),
        "one of the records is healthy",
      ),
      chosen: scene.any(
        alike.map(({ chosen }) => chosen),
        `clients are sent to what ${first!.label} leads to`,
      ),
      carries: alike.some(({ carries }) => carries),
    };
  });
}

/** Files need no hosts. */
function unlessPage(pages: readonly ElementId[], pool: Flow, scene: Scene): Flow {
  const isPage = scene.any(pages, "clients are sent to a page");
  const isService = scene.not(isPage, "clients are sent to a service");
  const cases = [
    { when: isPage, flow: { kind: "gate", element: scene.up } as const },
    { when: isService, flow: pool },
  ];
  return pages.length === 0 ? pool : { kind: "choose", cases };
}

function chosenIn(
  policy: RoutingPolicy | "simple",
  record: ReadRecord,
  records: readonly ReadRecord[],
  scene: Scene,
): ElementId {
  const others = records.filter((one) => one !== record);
  if (policy === "simple" || others.length === 0) return scene.up;
  const otherSeen = scene.any(
    others.map(({ seen }) => seen),
    "another record is healthy",
  );
  const isLeft = scene.not(otherSeen, "no other record is healthy");
  const isFirst = policy !== "failover" || sideOf(record, scene) === "PRIMARY";
  if (isFirst) return scene.any([record.seen, isLeft], `clients are sent to ${record.label}`);
  const primary = scene.any(
    [otherSeen, scene.not(record.seen, `${record.label} is not answered`)],
    "clients are sent to the primary",
  );
  return scene.not(primary, `clients are sent to ${record.label}`);
}

function carriesAtRest(policy: RoutingPolicy | "simple", record: ReadRecord, scene: Scene): boolean {
  if (policy === "failover") return sideOf(record, scene) !== "SECONDARY";
  return policy !== "weighted" || valueOf(scene.graph.number(record.record, "weightedRoutingPolicies[0].weight")) !== 0;
}

function sideOf({ record }: ReadRecord, { graph }: Scene): string | undefined {
  return valueOf(failoverSide(record, graph));
}

/** What scaling adds once clients come from another record. */
function grownIn(
  { label, resource, hosts, chosen, carries }: HostsPart,
  carrying: readonly HostsPart[],
  scene: Scene,
): PoolPart["grown"] {
  const { growth } = hosts;
  const others = carrying.filter((part) => part.hosts !== hosts);
  if (!growth || (carries && others.length === 0)) return undefined;
  const stay = scene.all(
    others.map(({ seen }) => seen),
    "every other record keeps its clients",
  );
  const after = scene.all([chosen, scene.not(stay, `${label} takes over clients`)], `${label} takes over clients`);
  const { of, takes, needs, count } = growth;
  const step = scene.step({ id: `scale out ${of}`, by: "itself", after, takes, needs, resource });
  return { element: step.done, count };
}
