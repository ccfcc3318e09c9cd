import { below } from "./below";
import { compared } from "./compared";
import { elementsOf } from "./flow";
import type { BlindSpot, ElementId, SimulatedFunction } from "./model";
import type { DecidedScene } from "./scene";

export interface Spot {
  readonly spot: BlindSpot;
  /** Ids of the functions that depend on it. */
  readonly touches: readonly string[];
}

/** What can't be seen, and the functions that depend on it. */
export function spotsOf(scene: DecidedScene, functions: readonly SimulatedFunction[]): Spot[] {
  const spots = [...scene.blindSpots].sort((a, b) => compared(a.id, b.id) || compared(a.reason, b.reason));
  const touches = new Map<string, string[]>();
  for (const { urn } of spots) if (urn !== undefined) touches.set(urn, []);
  for (const fn of functions) {
    for (const urn of urnsBelow(elementsOf(fn.flow), scene)) touches.get(urn)?.push(fn.id);
  }
  return spots.map((spot) => ({ spot, touches: (spot.urn === undefined ? undefined : touches.get(spot.urn)) ?? [] }));
}

/** The URNs of what elements are made of. */
export function urnsBelow(ids: readonly ElementId[], scene: DecidedScene): ReadonlySet<string> {
  const urns = new Set<string>();
  for (const id of below(ids, scene.elements)) {
    const { resource } = scene.elements[id]!;
    if (resource) urns.add(resource.urn);
  }
  return urns;
}
