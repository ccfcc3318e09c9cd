import { MULTI_AZ_CLUSTER_FAILOVER, MULTI_AZ_FAILOVER, SYNCHRONOUS } from "../../../facts/recovery/databases";
import type { DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { valueOf, type Resource, type ResourceOf } from "../../graph";
import { hostAtom, zoneAtom } from "../atoms";
import { figureOf, givenBy } from "../figures";
import type { Atom, Copy, ElementId, Figure } from "../model";
import { regionalPlace, zonalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { zonesOfDatabase } from "./database-zones";
import {
  atSpot,
  keyUse,
  liveAtoms,
  oneZoneMayFail,
  serviceIn,
  spotAt,
  survivesAt,
  zoneElements,
  type Spot,
} from "./spot";
import type { Access } from "./store";
import { UNDERSTOOD } from "./understood";

/** A database in one Region, without the replicas that it has elsewhere. */
export interface RegionalDatabase {
  readonly read: Access;
  readonly write: Access;
  /** Where its contents are. */
  /** Of Aurora: its contents, whatever its instances. */
  readonly volume?: ElementId | undefined;
  /** Of Aurora: it has no instances. */
  readonly isHeadless?: boolean | undefined;
  readonly spots: readonly {
    readonly id: string;
    readonly spot: Spot;
    readonly kind: "live" | "replica";
    readonly lag: Figure;
    /** Whether it is there at all, where that is not known. */
    readonly doubt?: ElementId;
  }[];
}

/** A pair of a primary and a synchronous standby, or the primary alone, as `multiAz` says. */
export function rdsInstance(instance: ResourceOf<typeof DB_INSTANCE>, store: string, scene: Scene): RegionalDatabase {
  const multiAz = scene.graph.boolean(instance, "multiAz", false);
  const single = () => singleInstance(instance, store, scene);
  const pair = () => standbyPair(instance, store, scene);
  if (multiAz.kind === "known") return multiAz.value ? pair() : single();
  return inDoubt(single(), pair(), `The multiAz of ${instance.name} ${multiAz.reason}.`, scene);
}

/** One of two: surely up where both are, perhaps where one is. */
function inDoubt(one: RegionalDatabase, other: RegionalDatabase, reason: string, scene: Scene): RegionalDatabase {
  const doubt = scene.unknown(reason);
  const either = (a: ElementId, b: ElementId) =>
    scene.any([scene.all([a, b], reason), scene.all([scene.any([a, b], reason), doubt], reason)], reason);
  const access = (a: Access, b: Access): Access => ({
    serves: either(a.serves, b.serves),
    capable: either(a.capable, b.capable),
  });
  const more = other.spots.slice(one.spots.length).map((spot) => ({ ...spot, doubt }));
  return { read: access(one.read, other.read), write: access(one.write, other.write), spots: [...one.spots, ...more] };
}

/**
 * A DB instance in one Availability Zone. RDS replaces its host there while its storage lives; that takes a while which AWS does not publish
 * (https://aws.amazon.com/rds/features/multi-az/ asks for a restore even then).
 */
function singleInstance(instance: ResourceOf<typeof DB_INSTANCE>, store: string, scene: Scene): RegionalDatabase {
  const { graph, settings } = scene;
  const name = scene.nameOf(instance);
  const place = zonalPlace(instance, graph);
  const key = keyUse(instance, "kmsKeyId", scene);
  const spot = spotAt(place, { key, zonal: true, zones: zonesOfDatabase(instance, graph) });
  const atoms = [...liveAtoms(store, place), ...serviceIn("rds", place.region)];
  const storage = scene.all(
    [atSpot(scene, spot, `the storage of ${name}`, atoms, instance), doubtAbout(instance, UNDERSTOOD.instance, scene)],
    `the storage of ${name}`,
  );
  const host = scene.leaf([hostAtom(name)], `the host of ${name}`, { resource: instance });
  const replaced = scene.step({
    id: `replace the host of ${name}`,
    by: "itself",
    after: scene.all([scene.not(host, `the host of ${name} fails`), storage], `the host of ${name} can be replaced`),
    takes: [settingFigure(settings, "databaseHost")],
    needs: [],
    given: givenBy(instance, "multiAz", scene.graph, false),
    resource: instance,
  });
  const access: Access = {
    serves: scene.all(
      [storage, scene.any([host, replaced.done], `a host of ${name}`)],
      `the database ${name}`,
      instance,
    ),
    capable: scene.all([storage, host], `the database ${name}`, instance),
  };
  return { read: access, write: access, spots: [{ id: name, spot, kind: "live", lag: figureOf(SYNCHRONOUS) }] };
}

/**
 * A Multi-AZ DB instance: RDS keeps a standby in another zone in step and fails over by itself
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html). Where the primary's zone is not known, each zone
 * that it may be in is taken for its own: a failover is the worst that any of them brings.
 */
function standbyPair(instance: ResourceOf<typeof DB_INSTANCE>, store: string, scene: Scene): RegionalDatabase {
  const { graph, settings } = scene;
  const name = scene.nameOf(instance);
  const place = zonalPlace(instance, graph);
  const region = place.region;
  const zones = zonesOfDatabase(instance, graph);
  const key = keyUse(instance, "kmsKeyId", scene);
  const atoms = [...liveAtoms(store, place), ...serviceIn("rds", region)];
  const isPlaced = place.zone !== undefined || zones.length < 2 || region === undefined;
  const others = zones.filter((zone) => zone !== place.zone);
  const primarySpot = spotAt(place, { key, zonal: true, zones });
  const standbyPlace = { ...place, zone: others.length === 1 ? others[0] : undefined };
  const standbySpot = spotAt(standbyPlace, { key, zonal: true, zones: others });
  const regional = spotAt({ ...place, zone: undefined }, { key });
  const host: Atom[] = [hostAtom(name)];
  const anywhere = isPlaced ? [] : zones.map((zone) => zoneAtom(region, zone));
  const primary = isPlaced
    ? atSpot(scene, primarySpot, `the primary of ${name}`, [...host, ...atoms], instance)
    : atSpot(scene, regional, `the primary of ${name}, in whatever zone`, [...host, ...anywhere, ...atoms], instance);
  const standby = isPlaced
    ? atSpot(scene, standbySpot, `the standby of ${name}`, atoms, instance)
    : scene.all(
        [atSpot(scene, regional, `the standby of ${name}`, atoms, instance), oneZoneMayFail(scene, region, zones)],
        `the standby of ${name}, in another zone`,
      );
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([scene.not(primary, `the primary of ${name} fails`), standby], `${name} can fail over`),
    takes: [figureOf(MULTI_AZ_FAILOVER), settingFigure(settings, "clientCache")],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    given: givenBy(instance, "multiAz", scene.graph, false),
    resource: instance,
  });
  const doubt = doubtAbout(instance, UNDERSTOOD.instance, scene);
  const access: Access = {
    serves: scene.all([scene.any([primary, failover.done], `the database ${name}`), doubt], name, instance),
    capable: scene.all([scene.any([primary, standby], `the database ${name}`), doubt], name, instance),
  };
  const lag = figureOf(SYNCHRONOUS);
  return {
    read: access,
    write: access,
    spots: isPlaced
      ? [
          { id: name, spot: primarySpot, kind: "live", lag },
          { id: `${name} standby`, spot: standbySpot, kind: "replica", lag },
        ]
      : pairOfSpots(name, regional, region, zones, lag),
  };
}

