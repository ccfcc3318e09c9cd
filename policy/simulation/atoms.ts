import type { Atom, Place } from "./model";

/** Services without a Region of their own: their control planes are where AWS says (figures of `plane.*`). */
export const hostAtom = (name: string, index?: number): Atom => `host:${name}${index === undefined ? "" : `#${index}`}`;
export const zoneAtom = (region: string, zone: string): Atom => `zone:${region}/${zone}`;
export const regionAtom = (region: string): Atom => `region:${region}`;
/** A service's data plane in a Region: `dynamodb`, `s3`, `elb`, `lambda`. */
export const serviceAtom = (service: string, region: string): Atom => `service:${service}@${region}`;
/** A control plane: `ec2.launch`, `rds`, `route53`. It fails with its Region: use `planeAtoms`. */
export const planeAtom = (plane: string, region: string): Atom => `plane:${plane}@${region}`;
export const keyAtom = (name: string): Atom => `key:${name}`;
export const contentAtom = (store: string): Atom => `content:${store}`;
export const rightsAtom = (account: string): Atom => `rights:${account}`;
export const accountAtom = (account: string): Atom => `account:${account}`;
export const certificateAtom = (host: string): Atom => `certificate:${host}`;
/** All calls of a function, of whatever version: what an experiment makes fail, and no fault of the catalogue. */
export const callsAtom = (lambda: string): Atom => `calls:${lambda}`;
export const releaseAtom = (compute: string): Atom => `release:${compute}`;
/** What joins two Regions; the same whichever is named first. */
export function linkAtom(a: string, b: string): Atom {
  const [first, second] = [a, b].sort();
  return `link:${first}~${second}`;
}

/** The atoms of a zonal or regional thing's place: its Region, its zone, its account. */
export function placeAtoms({ region, zone, account }: Place): Atom[] {
  return [
    ...(region === undefined ? [] : [regionAtom(region)]),
    ...(region === undefined || zone === undefined ? [] : [zoneAtom(region, zone)]),
    ...(account === undefined ? [] : [accountAtom(account)]),
  ];
}

/** The atoms of what runs at a place; an administrator can delete it. */
export function liveAtoms(place: Place): Atom[] {
  return [...placeAtoms(place), ...(place.account === undefined ? [] : [rightsAtom(place.account)])];
}

/** The atoms of a control plane: the plane and the Region that it is in. */
export function planeAtoms(plane: string, region: string): Atom[] {
  return [regionAtom(region), planeAtom(plane, region)];
}

/** The Region that an atom is in; undefined where it is in none or in several. */
export function regionOfAtom(atom: Atom): string | undefined {
  const [kind, rest = ""] = split(atom);
  if (kind === "region") return rest;
  if (kind === "zone") return rest.slice(0, rest.indexOf("/"));
  return kind === "service" || kind === "plane" ? rest.slice(rest.lastIndexOf("@") + 1) : undefined;
}

export function split(atom: Atom): [kind: string, rest: string] {
  const colon = atom.indexOf(":");
  return [atom.slice(0, colon), atom.slice(colon + 1)];
}
