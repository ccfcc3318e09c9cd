import type { Atom, Element, ElementId } from "../model";
import { append } from "../../graph";
import { ordered, type Component } from "./order";
import { PlaceQueue } from "./queue";

/** The state of an element from one moment on. */
export interface Change {
  /** Seconds since the fault. */
  readonly at: number;
  readonly surely: boolean;
  readonly possibly: boolean;
}

/** What happens to some elements after a fault. */
export interface Replay {
  /** The changes of an element, the state at the moment of the fault first. */
  of(id: ElementId): readonly Change[];
  stateAt(id: ElementId, at: number): Change;
  /** What is not as at rest at some moment. */
  readonly changed: ReadonlyMap<ElementId, readonly Change[]>;
}

type State = Omit<Change, "at">;

/** Replays faults in time on the elements that some functions depend on. */
export class Player {
  private readonly order: readonly Component[];
  /** By element: the place of its component in the order. */
  private readonly place: (number | undefined)[] = [];
  private readonly parents: (ElementId[] | undefined)[] = [];
  private readonly byAtom = new Map<Atom, ElementId[]>();
  private readonly byDoubt = new Map<(atom: Atom) => boolean, ElementId[]>();
  private readonly rest: (readonly Change[] | undefined)[] = [];

  constructor(
    private readonly elements: readonly Element[],
    wanted: readonly ElementId[],
  ) {
    this.order = ordered(elements, wanted);
    this.order.forEach(({ members }, index) => {
      for (const id of members) {
        const { kids, atoms, mayFailWith } = elements[id]!;
        this.place[id] = index;
        for (const kid of kids) (this.parents[kid] ??= []).push(id);
        for (const atom of atoms) append(this.byAtom, atom, id);
        if (mayFailWith) append(this.byDoubt, mayFailWith, id);
      }
    });
    const atRest = (id: ElementId) => this.rest[id]!;
    for (const component of this.order)
      this.evaluated(component, NONE, atRest, false, (id, list) => (this.rest[id] = list));
  }

  /** The elements that are replayed. */
  watched(): ElementId[] {
    return this.order.flatMap(({ members }) => members);
  }

  /** The state of an element before any fault. */
  atRest(id: ElementId): State {
    return this.rest[id]![0]!;
  }

  play(atoms: readonly Atom[]): Replay {
    const changes = this.changes(atoms);
    const of = (id: ElementId) => changes.get(id) ?? this.rest[id]!;
    const stateAt = (id: ElementId, at: number) => {
      const all = of(id);
      let current = all[0]!;
      for (let index = 1; index < all.length && all[index]!.at <= at; index += 1) current = all[index]!;
      return current;
    };
    return { of, stateAt, changed: changes };
  }

  /** The leaves that a fault reaches, for certain or perhaps. */
  private reached(atoms: readonly Atom[]): Set<ElementId> {
    const found = new Set(atoms.flatMap((atom) => this.byAtom.get(atom) ?? []));
    for (const [mayFailWith, ids] of this.byDoubt) if (atoms.some(mayFailWith)) ids.forEach((id) => found.add(id));
    return found;
  }

  /** What is not as at rest: from the leaves that are reached upwards, as far as anything changes. */
  private changes(atoms: readonly Atom[]): ReadonlyMap<ElementId, readonly Change[]> {
    const changes = new Map<ElementId, readonly Change[]>();
    const waiting = new Set<number>();
    const queue = new PlaceQueue();
    const wake = (id: ElementId) => {
      const place = this.place[id]!;
      if (waiting.has(place)) return;
      waiting.add(place);
      queue.push(place);
    };
    this.reached(atoms).forEach(wake);
    const failed: ReadonlySet<Atom> = new Set(atoms);
    const now = (id: ElementId) => changes.get(id) ?? this.rest[id]!;
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      this.evaluated(this.order[place]!, failed, now, true, (id, list) => {
        if (isSame(list, this.rest[id]!)) return;
        changes.set(id, list);
        for (const parent of this.parents[id] ?? []) if (this.place[parent] !== place) wake(parent);
      });
    }
    return changes;
  }

  /**
   * Hands over the changes of a component's members.
   * @param inTime delays take their time; without it they are over
   */
  private evaluated(
    { members, isCycle, isContradiction }: Component,
    atoms: ReadonlySet<Atom>,
    of: (id: ElementId) => readonly Change[],
    inTime: boolean,
    take: (id: ElementId, list: readonly Change[]) => void,
  ): void {
    const restOf = (id: ElementId) => (inTime ? this.rest[id]![0] : undefined);
    if (isContradiction) for (const id of members) take(id, IN_DOUBT);
    else if (isCycle) this.settle(members, atoms, of, restOf).forEach((list, id) => take(id, list));
    else for (const id of members) take(id, this.evaluate(this.elements[id]!, atoms, of, restOf(id)));
  }

  /** A cycle that runs keeps itself running: from all up, downwards, until nothing changes. */
  private settle(
    members: readonly ElementId[],
    atoms: ReadonlySet<Atom>,
    of: (id: ElementId) => readonly Change[],
    restOf: (id: ElementId) => State | undefined,
  ): Map<ElementId, readonly Change[]> {
    const own = new Map<ElementId, readonly Change[]>(members.map((id) => [id, UP]));
    const kidOf = (id: ElementId) => own.get(id) ?? of(id);
    for (let isStable = false, round = 0; !isStable && round <= 2 * members.length + 1; round += 1) {
      isStable = true;
      for (const id of members) {
        const next = this.evaluate(this.elements[id]!, atoms, kidOf, restOf(id));
        if (!isSame(next, own.get(id)!)) isStable = false;
        own.set(id, next);
      }
    }
    return own;
  }

  private evaluate(
    element: Element,
    atoms: ReadonlySet<Atom>,
    of: (id: ElementId) => readonly Change[],
    rest: State | undefined,
  ): readonly Change[] {
    const { op, kids } = element;
    if (op === "leaf") return stateOfLeaf(element, atoms);
    if (op === "delay") return rest ? delayed(of(kids[0]!), rest, element) : of(kids[0]!);
    let [surely, possibly] = [0, 0];
    for (const kid of kids) {
      const list = of(kid);
      if (list.length > 1) return merged(kids.map(of), (states) => combined(element, states));
      if (list[0]!.surely) surely += 1;
      if (list[0]!.possibly) possibly += 1;
    }
    return constant(stateBy(element, surely, possibly));
  }
}

