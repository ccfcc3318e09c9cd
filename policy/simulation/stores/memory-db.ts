import { MEMORYDB_FAILOVER, MEMORYDB_LAG } from "../../../facts/recovery/stores";
import { SYNCHRONOUS } from "../../../facts/recovery/databases";
import { MEMORYDB_CLUSTER, MEMORYDB_MULTI_REGION_CLUSTER, MEMORYDB_SUBNET_GROUP } from "../../aws";
import { valueOf, type Resource } from "../../graph";
import { hostAtom } from "../atoms";
import { compared } from "../compared";
import { figureOf, givenBy } from "../figures";
import type { Copy, ElementId } from "../model";
import { regionalPlace } from "../place";
import { doubtAbout, words } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { zonesOfGroup } from "./database-zones";
import { copyElsewhere, membersOf, type Joint } from "./members";
import { restoredFrom } from "./restore";
import { keyUse, liveAtoms, oneZoneMayFail, regionalElement, spotAt, survivesAt, zoneElements, zonesIn } from "./spot";
import { ledTo } from "./steps";
import type { Store, StoreKind } from "./store";

const JOINT: Joint = {
  type: MEMORYDB_CLUSTER,
  property: "multiRegionClusterName",
  joins: [MEMORYDB_MULTI_REGION_CLUSTER],
};

/** Not `dataTiering`. */
const UNDERSTOOD = words(
  "aclName autoMinorVersionUpgrade description engine engineVersion finalSnapshotName kmsKeyArn maintenanceWindow",
  "multiRegionClusterName name namePrefix nodeType numReplicasPerShard numShards parameterGroupName port securityGroupIds",
  "snapshotArns snapshotName snapshotRetentionLimit snapshotWindow snsTopicArn subnetGroupName tlsEnabled",
);

/** Amazon MemoryDB: each cluster, and those of several Regions that are one Multi-Region cluster. */
export const memoryDatabases: StoreKind = {
  primaries: ({ graph }) =>
    graph.ofType(MEMORYDB_CLUSTER).filter((cluster) => {
      const all = membersOf(cluster, JOINT, graph).all ?? [cluster];
      return all.every((other) => compared(cluster.urn, other.urn) <= 0);
    }),
  read: memoryStore,
};

/** A cluster in its own Region. */
interface Part {
  readonly cluster: Resource;
  readonly serves: ElementId;
  readonly capable: ElementId;
  readonly copies: readonly Copy[];
}

function memoryStore(primary: Resource, name: string, scene: Scene): Store {
  const { all, isOpen } = membersOf(primary, JOINT, scene.graph);
  const others = (all ?? []).filter((one) => one !== primary);
  const home = partOf(primary, name, primary, scene);
  const parts = [home, ...others.map((one) => partOf(one, name, primary, scene))];
  if (isOpen) copyElsewhere(name, MEMORYDB_LAG, primary, scene);
  // Each of the Regions takes reads and writes; clients of a failed one have to be sent to another (multi-region.how.html).
  const led = parts.slice(1).map(({ serves, cluster }) => ledTo(scene, serves, cluster.region, home.serves, name));
  const live = scene.any([home.serves, ...led], name);
  const restored = restoredFrom(
    scene,
    parts.flatMap(({ copies }) => copies),
    {
      store: name,
      live,
      plane: "memorydb",
      takes: [settingFigure(scene.settings, "databaseRestore")],
      commands: 2,
      needs: () => [],
    },
  );
  const serves = scene.any([live, ...restored], `write ${name}`);
  const capable = scene.any(
    parts.map((part) => part.capable),
    `the cluster ${name}`,
  );
  const access = { serves, capable };
  const from = (region: string | undefined): ElementId => {
    const own = parts.find(({ cluster }) => cluster.region === region) ?? home;
    return scene.any([own.serves, ...restored], name);
  };
  return {
    name,
    resources: [primary, ...others],
    write: access,
    read: access,
    ...(others.length > 0 && { from }),
  };
}

/**
 * A write is in a transaction log of several zones before it is answered, so that neither a failover nor a node that is made anew loses any. With
 * replicas, which are then in other zones, one takes a failed primary's place
 * (https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html). Which node is the primary changes: any zone may be its.
 */
