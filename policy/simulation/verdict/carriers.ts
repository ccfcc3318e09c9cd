import type { Replay } from "../engine/replay";
import { elementsOf } from "../flow";
import type { ElementId, Flow } from "../model";
import type { Scene } from "../scene";

/** URNs of the resources that carry what a flow delivers at a moment. */
export function carriersOf(flow: Flow, scene: Scene, replay: Replay, at: number): string[] {
  return resourcesUp(usedOf(flow, replay, at), scene, replay, at);
}

/** The elements of those parts that clients are sent to. */
function usedOf(flow: Flow, replay: Replay, at: number): readonly ElementId[] {
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

/** URNs of the resources that some elements have up below them at a moment. */
export function resourcesUp(ids: readonly ElementId[], scene: Scene, replay: Replay, at: number): string[] {
  const found = new Set<string>();
  const seen = new Set<ElementId>();
  const waiting = [...ids];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one) || !replay.stateAt(one, at).surely) continue;
    seen.add(one);
    const { op, kids, resource } = scene.elements[one]!;
    if (resource) found.add(resource.urn);
    if (op !== "not") waiting.push(...kids);
  }
  return [...found].sort();
}
