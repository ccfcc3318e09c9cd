import { ECS_SERVICE } from "../../aws";
import { isOfType, type Resource } from "../../graph";
import { hostAtom, liveAtoms, releaseAtom, serviceAtom } from "../atoms";
import type { Atom, ElementId, Given } from "../model";
import { doubtsOf, regionalPlace } from "../place";
import type { Scene } from "../scene";

/** What a load balancer can send requests to. */
export interface Unit {
  /** Up while it answers, replacements included. */
  readonly element: ElementId;
  /** The same without replacements. */
  readonly own: ElementId;
  /** Undefined where it may be in any zone of its group, or in one that is not known. */
  readonly zone: string | undefined;
}

/** An instance of a group. */
export interface Host {
  readonly element: ElementId;
  readonly index: number;
  readonly zone: string | undefined;
}

/** A zone as a group uses it. */
export function zoneOfGroup(group: Resource, zone: string, scene: Scene): ElementId {
  const place = { ...regionalPlace(group), zone, given: zoneGiven(group, zone) };
  return scene.placed(group, place, true, `the zone ${zone} of ${scene.nameOf(group)}`, ec2Atoms(group));
}

/** The subnets that put a group, or the tasks of a service, into a zone. */
function zoneGiven({ urn, type }: Resource, value: string): Given {
  const property = type === ECS_SERVICE ? "networkConfiguration.subnets" : "vpcZoneIdentifiers";
  return { urn, property, value, isDefault: false };
}

/** The data plane of EC2 in its Region. */
export function ec2Atoms(group: Resource): Atom[] {
  return group.region === undefined ? [] : [serviceAtom("ec2", group.region)];
}

/** An instance of a group, or a task of a service. @param zonal it is in one zone, known or not */
export function host(group: Resource, index: number, zone: string | undefined, scene: Scene, zonal = true): Host {
  const name = scene.nameOf(group);
  const place = { ...regionalPlace(group), zone };
  // Of a service of ECS a release does not reach every task: ./release.ts.
  const release = isOfType(group, ECS_SERVICE) ? [] : [releaseAtom(name)];
  const atoms = [hostAtom(name, index), ...release, ...ec2Atoms(group), ...liveAtoms(place)];
  const element = scene.leaf(atoms, `${name}#${index}`, {
    resource: group,
    mayFailWith: doubtsOf(place, zonal),
    given: zone === undefined ? undefined : zoneGiven(group, zone),
  });
  return { element, index, zone };
}
