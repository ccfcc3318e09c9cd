import type { ElementId } from "../model";
import { isSame, type Change, type Changes } from "./evaluate";

/** What happens to some elements after a fault. */
export class Replay {
  /**
   * @param rest by element: before the fault
   * @param own what is otherwise than without the fault, or than in `base`
   * @param base the replay of all that the fault perhaps reaches alone, which it has in common with other faults
   */
  constructor(
    private readonly rest: readonly (Changes | undefined)[],
    readonly own: ReadonlyMap<ElementId, Changes>,
    readonly base?: Replay,
  ) {}

  /** The changes of an element, the state at the moment of the fault first. */
  of(id: ElementId): Changes {
    return this.own.get(id) ?? this.base?.own.get(id) ?? this.rest[id]!;
  }

  stateAt(id: ElementId, at: number): Change {
    const all = this.of(id);
    let current = all[0]!;
    for (let index = 1; index < all.length && all[index]!.at <= at; index += 1) current = all[index]!;
    return current;
  }

  /** Whether an element is not as before the fault at some moment. */
  isChanged(id: ElementId): boolean {
    const own = this.own.get(id);
    return own ? this.base === undefined || !isSame(own, this.rest[id]!) : this.base?.own.has(id) === true;
  }

  /** What is not as before the fault at some moment. */
  changed(): ElementId[] {
    const ids = new Set([...this.own.keys(), ...(this.base?.own.keys() ?? [])]);
    return [...ids].filter((id) => this.isChanged(id));
  }
}
