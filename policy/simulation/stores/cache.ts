import { CACHE_FAILOVER } from "../../../facts/recovery/stores";
import { ELASTICACHE_SUBNET_GROUP, REPLICATION_GROUP } from "../../aws";
import { valueOf, type Graph, type Reading, type Resource } from "../../graph";
import { hostAtom, zoneAtom } from "../atoms";
import { figureOf, givenBy } from "../figures";
import type { ElementId } from "../model";
import { regionalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { zonesOfGroup } from "./database-zones";
import { primaryOf, secondariesOf, type RegionalGroup } from "./global-datastore";
import { restoredFrom } from "./restore";
import {
  atSpot,
  keyUse,
  liveAtoms,
  oneZoneMayFail,
  serviceIn,
  spotAt,
  survivesAt,
  zoneElements,
  zonesIn,
  type Spot,
} from "./spot";
import { manualStep } from "./steps";
import type { Store, StoreKind } from "./store";
import { UNDERSTOOD } from "./understood";

/** ElastiCache for Valkey and Redis OSS: each replication group, with those of other Regions that follow it in a global datastore. */
export const caches: StoreKind = {
  primaries: ({ graph }) => graph.ofType(REPLICATION_GROUP).filter((group) => primaryOf(group, graph) === undefined),
  read: cacheStore,
};

/** Where a group's nodes are. */
interface Nodes {
  /** One zone for each node that is known; of others those that they may be in. */
  readonly zones: readonly string[];
  /** Whether each of the zones has a node. */
  readonly isExact: boolean;
  /** Whether a replica is in another zone than its primary. */
  readonly spread: Reading<boolean>;
  readonly replicas: Reading<number>;
}

interface RegionalCache extends RegionalGroup {
  readonly nodes: Nodes;
}

/**
 * A primary and its replicas, which it does not wait for: a failover loses the last writes
 * (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html). Which node is the primary changes with each failover: each zone is taken for its own.
 */
function cacheStore(group: Resource, name: string, scene: Scene): Store {
  const { settings } = scene;
  const home = regionalCache(group, name, name, scene);
  const secondaries = secondariesOf(
    group,
    name,
    home,
    (one) => regionalCache(one, scene.nameOf(one), name, scene),
    scene,
  );
  const live = scene.any([home.live, ...secondaries.map(({ promoted }) => promoted)], `the cache ${name}`, group);
  copies(group, name, home.spot, home.nodes, scene);
  const snapshots = scene.copies.filter((copy) => copy.store === name && copy.kind === "backup");
  const restored = restoredFrom(scene, snapshots, {
    store: name,
    live,
    plane: "elasticache",
    takes: [settingFigure(settings, "databaseRestore")],
    commands: 2,
    needs: () => [],
  });
  const write = scene.any([live, ...restored], `write ${name}`, group);
  const capable = scene.any([home.capable, ...secondaries.map((one) => one.capable)], `the cache ${name}`, group);
  const readable = secondaries.map(({ readable }) => readable);
  return {
    name,
    resources: [...new Set([group, ...secondaries.map((one) => one.group)])],
    write: { serves: write, capable },
    read: { serves: scene.any([write, home.replica, ...readable], `read ${name}`, group), capable },
  };
}

/** A replication group within its Region. @param store whose contents it has */
function regionalCache(group: Resource, name: string, store: string, scene: Scene): RegionalCache {
  const place = regionalPlace(group);
  const { region } = place;
  const nodes = nodesOf(group, scene);
  const spot = spotAt(place, { key: keyUse(group, "kmsKeyId", scene) });
  const atoms = [...liveAtoms(store, place), ...serviceIn("elasticache", region)];
  const base = scene.all(
    [
      atSpot(scene, spot, `the cache ${name}`, atoms, group),
      doubtAbout(group, understoodOf(group, scene.graph), scene),
    ],
    `the cache ${name}`,
  );
  const zones = region === undefined ? [] : zoneElements(scene, region, nodes.zones);
  const host = scene.leaf([hostAtom(scene.nameOf(group))], `the primary's host of ${name}`, { resource: group });
  const primary = scene.all([base, host, ...zones], `the primary of ${name}, in whatever zone`);
  const replica = scene.all([base, replicaOf(nodes, group, scene)], `a replica of ${name}`);
  const promoted = promotion(group, name, primary, replica, scene);
  const none = scene.not(replica, `no replica of ${name}`);
  const remade = scene.step({
    id: `make the node of ${name} anew`,
    by: "itself",
    after: scene.all([scene.not(host, `the host of ${name} fails`), none, base, ...zones], `${name} can be made anew`),
    takes: [settingFigure(scene.settings, "cacheNode")],
    needs: [],
    given: [...givenBy(group, "numCacheClusters", scene.graph), ...givenBy(group, "replicasPerNodeGroup", scene.graph)],
    resource: group,
  });
  const live = scene.any([primary, promoted, remade.done], `the cache ${name}`, group);
  return { spot, nodes, live, replica, capable: scene.any([primary, replica], `the cache ${name}`, group) };
}

/** Of a known secondary of a global datastore it is known what it follows. */
const understoodOf = (group: Resource, graph: Graph): readonly string[] =>
  primaryOf(group, graph) ? [...UNDERSTOOD.cache, "globalReplicationGroupId"] : UNDERSTOOD.cache;

function nodesOf(group: Resource, scene: Scene): Nodes {
  const { graph } = scene;
  const given = graph.strings(group, "preferredCacheClusterAzs[*]");
  const perShard = graph.number(group, "replicasPerNodeGroup");
  const clusters = graph.number(group, "numCacheClusters", 1);
  const replicas: Reading<number> =
    perShard.kind !== "missing"
      ? perShard
      : clusters.kind === "known"
        ? { ...clusters, value: clusters.value - 1 }
        : clusters;
  if (given.certain.length > 0 && given.why === undefined)
    return {
      zones: [...new Set(given.certain)].sort(),
      isExact: true,
      spread: { kind: "known", value: new Set(given.certain).size > 1 },
      replicas,
    };
  const [subnets] = graph.references(group, "subnetGroupName", [ELASTICACHE_SUBNET_GROUP]).certain;
  const own = subnets ? zonesOfGroup(subnets, graph) : undefined;
  const zones = own && own.length > 0 ? own : zonesIn(graph, group.region);
  // Multi-AZ puts replicas in other zones than their primary's.
  const multiAz = graph.boolean(group, "multiAzEnabled", false);
  const isMulti = multiAz.kind === "known" && multiAz.value;
  return { zones, isExact: false, spread: isMulti ? multiAz : { kind: "unknown", reason: "is not known" }, replicas };
}

function replicaOf({ zones, isExact, spread, replicas }: Nodes, group: Resource, scene: Scene): ElementId {
  if (replicas.kind === "known" && replicas.value < 1) return scene.down;
  const each = group.region === undefined ? [] : zoneElements(scene, group.region, zones);
  const other = isExact ? scene.any(each, `a node of ${group.name}`) : oneZoneMayFail(scene, group.region, zones);
  const isKnown = spread.kind === "known" && replicas.kind === "known";
  if (isKnown && spread.value) return other;
  const together = scene.all(each, `the zones of ${group.name}`);
  if (isKnown) return together;
  return scene.any(
    [
      ...(replicas.kind === "known" ? [together] : []),
      scene.all(
        [other, scene.unknown(`Whether replicas of ${group.name} are in another zone is not known.`)],
        group.name,
      ),
    ],
    `a replica of ${group.name}`,
  );
}

/** By itself where automatic failover is on; otherwise by a person. */
function promotion(group: Resource, name: string, primary: ElementId, replica: ElementId, scene: Scene): ElementId {
  const automatic = scene.graph.boolean(group, "automaticFailoverEnabled", false);
  const takes = [figureOf(CACHE_FAILOVER)];
  const loses = settingFigure(scene.settings, "replicaLag");
  const byPerson = () =>
    manualStep(scene, {
      id: `promote a replica of ${name}`,
      lost: primary,
      by: replica,
      plane: "elasticache",
      region: group.region,
      commands: 1,
      takes,
      loses,
      resource: group,
    }).done;
  if (automatic.kind === "known" && !automatic.value) return byPerson();
  const byItself = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([scene.not(primary, `the primary of ${name} fails`), replica], `${name} can fail over`),
    takes,
    needs: [],
    loses,
    given: [
      ...givenBy(group, "automaticFailoverEnabled", scene.graph, false),
      ...givenBy(group, "multiAzEnabled", scene.graph, false),
    ],
    resource: group,
  }).done;
  if (automatic.kind === "known") return byItself;
  const reason = `Whether ${group.name} fails over by itself is known only after deployment.`;
  return scene.any([byPerson(), scene.all([byItself, scene.unknown(reason)], reason)], `${name} fails over`);
}

