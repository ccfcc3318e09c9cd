import { append, groupedBy, type Graph } from "../graph";
import { buildScene } from "./build";
import { CopyIndex, strikeOf, type Strike } from "./copies";
import { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import { pairFaults, singleFaults } from "./faults/catalogue";
import { experimentFaults } from "./faults/experiments";
import { historyFaults, type HistoryOptions } from "./faults/history";
import { sum } from "./figures";
import { elementsOf, someOf } from "./flow";
import { SERVING } from "./functions";
import { WITH_DATA } from "./functions/serve-with-data";
import type { BlindSpot, Copy, ElementId, Fault, FaultKind, Figure, SimulatedFunction, Step, Survival } from "./model";
import type { Scene } from "./scene";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { cutSetsOf, type CutSet } from "./verdict/cut-sets";
import { DamageReader, type Damage } from "./verdict/damage";
import { eitherDepth } from "./verdict/depth";
import { disruptionOf, isMeant, judged } from "./verdict/objectives";
import { atRest, keptOf, survivalOf, type AtRest } from "./verdict/survival";

export interface Options {
  readonly settings?: Settings;
  /** Pairs of faults as well: those that take down what neither takes alone. */
  readonly pairs?: boolean;
  /** Past events of AWS and its experiments as well (faults/history.ts). */
  readonly history?: HistoryOptions | undefined;
  /** The experiments of AWS FIS that the graph has templates of as well. */
  readonly experiments?: boolean;
  /** What each fault does to resources as well: for a drawing. */
  readonly damage?: boolean;
  /** Only the functions and faults that objectives are about. */
  readonly judgedOnly?: boolean;
  /** Ids of functions and of faults: no others. */
  readonly only?: { readonly functions: ReadonlySet<string>; readonly faults: ReadonlySet<string> };
}

/** With more pairs of a function and a fault, those are left out in which the fault reaches nothing of the function: it continues. */
const MOST = 50_000;
/** Never left out. */
const SCOPES: readonly FaultKind[] = ["zone", "region", "gone", "service", "scenario"];

/** A step, whatever the fault. */
export interface SimulatedStep extends Pick<Step, "id" | "by" | "loses"> {
  readonly takes: Figure;
  /** What it can't do without. */
  readonly needs: readonly string[];
  readonly urn: string | undefined;
}

/** What a graph's functions are, and what every fault does to each of them. */
export interface Simulation {
  readonly functions: readonly (Pick<SimulatedFunction, "id" | "kind"> & {
    readonly urns: readonly string[];
    /** The URN of the resource that stands for it: a store's primary, a host's first record. */
    readonly main: string;
    readonly atRest: AtRest;
  })[];
  readonly faults: readonly Fault[];
  /** What may happen after a fault, by id. */
  readonly steps: readonly SimulatedStep[];
  /** By function, then fault; of many, only where the fault reaches the function, or is of a scope such as a zone. */
  readonly survival: readonly Survival[];
  readonly cutSets: readonly CutSet[];
  readonly blindSpots: readonly (BlindSpot & { readonly touches: readonly string[] })[];
  /** By fault, where it was asked for. */
  readonly damage?: readonly Damage[];
}

/** Simulates every single fault, and pairs where asked for. The same graph gives the same result, whatever the order of its resources. */
export function simulate(
  graph: Graph,
  {
    settings = DEFAULT_SETTINGS,
    pairs = true,
    history,
    experiments = false,
    judgedOnly = false,
    only,
    damage: withDamage = false,
  }: Options = {},
): Simulation {
  const isServing = only !== undefined && [...only.functions].every((id) => id.startsWith("serve "));
  const scene = buildScene(graph, settings, isServing ? SERVING : undefined);
  const all = [...scene.functions].sort((a, b) => compare(a.id, b.id));
  const functions = all.filter((fn) => (only?.functions.has(fn.id) ?? true) && (!judgedOnly || isMeant(fn)));
  const some = functions.map((fn) => ({ fn, some: someOf(fn.flow, scene) }));
  const singles = singleFaults(scene).filter(
    (fault) => (only?.faults.has(fault.id) ?? true) && (!judgedOnly || disruptionOf(fault) !== undefined),
  );
  const faults = [
    ...singles,
    ...(history === undefined ? [] : historyFaults(scene, history)),
    ...(experiments ? experimentFaults(scene) : []),
  ];
  const spots = spotsOf(scene, functions);
  const stage = stageOf(scene, functions, spots);
  const reader = withDamage ? new DamageReader(scene, stage.player) : undefined;
  const damage: Damage[] = [];
  const read = (fault: Fault, replay: Replay) => reader && damage.push(reader.of(fault, replay));
  return {
    functions: functions.map((fn) => {
      const urns = fn.resources.map(({ urn }) => urn).sort();
      return { id: fn.id, kind: fn.kind, urns, main: mainOf(fn), atRest: atRest(fn, stage.player) };
    }),
    faults,
    steps: scene.steps.map(stepOf).sort((a, b) => compare(a.id, b.id)),
    survival: atEitherDepth(survivals(stage, faults, read), graph, faults, settings),
    cutSets: cutSetsOf(scene, some, singles, pairs ? pairFaults(singles) : []),
    blindSpots: spots.map(({ spot, touches }) => ({ ...spot, touches })),
    ...(reader && { damage }),
  };
}

function stepOf({ id, by, takes, needs, loses, resource }: Step): SimulatedStep {
  return { id, by, takes: sum(takes), needs: needs.map(({ what }) => what), loses, urn: resource?.urn };
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
  const deep = survivals(stageOf(scene, functions, spotsOf(scene, functions)), faults);
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

/** A store has its primary first; of several records of a host each stands for it, and the first by its URN is taken. */
function mainOf({ kind, resources: [first, ...others] }: SimulatedFunction): string {
  const alike = kind === "serve" ? others.filter(({ type }) => type === first?.type) : [];
  return [first, ...alike].flatMap((one) => one?.urn ?? []).sort()[0] ?? "";
}

/** The elements that decide over a function, over what people can do for it, and over copies of a store. */
function watchedBy(fn: SimulatedFunction, scene: Scene, copies: readonly Copy[] = []): ElementId[] {
  const byHand = (fn.byHand ?? [])
    .flatMap((id) => scene.stepOf(id) ?? [])
    .flatMap(({ after, needs }) => [after, ...needs.map(({ element }) => element)]);
  const could = fn.capability === undefined ? [] : [fn.capability];
  return [...elementsOf(fn.flow), ...could, ...byHand, ...copies.map(({ reachable }) => reachable)];
}

/** What decides over some functions, and how faults are replayed on it. */
interface Stage {
  readonly scene: Scene;
  readonly functions: readonly SimulatedFunction[];
  /** By function: of `keep` the copies of its store. */
  readonly copies: readonly (readonly Copy[] | undefined)[];
  readonly player: Player;
  /** By function: ids of what can't be seen of it. */
  readonly blind: readonly (readonly string[])[];
}

function stageOf(scene: Scene, functions: readonly SimulatedFunction[], spots: readonly Spot[]): Stage {
  const byStore = groupedBy(scene.copies, ({ store }) => store);
  const copies = functions.map(({ kind, store }) =>
    kind === "keep" && store !== undefined ? (byStore.get(store) ?? []) : undefined,
  );
  const watched = functions.flatMap((fn, index) => watchedBy(fn, scene, copies[index]));
  const blind = new Map<string, string[]>();
  for (const { spot, touches } of spots) for (const id of touches) append(blind, id, spot.id);
  const player = new Player(scene.elements, watched);
  return { scene, functions, copies, player, blind: functions.map(({ id }) => blind.get(id) ?? []) };
}

const NOTHING: Fault = { id: "", kind: "scenario", atoms: [], members: 1, comesBack: true };

/** By function, then fault. A fault is replayed once, for all functions; one that reaches nothing of a function leaves it as it is. */
function survivals(
  { scene, functions, copies, player, blind }: Stage,
  faults: readonly Fault[],
  read?: (fault: Fault, replay: Replay) => void,
): Survival[] {
  const nothing = player.play([]);
  const calmStrike: Strike = { fault: NOTHING, replay: nothing, taken: nothing };
  const watchers = new Map<ElementId, number[]>();
  // What is read only of a function that is reached.
  const further = new Map<ElementId, number[]>();
  functions.forEach((fn, index) => {
    elementsOf(fn.flow).forEach((id) => append(watchers, id, index));
    watchedBy(fn, scene).forEach((id) => append(further, id, index));
  });
  const index = new CopyIndex(copies.map((own) => own ?? []));
  const byFunction = functions.map((): Survival[] => []);
  const isWhole = functions.length * faults.length <= MOST;
  // What several faults of a kind have in common is the same for all of them: nothing, or doubts alone.
  const shared = functions.map(() => new Map<Replay, Map<string, Survival>>());
  const survival = (at: number, fault: Fault, strike: Strike): Survival => {
    const [fn, own] = [functions[at]!, copies[at]];
    return own ? keptOf(fn, own, strike) : survivalOf(fn, fault, scene, player, strike.replay);
  };
  const sharedOf = (at: number, fault: Fault, strike: Strike): Survival => {
    const ofReplay = shared[at]!.get(strike.replay) ?? new Map<string, Survival>();
    shared[at]!.set(strike.replay, ofReplay);
    const kind = `${fault.comesBack} ${fault.kind === "zone"}`;
    const before = ofReplay.get("any") ?? ofReplay.get(kind);
    if (before) return before;
    const made = survival(at, fault, strike);
    // Only of what ends with nothing it matters how long that lasts.
    const end = made.timeline[made.timeline.length - 1];
    ofReplay.set((end?.atMost ?? end?.share) === 0 ? kind : "any", made);
    return made;
  };
  const watching = (ids: Iterable<ElementId>, by = watchers): Set<number> => {
    const found = new Set<number>();
    for (const id of ids) for (const at of by.get(id) ?? []) found.add(at);
    return found;
  };
  const doubted = new Map<Replay, ReadonlySet<number>>();
  for (const fault of faults) {
    const strike = strikeOf(fault, player.play(fault.atoms), player);
    const { base = nothing, own: changes } = strike.replay;
    read?.(fault, strike.replay);
    const reached = watching(changes.keys());
    for (const at of index.reachedBy(strike)) reached.add(at);
    const inDoubt = doubted.get(base) ?? watching(base.own.keys());
    doubted.set(base, inDoubt);
    if (inDoubt.size > 0) for (const at of watching(changes.keys(), further)) if (inDoubt.has(at)) reached.add(at);
    for (const at of isWhole || SCOPES.includes(fault.kind) ? functions.keys() : new Set([...reached, ...inDoubt])) {
      const own = reached.has(at)
        ? survival(at, fault, strike)
        : sharedOf(at, fault, inDoubt.has(at) ? { ...calmStrike, replay: base } : calmStrike);
      const objective = judged(functions[at]!, own, fault, scene.graph.objectives);
      const found = { ...own, fault: fault.id, members: fault.members, blind: blind[at]! };
      if (objective) found.objective = objective;
      byFunction[at]!.push(found);
    }
  }
  return byFunction.flat();
}

interface Spot {
  readonly spot: BlindSpot;
  /** Ids of the functions that depend on it. */
  readonly touches: readonly string[];
}

/** What can't be seen, and the functions that depend on it. */
function spotsOf(scene: Scene, functions: readonly SimulatedFunction[]): Spot[] {
  const spots = [...scene.blindSpots].sort((a, b) => compare(a.id, b.id) || compare(a.reason, b.reason));
  const touches = new Map<string, string[]>();
  for (const { urn } of spots) if (urn !== undefined) touches.set(urn, []);
  for (const fn of functions) {
    for (const urn of urnsBelow(elementsOf(fn.flow), scene)) touches.get(urn)?.push(fn.id);
  }
  return spots.map((spot) => ({ spot, touches: (spot.urn === undefined ? undefined : touches.get(spot.urn)) ?? [] }));
}

/** The URNs of what elements are made of. */
export function urnsBelow(ids: readonly ElementId[], scene: Scene): ReadonlySet<string> {
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
