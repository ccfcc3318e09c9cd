import type { Resource } from "../../graph";
import type { Scene } from "../scene";
import { databaseStores } from "./databases";
import type { FindStores, Store } from "./store";

export type { Access, Store } from "./store";

const KINDS: readonly FindStores[] = [databaseStores];

const found = new WeakMap<Scene, readonly Store[]>();

/** What keeps data in a scene; its copies are in `scene.copies`. */
export function storesOf(scene: Scene): readonly Store[] {
  const before = found.get(scene);
  if (before) return before;
  const stores = KINDS.flatMap((find) => find(scene));
  found.set(scene, stores);
  return stores;
}

/** The store that a resource belongs to. */
export function storeOf(resource: Resource, scene: Scene): Store | undefined {
  return storesOf(scene).find(({ resources }) => resources.includes(resource));
}
