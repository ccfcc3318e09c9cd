import { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import type { Resource } from "../../graph";
import type { ElementId } from "../model";
import { zonalPlace } from "../place";
import type { Scene } from "../scene";
import { storeOf } from "../stores";
import { UNDERSTOOD } from "../stores/understood";
import { reader, type Reader } from "./reader";

/** A store's primary is up while the store can be written, a replica while it can be read. */
function use(resource: Resource, scene: Scene): ElementId {
  const store = storeOf(resource, scene);
  if (!store) return scene.unknown(`Which store ${resource.name} belongs to is not known.`, resource);
  return store.resources[0] === resource ? store.write.serves : store.read.serves;
}

export const STORE_READERS: readonly Reader[] = [
  reader({ types: [DB_INSTANCE], understands: UNDERSTOOD.instance, read: use }),
  reader({ types: [DB_CLUSTER], understands: UNDERSTOOD.cluster, read: use }),
  reader({
    types: [CLUSTER_INSTANCE],
    understands: UNDERSTOOD.clusterInstance,
    read: (instance, scene) =>
      scene.placed(instance, zonalPlace(instance, scene.graph), true, `the instance ${scene.nameOf(instance)}`),
  }),
];
