import { compared } from "../compared";
import type { Replay } from "../engine/replay";
import { elementsOf } from "../flow";
import { perGraph, type Resource } from "../../graph";
import type { ElementId, Flow } from "../model";
import type { DecidedScene } from "../scene";

/** The elements that carry what a flow delivers at a moment. */
export function carryingOf(flow: Flow, scene: DecidedScene, replay: Replay, at: number): ReadonlySet<ElementId> {
  return elementsUp(usedOf(flow, replay, at), scene, replay, at);
}

/** URNs of the resources that carry what a flow delivers at a moment. */
export function carriersOf(flow: Flow, scene: DecidedScene, replay: Replay, at: number): string[] {
  return resourcesUp(usedOf(flow, replay, at), scene, replay, at);
}

/** The elements of those parts that clients are sent to. */
export function usedOf(flow: Flow, replay: Replay, at: number): readonly ElementId[] {
  const isUp = (id: ElementId) => replay.stateAt(id, at).possibly;
  if (flow.kind === "split")
    return flow.parts.filter(({ chosen }) => isUp(chosen)).flatMap((part) => usedOf(part.flow, replay, at));
  if (flow.kind === "choose")
    return flow.cases.filter(({ when }) => isUp(when)).flatMap((one) => usedOf(one.flow, replay, at));
  if (flow.kind === "pool") return [];
  if (flow.kind === "part") return usedOf(flow.flow, replay, at);
  if (flow.kind === "least" || flow.kind === "best") return flow.of.flatMap((one) => usedOf(one, replay, at));
  return elementsOf(flow);
}

/** What some elements have up below them at a moment, themselves included. */
function elementsUp(
  ids: readonly ElementId[],
  scene: DecidedScene,
  replay: Replay,
  at: number,
): ReadonlySet<ElementId> {
  const seen = new Set<ElementId>();
  const up = new Set<ElementId>();
  const waiting = [...ids];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    if (!replay.stateAt(one, at).surely) continue;
    up.add(one);
    const { op, kids, step } = scene.elements[one]!;
    // What a step needed to be taken, such as an alarm that notified a person, carries nothing afterwards.
    const begun = scene.stepOf(step)?.after;
    const next = op === "not" ? [] : begun === undefined ? kids : [begun];
    for (const kid of next) if (!seen.has(kid)) waiting.push(kid);
  }
  return up;
}

/** URNs of the resources that some elements have up below them at a moment. */
export function resourcesUp(ids: readonly ElementId[], scene: DecidedScene, replay: Replay, at: number): string[] {
  const found = new Set<Resource>();
  for (const id of elementsUp(ids, scene, replay, at)) {
    const { resource } = scene.elements[id]!;
    if (resource) found.add(resource);
  }
  const rank = ranks(scene.graph);
  // What is part of another resource is in no order.
  const [places, others]: [number[], string[]] = [[], []];
  for (const one of found) {
    const place = rank.byResource.get(one);
    if (place === undefined) others.push(one.urn);
    else places.push(place);
  }
  const urns = places.sort((a, b) => a - b).map((place) => rank.urns[place]!);
  return others.length === 0 ? urns : [...new Set([...urns, ...others])].sort();
}

/** The order of the URNs, worked out once: comparing them takes long, for they begin alike. */
const ranks = perGraph(({ resources }) => {
  const sorted = [...resources].sort((a, b) => compared(a.urn, b.urn));
  return { urns: sorted.map(({ urn }) => urn), byResource: new Map(sorted.map((one, place) => [one, place])) };
});