const NONE: ReadonlySet<Atom> = new Set();
const UP: readonly Change[] = [{ at: 0, surely: true, possibly: true }];
const DOWN: readonly Change[] = [{ at: 0, surely: false, possibly: false }];
const IN_DOUBT: readonly Change[] = [{ at: 0, surely: false, possibly: true }];

/** A state that does not change. */
function constant({ surely, possibly }: State): readonly Change[] {
  return surely ? UP : possibly ? IN_DOUBT : DOWN;
}

function stateOfLeaf({ atoms, opaque, mayFailWith }: Element, failed: ReadonlySet<Atom>): readonly Change[] {
  for (const atom of atoms) if (failed.has(atom)) return DOWN;
  if (opaque !== undefined) return IN_DOUBT;
  if (mayFailWith) for (const atom of failed) if (mayFailWith(atom)) return IN_DOUBT;
  return UP;
}

function combined(element: Element, states: readonly State[]): State {
  let [surely, possibly] = [0, 0];
  for (const state of states) {
    if (state.surely) surely += 1;
    if (state.possibly) possibly += 1;
  }
  return stateBy(element, surely, possibly);
}

/** @param surely how many of the kids are surely up */
function stateBy({ op, kids, k }: Element, surely: number, possibly: number): State {
  if (op === "not") return { surely: possibly === 0, possibly: surely === 0 };
  const least = op === "all" ? kids.length : op === "any" ? 1 : k;
  return { surely: surely >= least, possibly: possibly >= least };
}

/** Several lists of changes as one. */
function merged(
  lists: readonly (readonly Change[])[],
  combine: (states: readonly State[]) => State,
): readonly Change[] {
  const times = lists.every((list) => list.length === 1)
    ? [0]
    : [...new Set([0, ...lists.flatMap((list) => list.map(({ at }) => at))])].sort((a, b) => a - b);
  const next = lists.map(() => 0);
  const result: Change[] = [];
  for (const at of times) {
    lists.forEach((list, index) => {
      while ((list[next[index]! + 1]?.at ?? Infinity) <= at) next[index]! += 1;
    });
    const state = combine(lists.map((list, index) => list[next[index]!]!));
    const last = result[result.length - 1];
    if (!last || last.surely !== state.surely || last.possibly !== state.possibly) result.push({ at, ...state });
  }
  return result;
}

/** A change shows `rise` or `fall` later; one that is taken back sooner never does. */
function delayed(list: readonly Change[], rest: State, { rise, fall }: Element): readonly Change[] {
  const plane = (name: "surely" | "possibly"): { at: number; is: boolean }[] => {
    const shown = [{ at: 0, is: rest[name] }];
    list.forEach((change, index) => {
      const wait = (change[name] ? rise?.seconds : fall?.seconds) ?? 0;
      // The other plane may change in between: what counts is until when this one stays.
      const until = list.slice(index + 1).find((later) => later[name] !== change[name])?.at ?? Infinity;
      const at = change.at + wait;
      if (change[name] !== shown[shown.length - 1]!.is && at < until) shown.push({ at, is: change[name] });
    });
    return shown;
  };
  const [surely, possibly] = [plane("surely"), plane("possibly")];
  const asChanges = (shown: { at: number; is: boolean }[]) =>
    shown.map(({ at, is }) => ({ at, surely: is, possibly: is }));
  return merged([asChanges(surely), asChanges(possibly)], ([a, b]) => ({ surely: a!.surely, possibly: b!.possibly }));
}

function isSame(a: readonly Change[], b: readonly Change[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!;
      return one.at === other.at && one.surely === other.surely && one.possibly === other.possibly;
    })
  );
}