/** Of two copies in two of some zones one survives each zone: one that is in no zone, and in doubt under two. */
function pairOfSpots(
  id: string,
  regional: Spot,
  region: string,
  zones: readonly string[],
  lag: Figure,
): RegionalDatabase["spots"] {
  return zones.length < 3 && zones.length > 0
    ? zones.map((zone, i) => ({
        id: i === 0 ? id : `${id} standby`,
        spot: { ...regional, place: { ...regional.place, zone }, atoms: [...regional.atoms, zoneAtom(region, zone)] },
        kind: i === 0 ? "live" : "replica",
        lag,
      }))
    : [{ id, spot: regional, kind: "live", lag }];
}

/**
 * A Multi-AZ DB cluster: a writer and two readers in three zones. A commit waits for one reader, so that two instances are needed to write
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html). Which of them writes is not in the graph: each
 * zone is taken for the writer's.
 */
export function multiAzCluster(cluster: ResourceOf<typeof DB_CLUSTER>, store: string, scene: Scene): RegionalDatabase {
  const { settings } = scene;
  const name = scene.nameOf(cluster);
  const place = regionalPlace(cluster);
  const { region } = place;
  const spot = spotAt(place, { key: keyUse(cluster, "kmsKeyId", scene) });
  const atoms = [...liveAtoms(store, place), ...serviceIn("rds", region)];
  const base = scene.all(
    [atSpot(scene, spot, `the cluster ${name}`, atoms, cluster), doubtAbout(cluster, UNDERSTOOD.cluster, scene)],
    `the cluster ${name}`,
  );
  const zones = zonesOfCluster(cluster, scene);
  const instances = region === undefined ? [] : zoneElements(scene, region, zones);
  const known = instances.length === 3;
  const doubt = scene.unknown(`The three zones of ${cluster.name} are not known.`);
  const orDoubt = (element: ElementId) =>
    known ? element : scene.any([scene.all(instances, `zones of ${name}`), scene.all([element, doubt], name)], name);
  const writer = scene.all(
    [base, scene.leaf([hostAtom(name)], `the writer of ${name}`, { resource: cluster }), ...instances],
    `the writer of ${name}, in whatever zone`,
  );
  const two = orDoubt(scene.atLeast(2, instances, `two instances of ${name}`));
  const one = orDoubt(scene.any(instances, `an instance of ${name}`));
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([scene.not(writer, `the writer of ${name} fails`), base, two], `${name} can fail over`),
    takes: [figureOf(MULTI_AZ_CLUSTER_FAILOVER), settingFigure(settings, "clientCache")],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    resource: cluster,
  });
  const read = scene.all([base, one], `readers of ${name}`, cluster);
  return {
    read: { serves: read, capable: read },
    write: {
      serves: scene.any([writer, failover.done], `the cluster ${name}`, cluster),
      capable: scene.all([base, two], `the cluster ${name}`, cluster),
    },
    spots: [{ id: name, spot, kind: "live", lag: figureOf(SYNCHRONOUS) }],
  };
}

