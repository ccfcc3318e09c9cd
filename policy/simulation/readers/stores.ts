import {
  BUCKETS,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  DYNAMODB_TABLE,
  EBS_VOLUME,
  EFS_FILE_SYSTEM,
  REPLICATION_GROUP,
  TABLE_REPLICA,
} from "../../aws";
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
  reader({ types: [DYNAMODB_TABLE], understands: UNDERSTOOD.table, read: use }),
  reader({ types: [TABLE_REPLICA], understands: UNDERSTOOD.tableReplica, read: use }),
  reader({ types: [EBS_VOLUME], understands: UNDERSTOOD.volume, read: use }),
  reader({ types: [EFS_FILE_SYSTEM], understands: UNDERSTOOD.fileSystem, read: use }),
  reader({ types: [REPLICATION_GROUP], understands: UNDERSTOOD.cache, read: use }),
  reader({
    types: BUCKETS,
    understands: UNDERSTOOD.bucket,
    // What leads to a bucket names that one: an origin, a website, a health check.
    read: (bucket, scene) => storeOf(bucket, scene)?.from?.(bucket.region) ?? use(bucket, scene),
  }),
  reader({
    types: [CLUSTER_INSTANCE],
    understands: UNDERSTOOD.clusterInstance,
    read: (instance, scene) =>
      scene.placed(instance, zonalPlace(instance, scene.graph), true, `the instance ${scene.nameOf(instance)}`),
  }),
];