function partOf(cluster: Resource, store: string, primary: Resource, scene: Scene): Part {
  const { settings } = scene;
  const name = cluster === primary ? store : scene.nameOf(cluster);
  const place = regionalPlace(cluster);
  const { region } = place;
  const key = keyUse(cluster, "kmsKeyArn", scene);
  const why = `the transaction log of ${name}`;
  const log = scene.all(
    [
      regionalElement(scene, cluster, "memorydb", { place, key, atoms: liveAtoms(store, place), why }),
      doubtAbout(cluster, UNDERSTOOD, scene),
    ],
    why,
    cluster,
  );
  const zones = zonesOfCluster(cluster, scene);
  const each = region === undefined ? [] : zoneElements(scene, region, zones);
  const host = scene.leaf([hostAtom(scene.nameOf(cluster))], `the primary's host of ${name}`, { resource: cluster });
  const whole = scene.all([log, host, ...each], `the primary of ${name}, in whatever zone`);
  const replica = scene.all([log, replicaOf(cluster, zones, each, scene)], `a replica of ${name}`);
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([scene.not(whole, `the primary of ${name} fails`), replica], `${name} can fail over`),
    takes: [figureOf(MEMORYDB_FAILOVER)],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    given: givenBy(cluster, "numReplicasPerShard", scene.graph, 1),
    resource: cluster,
  });
  const none = scene.not(replica, `no replica of ${name}`);
  const remade = scene.step({
    id: `make the node of ${name} anew`,
    by: "itself",
    after: scene.all([scene.not(host, `the host of ${name} fails`), none, log, ...each], `${name} can be made anew`),
    takes: [settingFigure(settings, "cacheNode")],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    given: givenBy(cluster, "numReplicasPerShard", scene.graph, 1),
    resource: cluster,
  });
  const reason = `Whether ${name} makes its node anew in another zone, without a replica, is not published.`;
  const elsewhere = scene.all(
    [log, none, scene.not(scene.all(each, `the zones of ${name}`), `a zone of ${name} fails`), scene.unknown(reason)],
    reason,
  );
  return {
    cluster,
    serves: scene.any([whole, failover.done, remade.done, elsewhere], `the cluster ${name}`, cluster),
    capable: scene.any([whole, replica], `the cluster ${name}`, cluster),
    copies: copiesOf(cluster, store, primary, log, scene),
  };
}

function zonesOfCluster(cluster: Resource, { graph }: Scene): readonly string[] {
  const [group] = graph.references(cluster, "subnetGroupName", [MEMORYDB_SUBNET_GROUP]).certain;
  const own = group ? zonesOfGroup(group, graph) : undefined;
  return own && own.length > 0 ? own : zonesIn(graph, cluster.region);
}

/** One replica for each shard by default (API_CreateCluster.html, NumReplicasPerShard). */
function replicaOf(cluster: Resource, zones: readonly string[], each: readonly ElementId[], scene: Scene): ElementId {
  const count = scene.graph.number(cluster, "numReplicasPerShard", 1);
  if (count.kind !== "known")
    return scene.unknown(`How many replicas ${cluster.name} has is known only after deployment.`, cluster);
  if (count.value < 1) return scene.down;
  return zones.length > 1
    ? oneZoneMayFail(scene, cluster.region, zones)
    : scene.all(each, `the zones of ${cluster.name}`);
}

const DAY = 86400;

/** The log, and daily snapshots where they are kept (API_CreateCluster.html, SnapshotRetentionLimit). */
function copiesOf(cluster: Resource, store: string, primary: Resource, log: ElementId, scene: Scene): Copy[] {
  const isReplica = cluster !== primary;
  const id = isReplica ? `${store} replica ${cluster.region ?? cluster.name}` : store;
  const spot = spotAt(regionalPlace(cluster), { key: keyUse(cluster, "kmsKeyArn", scene) });
  const made = { store, place: spot.place, atoms: spot.atoms, locked: false, resource: cluster } as const;
  const live = scene.copy({
    ...made,
    id,
    kind: isReplica ? "replica" : "live",
    lag: figureOf(isReplica ? MEMORYDB_LAG : SYNCHRONOUS),
    given: givenBy(cluster, JOINT.property, scene.graph),
    ...(isReplica && { follows: store, catchesUp: true }),
    reachable: log,
  });
  const days = scene.graph.number(cluster, "snapshotRetentionLimit", 0);
  if (valueOf(days) === 0) return [live];
  const there = survivesAt(scene, spot, `the copy ${id} snapshots`, "memorydb", cluster);
  const reason = `Whether ${cluster.name} keeps snapshots is known only after deployment.`;
  const source = "https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html";
  const snapshots = scene.copy({
    ...made,
    id: `${id} snapshots`,
    kind: "backup",
    given: givenBy(cluster, "snapshotRetentionLimit", scene.graph),
    lag: { seconds: DAY, arithmetic: `${DAY} s`, source, bounded: "none" },
    reachable: days.kind === "known" ? there : scene.all([there, scene.unknown(reason)], reason),
  });
  return [live, snapshots];
}
