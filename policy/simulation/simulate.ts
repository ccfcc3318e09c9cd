import { append, type Graph } from "../graph";
import { buildScene } from "./build";
import { Player } from "./engine/replay";
import { pairFaults, singleFaults } from "./faults/catalogue";
import { historyFaults, type HistoryOptions } from "./faults/history";
import { elementsOf, someOf } from "./flow";
import { SERVING } from "./functions";
import { WITH_DATA } from "./functions/serve-with-data";
import type { BlindSpot, ElementId, Fault, FaultKind, SimulatedFunction, Survival } from "./model";
import type { Scene } from "./scene";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { cutSetsOf, type CutSet } from "./verdict/cut-sets";
import { eitherDepth } from "./verdict/depth";
import { judged } from "./verdict/objectives";
import { atRest, survivalOf, type AtRest } from "./verdict/survival";

export interface Options {
  readonly settings?: Settings;
  /** Pairs of faults as well: those that take down what neither takes alone. */
  readonly pairs?: boolean;
  /** Past events of AWS and its experiments as well (faults/history.ts). */
  readonly history?: HistoryOptions | undefined;
}

/** With more pairs of a function and a fault, those are left out in which the fault reaches nothing of the function: it continues. */
const MOST = 50_000;
/** Never left out. */
const SCOPES: readonly FaultKind[] = ["zone", "region", "gone", "service", "account", "rights", "scenario"];

/** What a graph's functions are, and what every fault does to each of them. */
export interface Simulation {
  readonly functions: readonly (Pick<SimulatedFunction, "id" | "kind"> & {
    readonly urns: readonly string[];
    readonly atRest: AtRest;
  })[];
  readonly faults: readonly Fault[];
  /** By function, then fault; of many, only where the fault reaches the function, or is of a scope such as a zone. */
  readonly survival: readonly Survival[];
  readonly cutSets: readonly CutSet[];
  readonly blindSpots: readonly (BlindSpot & { readonly touches: readonly string[] })[];
}

/** Simulates every single fault, and pairs where asked for. The same graph gives the same result, whatever the order of its resources. */
export function simulate(
  graph: Graph,
  { settings = DEFAULT_SETTINGS, pairs = true, history }: Options = {},
): Simulation {
  const scene = buildScene(graph, settings);
  const functions = [...scene.functions].sort((a, b) => compare(a.id, b.id));
  const some = functions.map((fn) => ({ fn, some: someOf(fn.flow, scene) }));
  const singles = singleFaults(scene);
  const faults = history === undefined ? singles : [...singles, ...historyFaults(scene, history)];
  const player = new Player(
    scene.elements,
    functions.flatMap((fn) => watchedBy(fn, scene)),
  );
  const spots = spotsOf(scene, functions);
  return {
    functions: functions.map((fn) => {
      const urns = fn.resources.map(({ urn }) => urn).sort();
      return { id: fn.id, kind: fn.kind, urns, atRest: atRest(fn, player) };
    }),
    faults,
    survival: atEitherDepth(survivals(functions, faults, scene, player, spots), graph, faults, settings),
    cutSets: cutSetsOf(scene, some, singles, pairs ? pairFaults(singles) : []),
    blindSpots: spots.map(({ spot, touches }) => ({ ...spot, touches })),
  };
}

/** Whether health checks ask for data is in no graph: where it is not set, a site with its data is simulated both ways. */
function atEitherDepth(
  survival: readonly Survival[],
  graph: Graph,
  faults: readonly Fault[],
  settings: Settings,
): readonly Survival[] {
  const isWithData = (id: string) => id.endsWith(WITH_DATA);
  if (settings.checks !== undefined || !survival.some((one) => isWithData(one.function))) return survival;
  const scene = buildScene(graph, { ...settings, checks: "data" }, SERVING);
  const functions = scene.functions.filter(({ id }) => isWithData(id));
  const player = new Player(
    scene.elements,
    functions.flatMap((fn) => watchedBy(fn, scene)),
  );
  const deep = survivals(functions, faults, scene, player, spotsOf(scene, functions));
  const byKey = new Map(deep.map((one) => [`${one.function}\n${one.fault}`, one]));
  const faultOf = new Map(faults.map((fault) => [fault.id, fault]));
  const functionOf = new Map(functions.map((fn) => [fn.id, fn]));
  return survival.map((one) => {
    const other = byKey.get(`${one.function}\n${one.fault}`);
    const [fault, fn] = [faultOf.get(one.fault), functionOf.get(one.function)];
    if (!other || !fault || !fn) return one;
    const either = eitherDepth(one, other);
    return { ...either, objective: judged(fn, either, fault, graph.objectives) };
  });
}

