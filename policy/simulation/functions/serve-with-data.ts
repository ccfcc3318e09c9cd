import type { Resource } from "../../graph";
import { elementsOf } from "../flow";
import type { ElementId, Flow, SimulatedFunction } from "../model";
import type { Scene } from "../scene";
import { storesOf } from "../stores";
import { isDatabase } from "../verdict/objectives";
import { dataOf, usesOf } from "../uses";
import { computesOf } from "./computes";

/** How the id of such a function ends. */
export const WITH_DATA = " with its data";

/**
 * `serve <host> with its data`: as `serve <host>`, by what has its data. What leads clients turns as the setting `checks` has it. Where no compute is known to use any store, whether it does is left open.
 */
export function findServingWithData(scene: Scene): void {
  if (storesOf(scene).length === 0) return;
  for (const fn of scene.functions.filter(({ kind }) => kind === "serve")) {
    const computes = new Map<ElementId, readonly Resource[]>();
    for (const element of elementsOf(fn.flow)) computes.set(element, computesOf(element, scene));
    const all = [...new Set([...computes.values()].flat())];
    if (all.length > 0) scene.fn(withData(fn, all, computes, scene));
  }
}

function withData(
  fn: SimulatedFunction,
  all: readonly Resource[],
  computes: ReadonlyMap<ElementId, readonly Resource[]>,
  scene: Scene,
): SimulatedFunction {
  const id = `${fn.id}${WITH_DATA}`;
  const stores = [...new Set(all.flatMap((compute) => usesOf(compute, scene).map(({ store }) => store)))];
  if (stores.length === 0) {
    const element = scene.unknown("Nothing shows which stores it uses: no security group, role or setting names one.");
    // Without a database, it may well have no data at all: every account has buckets, of logs.
    const isGuess = !storesOf(scene).some((store) => store.resources.some(isDatabase));
    return { ...fn, id, isGuess, flow: { kind: "least", of: [fn.flow, { kind: "gate", element }] } };
  }
  const fed = (element: ElementId): ElementId => {
    const data = (computes.get(element) ?? []).flatMap((compute) => [
      dataOf(compute, scene),
      ...restoredFor(compute, all, scene),
    ]);
    return scene.all([element, ...data], "with its data");
  };
  const capability = scene.all(
    [fn.capability ?? scene.up, ...stores.map(({ write }) => write.capable)],
    `${id}: it could be served`,
  );
  const resources = [...fn.resources, ...stores.flatMap((store) => store.resources)];
  return { ...fn, id, resources: [...new Set(resources)], flow: mapped(fn.flow, fed), capability };
}

/**
 * What a compute needs of the stores of those that serve the same in another Region: it uses them once they are restored from their copies in its own, where
 * nothing of them is yet that a security group, role or setting could name.
 */
function restoredFor(compute: Resource, all: readonly Resource[], scene: Scene): ElementId[] {
  const { region } = compute;
  if (region === undefined) return [];
  const own = new Set(usesOf(compute, scene).map(({ store }) => store));
  const others = all.filter((one) => one.region !== region).flatMap((one) => usesOf(one, scene));
  const copied = copiedTo(region, scene);
  const stores = [...new Set(others.filter(({ isCertain }) => isCertain).map(({ store }) => store))];
  return stores
    .filter((store) => !own.has(store) && copied.has(store.name))
    .map((store) => store.from?.(region) ?? store.write.serves);
}

const copiedStores = new WeakMap<Scene, Map<string | undefined, Set<string>>>();

/** The names of the stores that have a copy in a Region. */
function copiedTo(region: string, scene: Scene): ReadonlySet<string> {
  const before = copiedStores.get(scene);
  const made = before ?? new Map<string | undefined, Set<string>>();
  copiedStores.set(scene, made);
  if (!before) {
    for (const { store, place } of scene.copies)
      made.set(place.region, (made.get(place.region) ?? new Set()).add(store));
  }
  return made.get(region) ?? new Set();
}

/** A flow whose deliverers need more; what leads clients to them stays. */
function mapped(flow: Flow, fed: (element: ElementId) => ElementId): Flow {
  switch (flow.kind) {
    case "gate":
      return { ...flow, element: fed(flow.element) };
    case "units":
      return { ...flow, units: flow.units.map(fed) };
    case "split":
      return { ...flow, parts: flow.parts.map((part) => ({ ...part, flow: mapped(part.flow, fed) })) };
    case "choose":
      return { ...flow, cases: flow.cases.map((one) => ({ ...one, flow: mapped(one.flow, fed) })) };
    case "part":
      return { ...flow, flow: mapped(flow.flow, fed) };
    case "pool":
      return { ...flow, parts: flow.parts.map((part) => ({ ...part, units: part.units.map(fed) })) };
    case "least":
    case "best":
      return { ...flow, of: flow.of.map((one) => mapped(one, fed)) };
  }
}
