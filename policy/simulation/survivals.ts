import { append, groupedBy } from "../graph";
import { CopyIndex, strikeOf, type Strike } from "./copies";
import { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import { elementsOf } from "./flow";
import type { Copy, ElementId, Fault, FaultKind, SimulatedFunction, Survival } from "./model";
import type { DecidedScene } from "./scene";
import type { Spot } from "./spots";
import { judged } from "./verdict/objectives";
import { keptOf, survivalOf } from "./verdict/survival";

/** With more pairs of a function and a fault, those are left out in which the fault reaches nothing of the function: it continues. */
const MOST = 50_000;
/** Never left out. */
const SCOPES: readonly FaultKind[] = ["zone", "region", "gone", "service", "scenario"];

/** The elements that decide over a function, over what people can do for it, and over copies of a store. */
function watchedBy(fn: SimulatedFunction, scene: DecidedScene, copies: readonly Copy[] = []): ElementId[] {
  const byHand = (fn.byHand ?? [])
    .flatMap((id) => scene.stepOf(id) ?? [])
    .flatMap(({ after, needs }) => [after, ...needs.map(({ element }) => element)]);
  const could = fn.capability === undefined ? [] : [fn.capability];
  return [...elementsOf(fn.flow), ...could, ...byHand, ...copies.map(({ reachable }) => reachable)];
}

/** What decides over some functions, and how faults are replayed on it. */
export interface Stage {
  readonly scene: DecidedScene;
  readonly functions: readonly SimulatedFunction[];
  /** By function: of `keep` the copies of its store. */
  readonly copies: readonly (readonly Copy[] | undefined)[];
  readonly player: Player;
  /** By function: ids of what can't be seen of it. */
  readonly blind: readonly (readonly string[])[];
}

/** @param others what is replayed besides what decides over the functions */
export function stageOf(
  scene: DecidedScene,
  functions: readonly SimulatedFunction[],
  spots: readonly Spot[],
  others: readonly ElementId[] = [],
): Stage {
  const byStore = groupedBy(scene.copies, ({ store }) => store);
  const copies = functions.map(({ kind, store }) =>
    kind === "keep" && store !== undefined ? (byStore.get(store) ?? []) : undefined,
  );
  const watched = functions.flatMap((fn, index) => watchedBy(fn, scene, copies[index]));
  const blind = new Map<string, string[]>();
  for (const { spot, touches } of spots) for (const id of touches) append(blind, id, spot.id);
  const player = new Player(scene.elements, [...watched, ...others]);
  return { scene, functions, copies, player, blind: functions.map(({ id }) => blind.get(id) ?? []) };
}

const NOTHING: Fault = { id: "", kind: "scenario", atoms: [], members: 1, comesBack: true };

/** By function, then fault. A fault is replayed once, for all functions; one that reaches nothing of a function leaves it as it is. */
export function survivals(
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
