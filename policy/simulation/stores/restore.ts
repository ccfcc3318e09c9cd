import type { Copy, ElementId, Figure, Need } from "../model";
import type { Scene } from "../scene";
import { manualStep } from "./steps";

/** How a person restores a store from its copies. */
export interface Restore {
  readonly store: string;
  /** Up while nothing need be restored. */
  readonly live: ElementId;
  readonly plane: string;
  readonly takes: readonly Figure[];
  /** Restore, and turn clients to what was restored: most have a new name. */
  readonly commands: number;
  /** What it needs where the copy is, besides the copy and the control plane. */
  readonly needs: (copy: Copy) => readonly Need[];
}

/** The restores of a store from those of its copies that keep history; each is up once it is done. */
export function restoredFrom(scene: Scene, copies: readonly Copy[], restore: Restore): ElementId[] {
  const { live, plane, takes, commands, needs } = restore;
  return copies
    .filter(({ kind }) => kind === "history" || kind === "backup")
    .map((copy) => {
      const { done } = manualStep(scene, {
        id: `restore ${copy.id}`,
        lost: live,
        by: copy.reachable,
        region: copy.place.region,
        plane,
        commands,
        takes,
        needs: needs(copy),
        loses: copy.lag,
        given: copy.given,
        resource: copy.resource,
      });
      return done;
    });
}
