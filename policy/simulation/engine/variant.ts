import type { Element, ElementId } from "../model";
import type { Changes } from "./evaluate";
import { NOTHING, Player } from "./player";
import { Replay, type ChangedElements } from "./replay";

/** Marks of elements. */
type Marks = readonly (true | undefined)[];

/** The elements of a player, some of which are made of other things: faults are replayed anew only in what those decide over. */
export class Variant {
  private readonly player: Player;
  private readonly isOtherwise: Marks;
  /** By what faults have in common in the player's replays. */
  private readonly bases = new Map<Replay, Replay>();

  /**
   * @param elements all of them, as they are here
   * @param wanted what is asked of the replays, which with all that it is made of here is among what the player replays
   * @param otherwise the elements that are made of other things
   */
  constructor(elements: readonly Element[], wanted: readonly ElementId[], otherwise: readonly ElementId[]) {
    this.player = new Player(elements, wanted);
    this.isOtherwise = this.player.above(otherwise);
  }

  /** A fault's replay here. @param replay the player's of the same fault */
  over(replay: Replay): Replay {
    const base = replay.base && this.baseOver(replay.base);
    const { rest } = this.player;
    const before = new VariantReplay(rest, NONE, base, replay, this.isOtherwise);
    const changes = this.player.changes(this.reachedBy(replay), NOTHING, before, base !== undefined);
    return changes.size === 0 ? before : new VariantReplay(rest, changes, base, replay, this.isOtherwise);
  }

  private baseOver(base: Replay): Replay {
    const made = this.bases.get(base) ?? this.over(base);
    this.bases.set(base, made);
    return made;
  }

  private reachedBy(replay: Replay): ReadonlySet<ElementId> {
    const found = new Set<ElementId>();
    for (const id of replay.changedHere()) {
      for (const one of [id, ...this.player.madeOf(id)]) if (this.isOtherwise[one]) found.add(one);
    }
    return found;
  }
}

const NONE: ChangedElements = new Map();

/** A replay that is as another but in what is otherwise. */
class VariantReplay extends Replay {
  constructor(
    rest: readonly (Changes | undefined)[],
    own: ChangedElements,
    base: Replay | undefined,
    private readonly as: Replay,
    private readonly isOtherwise: Marks,
  ) {
    super(rest, own, base);
  }

  override of(id: ElementId): Changes {
    return this.isOtherwise[id] ? super.of(id) : this.as.of(id);
  }

  override *changedHere(): Iterable<ElementId> {
    for (const id of this.as.changedHere()) if (!this.isOtherwise[id]) yield id;
    yield* this.own.keys();
  }
}
