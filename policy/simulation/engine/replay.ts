import type { Atom, Element, ElementId } from "../model";
import { ordered, type Component } from "./order";

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
  /** The elements that are not as at rest at some moment. */
  readonly changed: readonly ElementId[];
}

type State = Omit<Change, "at">;

/** Replays faults in time on the elements that some functions depend on. */
export class Player {
  private readonly order: readonly Component[];
  private readonly rest: ReadonlyMap<ElementId, readonly Change[]>;
  private readonly leaves: readonly Element[];

  constructor(
    private readonly elements: readonly Element[],
    wanted: readonly ElementId[],
  ) {
    this.order = ordered(elements, wanted);
    this.leaves = this.order
      .flatMap(({ members }) => members.map((id) => elements[id]!))
      .filter(({ op }) => op === "leaf");
    this.rest = this.run([], undefined);
  }

  /** The state of an element before any fault. */
  atRest(id: ElementId): State {
    return this.rest.get(id)![0]!;
  }

  play(atoms: readonly Atom[]): Replay {
    const changes = this.run(atoms, this.rest);
    const of = (id: ElementId) => changes.get(id) ?? this.rest.get(id)!;
    const stateAt = (id: ElementId, at: number) => {
      const all = of(id);
      let current = all[0]!;
      for (const change of all) if (change.at <= at) current = change;
      return current;
    };
    return { of, stateAt, changed: [...changes.keys()] };
  }

  /** Whether a fault reaches anything here. */
  touches(atoms: readonly Atom[]): boolean {
    return this.leaves.some((leaf) => isReached(leaf, atoms));
  }

  /** Without `rest` every element is evaluated, as if its delays were over. */
  private run(atoms: readonly Atom[], rest: ReadonlyMap<ElementId, readonly Change[]> | undefined) {
    const changes = new Map<ElementId, readonly Change[]>();
    const of = (id: ElementId) => changes.get(id) ?? rest?.get(id);
    for (const { members, isCycle, isContradiction } of this.order) {
      const isDirty = members.some((id) => {
        const element = this.elements[id]!;
        return isReached(element, atoms) || element.kids.some((kid) => changes.has(kid));
      });
      if (rest && !isDirty) continue;
      const found = isContradiction
        ? new Map(members.map((id) => [id, [{ at: 0, surely: false, possibly: true }]]))
        : this.settle(members, isCycle, atoms, of, rest);
      for (const [id, list] of found) if (!rest || !isSame(list, rest.get(id)!)) changes.set(id, list);
    }
    return changes;
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

function isReached({ op, atoms: own, mayFailWith }: Element, atoms: readonly Atom[]): boolean {
  if (op !== "leaf") return false;
  return atoms.some((atom) => own.includes(atom) || mayFailWith?.(atom) === true);
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