/** The elements that decide over a function, and over what people can do for it. */
function watchedBy(fn: SimulatedFunction, scene: Scene): ElementId[] {
  const byHand = scene.steps
    .filter(({ id }) => fn.byHand?.includes(id))
    .flatMap(({ after, needs }) => [after, ...needs.map(({ element }) => element)]);
  return [...elementsOf(fn.flow), ...(fn.capability === undefined ? [] : [fn.capability]), ...byHand];
}

/** By function, then fault. A fault is replayed once, for all functions; one that reaches nothing of a function leaves it as it is. */
function survivals(
  functions: readonly SimulatedFunction[],
  faults: readonly Fault[],
  scene: Scene,
  player: Player,
  spots: ReturnType<typeof spotsOf>,
): Survival[] {
  const nothing = player.play([]);
  const blind = new Map<string, string[]>(functions.map(({ id }) => [id, []]));
  for (const { spot, touches } of spots) for (const id of touches) blind.get(id)!.push(spot.id);
  const watchers = new Map<ElementId, number[]>();
  functions.forEach((fn, index) => elementsOf(fn.flow).forEach((id) => append(watchers, id, index)));
  const kept = functions.flatMap((fn, index) => (fn.kind === "keep" ? [index] : []));
  const byFunction = functions.map((): Survival[] => []);
  const isWhole = functions.length * faults.length <= MOST;
  // What no fault of a kind changes is the same for all of them.
  const calm = functions.map(() => new Map<boolean, Survival>());
  for (const fault of faults) {
    const replay = player.play(fault.atoms);
    const reached = new Set([...kept, ...[...replay.changed.keys()].flatMap((id) => watchers.get(id) ?? [])]);
    const shown = isWhole || SCOPES.includes(fault.kind) ? functions.keys() : reached;
    for (const index of shown) {
      const fn = functions[index]!;
      const isReached = reached.has(index);
      const before = isReached ? undefined : calm[index]!.get(fault.comesBack);
      const own = before ?? survivalOf(fn, fault, scene, player, isReached ? replay : nothing);
      if (!isReached) calm[index]!.set(fault.comesBack, own);
      const survival = { ...own, fault: fault.id, members: fault.members, blind: blind.get(fn.id) ?? [] };
      const objective = judged(fn, survival, fault, scene.graph.objectives);
      byFunction[index]!.push(objective ? { ...survival, objective } : survival);
    }
  }
  return byFunction.flat();
}

/** What can't be seen, and the functions that depend on it. */
function spotsOf(scene: Scene, functions: readonly SimulatedFunction[]) {
  const urns = functions.map((fn) => ({ id: fn.id, urns: urnsBelow(elementsOf(fn.flow), scene) }));
  const spots = [...scene.blindSpots].sort((a, b) => compare(a.id, b.id) || compare(a.reason, b.reason));
  return spots.map((spot) => {
    const { urn } = spot;
    return { spot, touches: urn === undefined ? [] : urns.filter((one) => one.urns.has(urn)).map(({ id }) => id) };
  });
}

function urnsBelow(ids: readonly ElementId[], scene: Scene): ReadonlySet<string> {
  const urns = new Set<string>();
  const seen = new Set<ElementId>(ids);
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const { kids, resource } = scene.elements[id]!;
    if (resource) urns.add(resource.urn);
    for (const kid of kids) {
      if (seen.has(kid)) continue;
      seen.add(kid);
      waiting.push(kid);
    }
  }
  return urns;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
