import { append, groupedBy } from "../graph";
import { CopyIndex, strikeOf, type Strike } from "./copies";
import type { Player } from "./engine/player";
import type { Replay } from "./engine/replay";
import { elementsOf } from "./flow";
import type { Copy, ElementId, Fault, FaultKind, SimulatedFunction, Survival } from "./model";
import type { DecidedScene } from "./scene";
import type { Spot } from "./spots";
import { carriersOf, carryingOf } from "./verdict/carriers";
import { judged } from "./verdict/objectives";
import { atRest, keptOf, survivalOf, type AtRest } from "./verdict/survival";

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

/** Some functions, and what is the same of them whatever the fault. */
export interface Stage {
  readonly scene: DecidedScene;
  readonly functions: readonly SimulatedFunction[];
  /** By function: of `keep` the copies of its store. */
  readonly copies: readonly (readonly Copy[] | undefined)[];
  /** By function: ids of what can't be seen of it. */
  readonly blind: readonly (readonly string[])[];
  /** What must be replayed. */
  readonly watched: readonly ElementId[];
  /** What fails at once is evidence as well. */
  readonly withFailed: boolean;
}

export function stageOf(
  scene: DecidedScene,
  functions: readonly SimulatedFunction[],
  spots: readonly Spot[],
  withFailed = false,
): Stage {
  const byStore = groupedBy(scene.copies, ({ store }) => store);
  const copies = functions.map(({ kind, store }) =>
    kind === "keep" && store !== undefined ? (byStore.get(store) ?? []) : undefined,
  );
  const watched = functions.flatMap((fn, index) => watchedBy(fn, scene, copies[index]));
  const blind = new Map<string, string[]>();
  for (const { spot, touches } of spots) for (const id of touches) append(blind, id, spot.id);
  return { scene, functions, copies, watched, blind: functions.map(({ id }) => blind.get(id) ?? []), withFailed };
}

const NOTHING: Fault = { id: "", kind: "scenario", atoms: [], members: 1, comesBack: true };

/** By function, then fault. A fault is replayed once, for all functions. */
export function survivals(
  stage: Stage,
  player: Player,
  faults: readonly Fault[],
  read?: (fault: Fault, replay: Replay) => void,
): Survival[] {
  const reader = new FaultReader(stage, player.play([]), faults.length);
  for (const fault of faults) {
    const replay = player.play(fault.atoms);
    read?.(fault, replay);
    reader.take(strikeOf(fault, replay, player));
  }
  return reader.found();
}

/** Numbers of the functions that a replay reaches. */
interface Reached {
  /** Something that decides over them changes. */
  readonly decided: Set<number>;
  /** Something that carries them without any fault changes: others carry them then, or the rest of them. */
  readonly carried: Set<number>;
}

/** Reads off replays what faults do to some functions; a fault that reaches nothing of a function leaves it as it is. */
class FaultReader {
  private readonly byFunction: readonly Survival[][];
  private readonly isWhole: boolean;
  /** By function. */
  private readonly rest: readonly AtRest[];
  private readonly copyIndex: CopyIndex;
  /** By element: numbers of the functions that it decides over. */
  private readonly deciding: number[][] = [];
  /** By element: of the functions that are read further only where they are in doubt. */
  private readonly further: number[][] = [];
  /** By element: of the functions that it carries without any fault. */
  private readonly carrying: number[][] = [];
  /** By function: what several faults of a kind have in common, nothing or doubts alone, is the same for all of them. */
  private readonly shared: readonly Map<Replay, Map<string, Survival>>[];
  /** By what faults have in common. */
  private readonly inDoubt = new Map<Replay, Reached>();