const DAY = 86400;

function copies(group: Resource, name: string, spot: Spot, nodes: Nodes, scene: Scene): void {
  const { region } = spot.place;
  const place = { place: spot.place, atoms: spot.atoms, store: name, locked: false, resource: group } as const;
  const lag = settingFigure(scene.settings, "replicaLag");
  const host = hostAtom(scene.nameOf(group));
  const zones = region === undefined ? [] : zoneElements(scene, region, nodes.zones);
  const there = atSpot(scene, spot, `the copy ${name}`, [host, ...serviceIn("elasticache", region)], group);
  scene.copy({
    ...place,
    id: name,
    atoms: [host, ...spot.atoms, ...(region === undefined ? [] : nodes.zones.map((zone) => zoneAtom(region, zone)))],
    kind: "live",
    lag: { ...lag, seconds: 0, arithmetic: "0 s" },
    reachable: scene.all([there, ...zones], `the copy ${name}`),
  });
  if (nodes.replicas.kind !== "known" || nodes.replicas.value > 0)
    scene.copy({
      ...place,
      id: `${name} replica`,
      kind: "replica",
      lag,
      follows: name,
      reachable: scene.all(
        [
          atSpot(scene, spot, `the replica of ${name}`, serviceIn("elasticache", region), group),
          replicaOf(nodes, group, scene),
        ],
        `the replica of ${name}`,
      ),
    });
  // A daily snapshot, kept in Amazon S3, where snapshotRetentionLimit is more than 0 (API_CreateReplicationGroup.html).
  const days = valueOf(scene.graph.number(group, "snapshotRetentionLimit", 0)) ?? 0;
  if (days > 0)
    scene.copy({
      ...place,
      id: `${name} snapshots`,
      kind: "backup",
      lag: {
        seconds: DAY,
        arithmetic: `${DAY} s`,
        source: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html",
        bounded: "none",
      },
      reachable: survivesAt(scene, spot, `the copy ${name} snapshots`, "elasticache", group),
    });
}
