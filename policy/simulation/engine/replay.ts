import type { ElementId } from "../model";
import { isSame, type Change, type Changes } from "./evaluate";

/** By element, where it is otherwise. */
export type ChangedElements = ReadonlyMap<ElementId, Changes>;

/** What happens to some elements after a fault. */
export class Replay {
  /**
   * @param rest by element: before the fault
   * @param own what is otherwise than without the fault, or than in `base`
   * @param base the replay of all that the fault perhaps reaches alone, which it has in common with other faults
   */
  constructor(
    private readonly rest: readonly (Changes | undefined)[],
    protected readonly own: ChangedElements,
    readonly base?: Replay,
  ) {}

  /** The changes of an element, the state at the moment of the fault first. */
  of(id: ElementId): Changes {
    return this.own.get(id) ?? this.base?.of(id) ?? this.rest[id]!;
  }

  /** What is otherwise than without the fault, or than in `base`. */
  changedHere(): Iterable<ElementId> {
    return this.own.keys();
  }

  stateAt(id: ElementId, at: number): Change {
    const all = this.of(id);
    let current = all[0]!;
    for (let index = 1; index < all.length && all[index]!.at <= at; index += 1) current = all[index]!;
    return current;
  }

  /** Whether an element is not as before the fault at some moment. */
  isChanged(id: ElementId): boolean {
    const now = this.of(id);
    return now !== this.rest[id] && !isSame(now, this.rest[id]!);
  }

  /** What is not as before the fault at some moment, of those elements that `among` is true of. */
  changed(among: (id: ElementId) => boolean = () => true): ElementId[] {
    const found = new Set<ElementId>();
    for (const ids of [this.changedHere(), this.base?.changedHere() ?? []])
      for (const id of ids) if (among(id) && this.isChanged(id)) found.add(id);
    return [...found];
  }
}
