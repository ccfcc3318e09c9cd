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
  /** The place of an element's component in the order. */
  private readonly place = new Map<ElementId, number>();
  private readonly parents = new Map<ElementId, ElementId[]>();
  private readonly byAtom = new Map<Atom, ElementId[]>();
  private readonly byDoubt = new Map<(atom: Atom) => boolean, ElementId[]>();
  private readonly rest = new Map<ElementId, readonly Change[]>();

  constructor(
    private readonly elements: readonly Element[],
    wanted: readonly ElementId[],
  ) {
    this.order = ordered(elements, wanted);
    this.order.forEach(({ members }, index) => {
      for (const id of members) {
        const { kids, atoms, mayFailWith } = elements[id]!;
        this.place.set(id, index);
        for (const kid of kids) append(this.parents, kid, id);
        for (const atom of atoms) append(this.byAtom, atom, id);
        if (mayFailWith) append(this.byDoubt, mayFailWith, id);
      }
    });
    for (const component of this.order) {
      for (const [id, list] of this.evaluated(component, [], this.rest, false)) this.rest.set(id, list);
    }
  }

  /** The state of an element before any fault. */
  atRest(id: ElementId): State {
    return this.rest.get(id)![0]!;
  }

  play(atoms: readonly Atom[]): Replay {
    const changes = this.changes(atoms);
    const of = (id: ElementId) => changes.get(id) ?? this.rest.get(id)!;
    const stateAt = (id: ElementId, at: number) => {
      const all = of(id);
      let current = all[0]!;
      for (const change of all) if (change.at <= at) current = change;
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
    const waiting = new Map<number, true>();
    const queue = new PlaceQueue();
    const wake = (id: ElementId) => {
      const place = this.place.get(id)!;
      if (waiting.has(place)) return;
      waiting.set(place, true);
      queue.push(place);
    };
    this.reached(atoms).forEach(wake);
    const now = { get: (id: ElementId) => changes.get(id) ?? this.rest.get(id) };
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      const component = this.order[place]!;
      for (const [id, list] of this.evaluated(component, atoms, now, true)) {
        if (isSame(list, this.rest.get(id)!)) continue;
        changes.set(id, list);
        this.parents.get(id)?.forEach((parent) => {
          if (this.place.get(parent) !== place) wake(parent);
        });
      }
    }
    return changes;
  }

  /** @param inTime delays take their time; without it they are over */
  private evaluated(
    { members, isCycle, isContradiction }: Component,
    atoms: readonly Atom[],
    known: { get(id: ElementId): readonly Change[] | undefined },
    inTime: boolean,
  ): ReadonlyMap<ElementId, readonly Change[]> {
    if (isContradiction) return new Map(members.map((id) => [id, [{ at: 0, surely: false, possibly: true }]]));
    return this.settle(members, isCycle, atoms, (id) => known.get(id), inTime ? this.rest : undefined);
  }

  /** A cycle that runs keeps itself running: from all up, downwards, until nothing changes. */
  private settle(
    members: readonly ElementId[],
    isCycle: boolean,
    atoms: readonly Atom[],
    of: (id: ElementId) => readonly Change[] | undefined,
    rest: ReadonlyMap<ElementId, readonly Change[]> | undefined,
  ): Map<ElementId, readonly Change[]> {
    const own = new Map<ElementId, readonly Change[]>(members.map((id) => [id, [UP]]));
    const kidOf = (id: ElementId) => own.get(id) ?? of(id)!;
    for (let isStable = false, round = 0; !isStable && round <= 2 * members.length + 1; round += 1) {
      isStable = true;
      for (const id of members) {
        const next = this.evaluate(this.elements[id]!, atoms, kidOf, rest?.get(id)?.[0]);
        if (!isSame(next, own.get(id)!)) isStable = false;
        own.set(id, next);
      }
      if (!isCycle) break;
    }
    return own;
  }

  private evaluate(
    element: Element,
    atoms: readonly Atom[],
    of: (id: ElementId) => readonly Change[],
    rest: State | undefined,
  ): readonly Change[] {
    const { op, kids, k } = element;
    if (op === "leaf") {
      const possibly = !element.atoms.some((atom) => atoms.includes(atom));
      const isSure = possibly && element.opaque === undefined && !atoms.some((atom) => element.mayFailWith?.(atom));
      return [{ at: 0, surely: isSure, possibly }];
    }
    const lists = kids.map(of);
    if (op === "delay") return rest ? delayed(lists[0]!, rest, element) : lists[0]!;
    const holds = (count: number): boolean =>
      op === "all" ? count === kids.length : op === "any" ? count > 0 : count >= k;
    const combine = (states: readonly State[]): State =>
      op === "not"
        ? { surely: !states[0]!.possibly, possibly: !states[0]!.surely }
        : {
            surely: holds(states.filter(({ surely }) => surely).length),
            possibly: holds(states.filter(({ possibly }) => possibly).length),
          };
    return merged(lists, combine);
  }
}

const UP: Change = { at: 0, surely: true, possibly: true };

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
      const at = heldSince(list, index, name) + wait;
      if (change[name] !== shown[shown.length - 1]!.is && at < until) shown.push({ at, is: change[name] });
    });
    return shown;
  };
  const [surely, possibly] = [plane("surely"), plane("possibly")];
  const asChanges = (shown: { at: number; is: boolean }[]) =>
    shown.map(({ at, is }) => ({ at, surely: is, possibly: is }));
  return merged([asChanges(surely), asChanges(possibly)], ([a, b]) => ({ surely: a!.surely, possibly: b!.possibly }));
}

/** Since when the plane has had the value that it has at an index. */
function heldSince(list: readonly Change[], index: number, name: "surely" | "possibly"): number {
  let first = index;
  while (first > 0 && list[first - 1]![name] === list[index]![name]) first -= 1;
  return list[first]!.at;
}

function isSame(a: readonly Change[], b: readonly Change[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index]!;
      return one.at === other.at && one.surely === other.surely && one.possibly === other.possibly;
    })
  );
}
