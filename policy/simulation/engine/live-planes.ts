import type { Element, ElementId } from "../model";
import type { Component } from "./order";

/** An element in every scenario: bits of those in which it is surely up, and in which it may be. */
export interface Planes {
  readonly surely: Int32Array;
  readonly possibly: Int32Array;
}

/** The planes that are still needed: those of an element are given back after its last use. */
export class LivePlanes {
  private readonly planes = new Map<ElementId, Planes>();
  private readonly uses = new Map<ElementId, number>();
  private readonly free: Planes[] = [];

  constructor(
    private readonly words: number,
    elements: readonly Element[],
    order: readonly Component[],
    wanted: readonly ElementId[],
  ) {
    const use = (id: ElementId) => this.uses.set(id, (this.uses.get(id) ?? 0) + 1);
    for (const { members } of order) for (const id of members) elements[id]!.kids.forEach(use);
    wanted.forEach(use);
  }

  /** Planes of an element, all ones. */
  make(id: ElementId): void {
    const { surely, possibly } = this.free.pop() ?? {
      surely: new Int32Array(this.words),
      possibly: new Int32Array(this.words),
    };
    this.planes.set(id, { surely: surely.fill(-1), possibly: possibly.fill(-1) });
  }

  of(id: ElementId): Planes {
    const planes = this.planes.get(id);
    if (!planes) throw new Error(`element ${id} is evaluated before what it is made of`);
    return planes;
  }

  /** Each of these was used once more. */
  release(kids: readonly ElementId[]): void {
    for (const kid of kids) {
      const left = (this.uses.get(kid) ?? 0) - 1;
      this.uses.set(kid, left);
      const planes = this.planes.get(kid);
      if (left > 0 || !planes) continue;
      this.planes.delete(kid);
      this.free.push(planes);
    }
  }
}