/** AWS chooses three zones of the subnet group; with three there, those. */
export function zonesOfCluster(cluster: Resource, scene: Scene): readonly string[] {
  const given = scene.graph.strings(cluster, "availabilityZones[*]");
  if (given.why === undefined && given.certain.length === 3) return given.certain;
  return zonesOfDatabase(cluster, scene.graph);
}

/** A copy for each of a database's spots; the later ones follow the first. */
export function copiesAt(database: RegionalDatabase, store: string, resource: Resource, scene: Scene): Copy[] {
  const [first] = database.spots;
  return database.spots.map(({ id, spot, kind, lag, doubt = scene.up }) =>
    scene.copy({
      id,
      store,
      place: spot.place,
      atoms: spot.atoms,
      kind,
      lag,
      locked: false,
      ...(kind === "replica" && { follows: first?.id }),
      resource,
      reachable: scene.all([survivesAt(scene, spot, `the copy ${id}`, "rds", resource), doubt], `the copy ${id}`),
    }),
  );
}

/** Whether automated backups are kept: undefined where that is not known. */
export function keepsBackups(database: Resource, byDefault: number, scene: Scene): boolean | undefined {
  const days = valueOf(scene.graph.number(database, "backupRetentionPeriod", byDefault));
  return days === undefined ? undefined : days > 0;
}
