import { KMS_ALIAS, KMS_EXTERNAL_KEY, KMS_KEYS, KMS_REPLICA_EXTERNAL_KEY } from "../../aws";
import { groupedBy, perGraph, valueOf, type Graph, type Resource } from "../../graph";
import {
  accountAtom,
  contentAtom,
  keyAtom,
  placeAtoms,
  regionAtom,
  rightsAtom,
  serviceAtom,
  split,
  zoneAtom,
} from "../atoms";
import type { Atom, Doubt, ElementId, Place } from "../model";
import { doubtsOf, knownZones } from "../place";
import type { Scene } from "../scene";

/** Where data are, under which key, and what may take them besides because that is not all known. */
export interface Spot {
  readonly place: Place;
  readonly atoms: readonly Atom[];
  readonly doubt: Doubt | undefined;
}

interface SpotOptions {
  readonly key?: KeyUse | undefined;
  /** It is in one Availability Zone. */
  readonly zonal?: boolean;
  /** Of a zonal spot whose zone is not known: the zones that it may be in. */
  readonly zones?: readonly string[] | undefined;
}

export function spotAt(place: Place, { key, zonal = false, zones }: SpotOptions = {}): Spot {
  const { region } = place;
  const candidates = region !== undefined && place.zone === undefined && zonal && zones && zones.length > 0;
  const among = candidates ? zones.map((zone) => zoneAtom(region, zone)) : [];
  return {
    place,
    atoms: [...(key?.atoms ?? []), ...placeAtoms(place)],
    doubt: either(doubtsOf(place, zonal && among.length === 0), among, key?.isUnknown ? place : undefined),
  };
}

/** By what a doubt is besides others: the same function for the same doubt, as in doubtsOf. */
const eithers = new WeakMap<Doubt, Map<string, Doubt>>();

/** @param anyKey where it is under a key that is not known */
function either(unplaced: Doubt, among: readonly Atom[], anyKey: Place | undefined): Doubt {
  if (among.length === 0 && !anyKey) return unplaced;
  const made = eithers.get(unplaced) ?? new Map<string, Doubt>();
  eithers.set(unplaced, made);
  const key = `${anyKey && (anyKey.account ?? "any")} ${among.join()}`;
  const doubt =
    made.get(key) ??
    ((atom) => unplaced(atom) || among.includes(atom) || (anyKey !== undefined && takesKey(atom, anyKey)));
  made.set(key, doubt);
  return doubt;
}

/** What takes a key of an account: its administrator can delete it, and KMS must answer. */
function takesKey(atom: Atom, { account }: Place): boolean {
  const [kind] = split(atom);
  if (kind === "rights" || kind === "account")
    return account === undefined || atom === rightsAtom(account) || atom === accountAtom(account);
  return kind === "key" || atom.startsWith("service:kms@");
}

/** Up while a spot is there; for data that clients use also while their contents are sound. */
export function atSpot(
  scene: Scene,
  spot: Spot,
  why: string,
  atoms: readonly Atom[] = [],
  resource?: Resource,
): ElementId {
  const { doubt: mayFailWith, place } = spot;
  return scene.leaf([...atoms, ...spot.atoms], why, { resource, mayFailWith, given: place.given });
}

/** What spoils live data or takes them away wherever they are: the application's own writes, an administrator. */
export function liveAtoms(store: string, { account }: Place): Atom[] {
  return [contentAtom(store), ...(account === undefined ? [] : [rightsAtom(account)])];
}

/** The atoms of a service's data plane in a Region; none where the Region is not known. */
export function serviceIn(service: string, region: string | undefined): Atom[] {
  return region === undefined ? [] : [serviceAtom(service, region)];
}

/** The customer's key that encrypts something. */
export interface KeyUse {
  readonly atoms: readonly Atom[];
  /** Some key does, but not which. */
  readonly isUnknown: boolean;
  readonly resource: Resource | undefined;
}

const KEYS = [...KMS_KEYS, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY];

