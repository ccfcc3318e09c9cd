import { append } from "../../graph";
import type { Atom, Doubt, Element, ElementId } from "../model";
import { evaluate, IN_DOUBT, isSame, UP, type Changes, type ChangesOf, type Failing, type State } from "./evaluate";
import { ordered, type Component } from "./order";
import { PlaceQueue } from "./queue";
import { Replay, type ChangedElements } from "./replay";

/** Replays faults in time on the elements that some functions depend on. */
export class Player {
  private readonly order: readonly Component[];
  /** By element: the place of its component in the order. */
  private readonly place: (number | undefined)[] = [];
  private readonly parents: (ElementId[] | undefined)[] = [];
  private readonly byAtom = new Map<Atom, ElementId[]>();
  private readonly byDoubt = new Map<Doubt, ElementId[]>();
  /** By element. */
  readonly rest: (Changes | undefined)[] = [];
  /** By the doubts that a fault opens: what they do alone, the same for every fault that opens them. */
  private readonly bases = new Map<string, Replay>();
  /** By component: the last turn in which it was evaluated. */
  private readonly woken: number[] = [];
  private turn = 0;
  private readonly calm = new Replay(this.rest, new Map());

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
      this.evaluated(component, NOTHING, atRest, false, (id, list) => (this.rest[id] = list));
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
    if (atoms.length === 0) return this.calm;
    const doubts = [...this.byDoubt.keys()].map((doubt) => atoms.some(doubt));
    const opened = new Set([...this.byDoubt.keys()].filter((_, index) => doubts[index]));
    const base = opened.size === 0 ? undefined : this.baseOf(opened, doubts.map(Number).join(""));
    const reached = atoms.flatMap((atom) => this.byAtom.get(atom) ?? []);
    const failing = { atoms: new Set(atoms), doubts: opened };
    return new Replay(this.rest, this.changes(reached, failing, base ?? this.calm, base !== undefined), base);
  }

  /** What some elements decide over, themselves included: a mark for each element that is. */
  above(ids: readonly ElementId[]): readonly (true | undefined)[] {
    const found: (true | undefined)[] = [];
    const waiting = [...ids];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found[id]) continue;
      found[id] = true;
      waiting.push(...this.madeOf(id));
    }
    return found;
  }

  /** The elements that an element is a part of. */
  madeOf(id: ElementId): readonly ElementId[] {
    return this.parents[id] ?? [];
  }

  /** A fault that ends, and what follows from that. @param until seconds since the fault */
  playUntil(atoms: readonly Atom[], until: number): Replay {
    const doubts = new Set([...this.byDoubt.keys()].filter((doubt) => atoms.some(doubt)));
    const reached = [
      ...atoms.flatMap((atom) => this.byAtom.get(atom) ?? []),
      ...[...doubts].flatMap((doubt) => this.byDoubt.get(doubt) ?? []),
    ];
    return new Replay(this.rest, this.changes(reached, { atoms: new Set(atoms), doubts, until }, this.calm, false));
  }

  private baseOf(doubts: ReadonlySet<Doubt>, key: string): Replay {
    const before = this.bases.get(key);
    if (before) return before;
    const reached = [...doubts].flatMap((doubt) => this.byDoubt.get(doubt) ?? []);
    const made = new Replay(this.rest, this.changes(reached, { atoms: NOTHING.atoms, doubts }, this.calm, false));
    this.bases.set(key, made);
    return made;
  }

  /**
   * What is not as before: from the elements that are reached upwards, as far as anything changes.
   * @param keepsDoubts what is in doubt is handed over although it was before: why it is may be otherwise
   */
  changes(
    reached: Iterable<ElementId>,
    failing: Failing,
    before: Pick<Replay, "of">,
    keepsDoubts: boolean,
  ): ChangedElements {
    const changes = new Map<ElementId, Changes>();
    const queue = new PlaceQueue();
    this.turn += 1;
    const wake = (id: ElementId) => {
      const place = this.place[id]!;
      if (this.woken[place] === this.turn) return;
      this.woken[place] = this.turn;
      queue.push(place);
    };
    for (const id of reached) wake(id);
    const now = (id: ElementId) => changes.get(id) ?? before.of(id);
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      this.evaluated(this.order[place]!, failing, now, true, (id, list) => {
        if (isSame(list, before.of(id)) && !(keepsDoubts && list.some(isInDoubt))) return;
        changes.set(id, list);
        for (const parent of this.madeOf(id)) if (this.place[parent] !== place) wake(parent);
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
    failing: Failing,
    of: ChangesOf,
    inTime: boolean,
    take: (id: ElementId, list: Changes) => void,
  ): void {
    const restOf = (id: ElementId) => (inTime ? this.rest[id]![0] : undefined);
    if (isContradiction) for (const id of members) take(id, IN_DOUBT);
    else if (isCycle) this.settle(members, failing, of, restOf).forEach((list, id) => take(id, list));
    else for (const id of members) take(id, evaluate(this.elements[id]!, failing, of, restOf(id)));
  }

  /** A cycle that runs keeps itself running: from all up, downwards, until nothing changes. */
  private settle(
    members: readonly ElementId[],
    failing: Failing,
    of: ChangesOf,
    restOf: (id: ElementId) => State | undefined,
  ): Map<ElementId, Changes> {
    const own = new Map<ElementId, Changes>(members.map((id) => [id, UP]));
    const kidOf = (id: ElementId) => own.get(id) ?? of(id);
    for (let isStable = false, round = 0; !isStable && round <= 2 * members.length + 1; round += 1) {
      isStable = true;
      for (const id of members) {
        const next = evaluate(this.elements[id]!, failing, kidOf, restOf(id));
        if (!isSame(next, own.get(id)!)) isStable = false;
        own.set(id, next);
      }
    }
    return own;
  }
}

const isInDoubt = ({ surely, possibly }: State): boolean => possibly && !surely;

export const NOTHING: Failing = { atoms: new Set(), doubts: new Set() };
