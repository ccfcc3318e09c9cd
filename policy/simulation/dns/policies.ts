import { valueOf } from "../../graph";
import { failoverSide, type RoutingPolicy } from "../../services/route53/record";
import type { ElementId, Flow, SplitPart } from "../model";
import type { Scene } from "../scene";
import type { ReadRecord } from "./record";

/** What clients are sent to while it is healthy, as far as they see that. */
export interface Destination extends Pick<ReadRecord, "label" | "seen"> {
  readonly flow: Flow;
}

/** A record of a set, with what a client gets that was given it. */
export type Candidate = ReadRecord & Destination;

/**
 * What clients get of a set, by its policy; undefined where AWS would refuse the set. Where no record is healthy Route 53
 * answers as if all were (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html).
 */
export function choose(
  policy: RoutingPolicy | "simple",
  records: readonly Candidate[],
  scene: Scene,
): Flow | undefined {
  switch (policy) {
    case "simple":
      return records.length === 1 ? records[0]!.flow : undefined;
    case "failover":
      return failover(records, scene);
    case "weighted":
      return weighted(records, scene);
    case "multivalue answer":
      return multivalue(records, scene);
    case "geolocation":
      return geolocation(records, scene);
    case "latency":
    case "geoproximity":
    case "IP-based":
      return nearest(records, scene);
  }
}

/** PRIMARY unless it is unhealthy and SECONDARY is healthy (API_ResourceRecordSet.html, Failover). */
function failover(records: readonly Candidate[], scene: Scene): Flow | undefined {
  const side = (name: string) => records.filter(({ record }) => valueOf(failoverSide(record, scene.graph)) === name);
  const [primary, ...primaries] = side("PRIMARY");
  const [secondary, ...secondaries] = side("SECONDARY");
  const count = [primary, secondary].filter((one) => one !== undefined).length;
  if (primaries.length + secondaries.length > 0 || count !== records.length) return undefined;
  if (!primary || !secondary) return (primary ?? secondary)?.flow;
  const without = scene.not(secondary.seen, `${secondary.label} is not answered`);
  const isPrimary = scene.any([primary.seen, without], `clients are sent to ${primary.label}`);
  const isSecondary = scene.not(isPrimary, `clients are sent to ${secondary.label}`);
  return {
    kind: "choose",
    cases: [
      { when: isPrimary, flow: primary.flow },
      { when: isSecondary, flow: secondary.flow },
    ],
  };
}

/** Those of weight 0 only while no other is healthy; if every weight is 0, all alike (API_ResourceRecordSet.html, Weight). */
function weighted(records: readonly Candidate[], scene: Scene): Flow {
  const read = records.map((one) => ({
    one,
    weight: valueOf(scene.graph.number(one.record, "weightedRoutingPolicies[0].weight")),
  }));
  const unknown = read.some(({ weight }) => weight === undefined);
  const heavy = read.filter(({ weight }) => unknown || weight !== 0);
  const first = heavy.length > 0 ? heavy : read;
  const rest = read.filter((one) => !first.includes(one));
  const noneOfFirst = noneOf(
    first.map(({ one }) => one),
    scene,
  );
  const none = noneOf(records, scene);
  const part = ({ one, weight }: (typeof read)[number], chosen: ElementId, alike: boolean): SplitPart => ({
    label: one.label,
    weight: unknown ? undefined : alike ? 1 : weight,
    chosen,
    flow: one.flow,
  });
  const why = "each client is sent to one record, by weight";
  const parts = [
    ...first.map((one) =>
      part(one, scene.any([one.one.seen, none], `${one.one.label} is answered`), heavy.length === 0),
    ),
    ...rest.map((one) => part(one, scene.all([one.one.seen, noneOfFirst], `${one.one.label} is answered`), true)),
  ];
  return { kind: "split", parts, why };
}

/** Up to eight healthy ones in each answer; "client software typically tries another of the IP addresses" (MultiValueAnswer). */
function multivalue(records: readonly Candidate[], scene: Scene): Flow {
  const none = noneOf(records, scene);
  const nothing: Flow = { kind: "gate", element: scene.down };
  const answered = records.map((one): Flow => {
    const when = scene.any([one.seen, none], `${one.label} is answered`);
    const isLeft = scene.not(when, `${one.label} is left out`);
    return {
      kind: "choose",
      cases: [
        { when, flow: one.flow },
        { when: isLeft, flow: nothing },
      ],
    };
  });
  return { kind: "best", of: answered };
}

/** Each client has its nearest record, and the next one while that is unhealthy: which one that is no resource shows. */
function nearest(records: readonly Candidate[], scene: Scene): Flow {
  return areas(records, (one) => records.filter((other) => other !== one), scene);
}

/**
 * Each location has its record; while that is unhealthy the one of the larger location, at last the default one
 * (API_ResourceRecordSet.html, HealthCheckId). Which continent a country is in is not followed: any continent's may be.
 */
function geolocation(records: readonly Candidate[], scene: Scene): Flow {
  const sizeOf = ({ record }: Candidate): number => {
    const read = (name: string) => valueOf(scene.graph.string(record, `geolocationRoutingPolicies[0].${name}`));
    if (read("subdivision")) return 0;
    if (read("continent")) return 2;
    return read("country") === "*" ? 3 : 1;
  };
  return areas(records, (one) => records.filter((other) => sizeOf(other) > sizeOf(one)), scene);
}

/** One part for each one's own clients, whose shares are not known. */
export function areas<D extends Destination>(
  records: readonly D[],
  others: (one: D) => readonly Destination[],
  scene: Scene,
): Flow {
  const [only] = records;
  if (only && records.length === 1 && others(only).length === 0) return only.flow;
  const parts = records.map((one): SplitPart => {
    const fallbacks = others(one);
    const none = noneOf(fallbacks, scene);
    const own = scene.any([one.seen, none], `${one.label} is answered`);
    const elsewhere = scene.not(own, `the clients of ${one.label} are sent elsewhere`);
    const cases = [
      { when: own, flow: one.flow },
      { when: elsewhere, flow: anyHealthy(fallbacks) },
    ];
    return { label: one.label, weight: undefined, chosen: scene.up, flow: { kind: "choose", cases } };
  });
  return { kind: "split", parts, why: "each client is sent to the record of its own location" };
}

/** A healthy one of several, which of them is not known. */
function anyHealthy(records: readonly Destination[]): Flow {
  const [only] = records;
  if (only && records.length === 1) return only.flow;
  const parts = records.map((one): SplitPart => ({
    label: one.label,
    weight: undefined,
    chosen: one.seen,
    flow: one.flow,
  }));
  return { kind: "split", parts, why: "a client is sent to another location's record" };
}

export function noneOf(records: readonly Pick<Destination, "seen">[], scene: Scene): ElementId {
  const one = scene.any(
    records.map(({ seen }) => seen),
    "one of them is healthy",
  );
  return scene.not(one, "none of them is healthy");
}