/** The customer's key that a property names; undefined where AWS's own key is used, or none. */
export function keyUse(resource: Resource, property: string, scene: Scene): KeyUse | undefined {
  return keyAmong([...KEYS, KMS_ALIAS], resource, property, scene);
}

function keyAmong(types: readonly string[], resource: Resource, property: string, scene: Scene): KeyUse | undefined {
  const { graph } = scene;
  const given = graph.given(resource, property);
  if (given.kind === "missing" || valueOf(given) === "") return undefined;
  const found = graph.references(resource, property, types);
  const [named] = found.certain;
  const [external] = found.external;
  // An alias is of a key, never of another alias.
  if (found.complete && named?.type === KMS_ALIAS) return keyAmong(KEYS, named, "targetKeyId", scene);
  if (found.complete && named) return { atoms: [keyAtom(scene.nameOf(named))], isUnknown: false, resource: named };
  if (found.complete && external !== undefined && !isAwsManaged(external))
    return { atoms: [keyAtom(external)], isUnknown: false, resource: undefined };
  return found.complete ? undefined : { atoms: [], isUnknown: true, resource: undefined };
}

/** AWS's own keys have aliases such as alias/aws/rds (https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk). */
const isAwsManaged = (key: string): boolean => key.includes("alias/aws/");

/** The zones of a Region in which something of the graph is. */
export function zonesIn(graph: Graph, region: string | undefined): readonly string[] {
  return region === undefined ? [] : (zonesByRegion(graph).get(region) ?? []);
}

const zonesByRegion = perGraph((graph) => {
  const grouped = groupedBy(knownZones(graph), ({ region }) => region);
  return new Map(
    [...grouped].map(([region, ones]) => {
      const zones = ones.map(({ zone }) => zone).filter((zone) => zone !== undefined);
      return [region, [...new Set(zones)].sort()] as const;
    }),
  );
});

/** Each of some zones of a Region, as an element that is up while the zone is. */
export function zoneElements(scene: Scene, region: string, zones: readonly string[]): ElementId[] {
  return zones.map((zone) => scene.leaf([regionAtom(region), zoneAtom(region, zone)], `the zone ${zone}`));
}

/**
 * Up while at most one of a Region's zones has failed: what AWS promises of services that keep data in three zones. Two lost zones took
 * such services down in me-central-1 (https://www.infoq.com/news/2026/03/aws-multiaz-conflict-outage), so that more leaves it open.
 */
export function oneZoneMayFail(scene: Scene, region: string | undefined, zones: readonly string[]): ElementId {
  if (region === undefined || zones.length < 2) return scene.up;
  const most = scene.atLeast(zones.length - 1, zoneElements(scene, region, zones), `all but one zone of ${region}`);
  return scene.any(
    [most, scene.unknown(`AWS promises to survive the loss of one zone of ${region}.`)],
    `zones of ${region}`,
  );
}

/** Up while a copy can be read: where it is in no one zone, at most one of its Region's has failed. */
export function survivesAt(scene: Scene, spot: Spot, why: string, service: string, resource: Resource): ElementId {
  const { region, zone } = spot.place;
  const there = atSpot(scene, spot, why, serviceIn(service, region), resource);
  return zone === undefined
    ? scene.all([there, oneZoneMayFail(scene, region, zonesIn(scene.graph, region))], why)
    : there;
}

/**
 * A resource of a service that is in no one zone, in a Region: it survives the loss of one zone, and asks KMS for a customer's key again and
 * again.
 */
export function regionalElement(
  scene: Scene,
  resource: Resource,
  service: string,
  { place, key, atoms = [], why }: { place: Place; key?: KeyUse | undefined; atoms?: readonly Atom[]; why: string },
): ElementId {
  const { region } = place;
  return scene.all(
    [
      atSpot(scene, spotAt(place, { key }), why, [...atoms, ...serviceIn(service, region)], resource),
      oneZoneMayFail(scene, region, zonesIn(scene.graph, region)),
      key?.resource ? scene.of(key.resource) : scene.up,
    ],
    why,
    resource,
  );
}