  /**
   * @param nothing the replay of no fault
   * @param faults how many there are
   */
  constructor(
    private readonly stage: Stage,
    private readonly nothing: Replay,
    faults: number,
  ) {
    const { scene, functions, copies } = stage;
    this.byFunction = functions.map(() => []);
    this.shared = functions.map(() => new Map());
    this.rest = functions.map((fn) => atRest(fn, nothing));
    this.isWhole = functions.length * faults <= MOST;
    this.copyIndex = new CopyIndex(copies.map((own) => own ?? []));
    functions.forEach((fn, index) => {
      for (const id of elementsOf(fn.flow)) (this.deciding[id] ??= []).push(index);
      for (const id of watchedBy(fn, scene)) (this.further[id] ??= []).push(index);
      if (copies[index]) return;
      for (const id of carryingOf(fn.flow, scene, nothing, 0)) (this.carrying[id] ??= []).push(index);
    });
  }

  /** By function, in the order of the faults. */
  found(): Survival[] {
    return this.byFunction.flat();
  }

  take(strike: Strike): void {
    const { fault } = strike;
    const { functions, blind, scene } = this.stage;
    const { base = this.nothing } = strike.replay;
    const inDoubt = this.inDoubtBy(base);
    const reached = this.reachedBy(strike, inDoubt);
    const isForAll = this.isWhole || SCOPES.includes(fault.kind);
    for (const at of isForAll ? functions.keys() : new Set([...reached.decided, ...inDoubt.decided])) {
      const own = reached.decided.has(at)
        ? this.survival(at, fault, strike)
        : this.sharedOf(at, strike, inDoubt.decided.has(at) || inDoubt.carried.has(at) ? base : this.nothing, reached);
      const objective = judged(functions[at]!, own, fault, scene.graph.objectives);
      const found = { ...own, fault: fault.id, members: fault.members, blind: blind[at]! };
      if (objective) found.objective = objective;
      this.byFunction[at]!.push(found);
    }
  }

  private survival(at: number, fault: Fault, strike: Strike): Survival {
    const { functions, copies, scene, withFailed } = this.stage;
    const [fn, own] = [functions[at]!, copies[at]];
    return own ? keptOf(fn, own, strike) : survivalOf(fn, fault, scene, this.rest[at]!, strike.replay, withFailed);
  }

  /** Of a function over which the fault decides nothing. @param common what it has in common with other faults */
  private sharedOf(at: number, { fault, replay }: Strike, common: Replay, { carried }: Reached): Survival {
    const ofReplay = this.shared[at]!.get(common) ?? new Map<string, Survival>();
    this.shared[at]!.set(common, ofReplay);
    const kind = `${fault.comesBack} ${fault.kind === "zone"}`;
    const known = ofReplay.get("any") ?? ofReplay.get(kind);
    const made = known ?? this.survival(at, fault, { fault: NOTHING, replay: common, taken: this.nothing });
    const end = made.timeline[made.timeline.length - 1];
    // Only of what ends with nothing it matters how long that lasts.
    if (!known) ofReplay.set((end?.atMost ?? end?.share) === 0 ? kind : "any", made);
    if (made.path.length === 0 || !carried.has(at)) return made;
    return { ...made, path: carriersOf(this.stage.functions[at]!.flow, this.stage.scene, replay, end?.at ?? 0) };
  }

  private inDoubtBy(base: Replay): Reached {
    const before = this.inDoubt.get(base);
    if (before) return before;
    const found: Reached = { decided: new Set(), carried: new Set() };
    for (const id of base.changedHere()) {
      for (const at of this.deciding[id] ?? []) found.decided.add(at);
      for (const at of this.carrying[id] ?? []) found.carried.add(at);
    }
    this.inDoubt.set(base, found);
    return found;
  }

  private reachedBy(strike: Strike, inDoubt: Reached): Reached {
    const found: Reached = { decided: this.copyIndex.reachedBy(strike), carried: new Set() };
    for (const id of strike.replay.changedHere()) {
      for (const at of this.deciding[id] ?? []) found.decided.add(at);
      for (const at of this.carrying[id] ?? []) found.carried.add(at);
      if (inDoubt.decided.size === 0) continue;
      for (const at of this.further[id] ?? []) if (inDoubt.decided.has(at)) found.decided.add(at);
    }
    return found;
  }
}
