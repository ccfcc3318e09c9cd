import type { Resource } from "../../graph";
import { namesOf } from "../names";
import type { Scene } from "../scene";
import { buckets } from "./bucket";
import { caches } from "./cache";
import { databases } from "./databases";
import { fileSystems } from "./file-system";
import { memoryDatabases } from "./memory-db";
import { others } from "./others";
import type { Store, StoreKind } from "./store";
import { sharedVolumes } from "./shared-volume";
import { tables } from "./table";
import { volumes } from "./volume";

export type { Access, Store } from "./store";

const KINDS: readonly StoreKind[] = [
  databases,
  tables,
  buckets,
  volumes,
  fileSystems,
  caches,
  memoryDatabases,
  sharedVolumes,
  others,
];

const found = new WeakMap<Scene, readonly Store[]>();

/** What keeps data in a scene; its copies are in `scene.copies`. */
export function storesOf(scene: Scene): readonly Store[] {
  const before = found.get(scene);
  if (before) return before;
  const primaries = KINDS.flatMap((kind) => kind.primaries(scene).map((primary) => ({ kind, primary })));
  const names = namesOf(
    primaries.map(({ primary }) => primary),
    scene,
  );
  const stores = primaries.map(({ kind, primary }) => kind.read(primary, names.get(primary)!, scene));
  found.set(scene, stores);
  return stores;
}

/** The store that a resource belongs to. */
export function storeOf(resource: Resource, scene: Scene): Store | undefined {
  return storesOf(scene).find(({ resources }) => resources.includes(resource));
}
