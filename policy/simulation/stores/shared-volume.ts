import { SYNCHRONOUS } from "../../../facts/recovery/databases";
import type { Estimate } from "../../../facts/recovery/estimate";
import {
  DOCUMENTDB_FAILOVER,
  DOCUMENTDB_RECREATION,
  NEPTUNE_FAILOVER,
  NEPTUNE_RECREATION,
} from "../../../facts/recovery/stores";
import {
  DB_SUBNET_GROUP,
  DOCDB_CLUSTER,
  DOCDB_INSTANCE,
  DOCDB_SUBNET_GROUP,
  NEPTUNE_CLUSTER,
  NEPTUNE_INSTANCE,
  NEPTUNE_SUBNET_GROUP,
} from "../../aws";
import { valueOf, type Resource } from "../../graph";
import { hostAtom } from "../atoms";
import { figureOf } from "../figures";
import type { ElementId, Figure } from "../model";
import { regionalPlace } from "../place";
import { doubtAbout, words } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { backupCopies } from "./backups";
import { zonesOfGroup } from "./database-zones";
import { restoredFrom } from "./restore";
import { keyUse, liveAtoms, oneZoneMayFail, regionalElement, spotAt, survivesAt, zoneElements, zonesIn } from "./spot";
import { manualStep } from "./steps";
import type { Store, StoreKind } from "./store";

/** A service whose clusters have one volume over three zones, and instances of which one writes. */
interface Service {
  readonly service: string;
  readonly instances: readonly string[];
  readonly groups: readonly string[];
  /** The property of a cluster that names its subnet group. */
  readonly group: string;
  readonly failover: Estimate;
  readonly recreation: Estimate;
  readonly restorable: string;
  /** AWS spreads instances that name no zone over those of the subnet group. */
  readonly spreads: boolean;
}

const SERVICES: Readonly<Record<string, Service>> = {
  [DOCDB_CLUSTER]: {
    service: "docdb",
    instances: [DOCDB_INSTANCE],
    groups: [DOCDB_SUBNET_GROUP, DB_SUBNET_GROUP],
    group: "dbSubnetGroupName",
    failover: DOCUMENTDB_FAILOVER,
    recreation: DOCUMENTDB_RECREATION,
    restorable: "https://docs.aws.amazon.com/documentdb/latest/developerguide/point_in_time_recovery.html",
    spreads: true,
  },
  [NEPTUNE_CLUSTER]: {
    service: "neptune",
    instances: [NEPTUNE_INSTANCE],
    groups: [NEPTUNE_SUBNET_GROUP],
    group: "neptuneSubnetGroupName",
    failover: NEPTUNE_FAILOVER,
    recreation: NEPTUNE_RECREATION,
    restorable: "https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
    spreads: false,
  },
};

/** Properties that are read, or change nothing about what a fault does; a member of a global cluster is in doubt. */
const UNDERSTOOD = [
  ...words(
    "allowMajorVersionUpgrade applyImmediately availabilityZones backupRetentionPeriod clusterIdentifier clusterIdentifierPrefix",
    "clusterMembers copyTagsToSnapshot dbClusterParameterGroupName dbSubnetGroupName deletionProtection enabledCloudwatchLogsExports",
    "engine engineVersion finalSnapshotIdentifier iamDatabaseAuthenticationEnabled iamRoles kmsKeyArn kmsKeyId manageMasterUserPassword",
    "masterPassword masterPasswordWo masterPasswordWoVersion masterUsername neptuneClusterParameterGroupName",
    "neptuneInstanceParameterGroupName neptuneSubnetGroupName port preferredBackupWindow preferredMaintenanceWindow region",
    "serverlessV2ScalingConfiguration skipFinalSnapshot snapshotIdentifier storageEncrypted storageType tags tagsAll vpcSecurityGroupIds",
    "enableCloudwatchLogsExports",
  ),
];

/** Amazon DocumentDB and Neptune. */
export const sharedVolumes: StoreKind = {
  primaries: ({ graph }) => Object.keys(SERVICES).flatMap((type) => graph.ofType(type)),
  read: clusterStore,
};

/**
 * A volume with a copy of the data in each of three zones, which survives the loss of one, and instances: a replica takes the writer's place; without
 * one the writer is made anew, and where its zone has failed a person adds one (the pages of SERVICES). Which instance writes, and in which
 * zone AWS puts instances that name none, changes: each is taken for the writer's. DocumentDB spreads instances
 * without a zone of their own over those of the subnet group (https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html).
 */
function clusterStore(cluster: Resource, name: string, scene: Scene): Store {
  const { settings } = scene;
  const kind = SERVICES[cluster.type]!;
  const place = regionalPlace(cluster);
  const key = keyUse(cluster, cluster.type === DOCDB_CLUSTER ? "kmsKeyId" : "kmsKeyArn", scene);
  const why = `the volume of ${name}`;
  const volume = scene.all(
    [
      regionalElement(scene, cluster, kind.service, { place, key, atoms: liveAtoms(name, place), why }),
      doubtAbout(cluster, UNDERSTOOD, scene),
    ],
    why,
    cluster,
  );
  const nodes = nodesOf(cluster, kind, scene);
  const writer = scene.all([volume, nodes.whole], `the writer of ${name}, whichever it is`);
  const rest = scene.all([volume, nodes.rest], `a replica of ${name}`);
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([scene.not(writer, `the writer of ${name} fails`), rest], `${name} can fail over`),
    takes: [figureOf(kind.failover)],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    resource: cluster,
  });
  const none = scene.not(scene.any([nodes.whole, nodes.rest], name), `no instance of ${name} is left`);
  const remade = scene.step({
    id: `make the instance of ${name} anew`,
    by: "itself",
    after: scene.all([none, nodes.zones, volume], `${name} can be made anew`),
    takes: [figureOf(kind.recreation)],
    needs: [],
    resource: cluster,
  });
  const added = manualStep(scene, {
    id: `add an instance to ${name}`,
    lost: nodes.zones,
    by: scene.all([none, volume], `${name} has no instance`),
    region: place.region,
    plane: kind.service,
    commands: 1,
    takes: [settingFigure(settings, "databaseInstance")],
    resource: cluster,
  });
  const again = nodes.isNone ? [] : [remade.done, added.done];
  const live = scene.any(
    [writer, failover.done, ...again.map((done) => scene.all([volume, done], `${name} again`))],
    name,
    cluster,
  );
  const copies = copiesOf(cluster, name, kind, volume, scene);
  const restored = restoredFrom(scene, copies, {
    store: name,
    live,
    plane: kind.service,
    takes: [settingFigure(settings, "databaseRestore")],
    commands: 2,
    needs: () => [],
  });
  const write = scene.any([live, ...restored], `write ${name}`);
  const capable = scene.all([volume, scene.any([nodes.whole, nodes.rest], `an instance of ${name}`)], name, cluster);
  return {
    name,
    resources: [cluster],
    write: { serves: write, capable },
    read: { serves: scene.any([write, rest], `read ${name}`), capable },
  };
}

/** The instances of a cluster, as far as a fault tells them apart. */
interface Nodes {
  readonly isNone: boolean;
  /** Up while no instance has failed. */
  readonly whole: ElementId;
  /** Up while one is left, which may be another than the writer; down where there is one alone. */
  readonly rest: ElementId;
  /** Up while the zones of all are. */
  readonly zones: ElementId;
}

function nodesOf(cluster: Resource, { instances, groups, group, spreads }: Service, scene: Scene): Nodes {
  const { graph } = scene;
  const { region, name } = cluster;
  const found = graph.referrers(cluster, instances, "clusterIdentifier", [cluster.type]);
  const hosts = found.certain.map((one) =>
    scene.leaf([hostAtom(scene.nameOf(one))], `the host of ${scene.nameOf(one)}`, { resource: one }),
  );
  const given = found.certain.map((one) => graph.string(one, "availabilityZone"));
  const [subnets] = graph.references(cluster, group, groups).certain;
  const own = subnets ? zonesOfGroup(subnets, graph) : undefined;
  const among = own && own.length > 0 ? own : zonesIn(graph, region);
  const isOpen = found.possible.length > 0 || found.why !== undefined || given.some(({ kind }) => kind === "unknown");
  if (isOpen || region === undefined) {
    const doubt = scene.unknown(`Which instances ${name} has, and in which zones, is known only after deployment.`);
    return { isNone: false, whole: doubt, rest: doubt, zones: doubt };
  }
  const known = given.flatMap((zone) => valueOf(zone) ?? []);
  const isSpread = spreads && known.length === 0 && hosts.length > 1 && among.length > 1;
  const each = zoneElements(scene, region, known.length === hosts.length ? known : [...new Set([...known, ...among])]);
  const zones = scene.all(each, `the zones of ${name}'s instances`);
  const whole = hosts.length === 0 ? scene.down : scene.all([...hosts, zones], `the instances of ${name}`);
  if (hosts.length < 2) return { isNone: hosts.length === 0, whole, rest: scene.down, zones };
  if (known.length === hosts.length) {
    const ups = hosts.map((host, index) => scene.all([host, each[index]!], `an instance of ${name}`));
    return { isNone: false, whole, rest: scene.any(ups, `an instance of ${name}`), zones };
  }
  const left = scene.atLeast(hosts.length - 1, hosts, `all but one instance of ${name}`);
  const others = isSpread
    ? oneZoneMayFail(scene, region, among)
    : scene.any(
        [zones, scene.unknown(`Whether the instances of ${name} are in several zones is not known.`)],
        `zones of ${name}`,
      );
  return { isNone: false, whole, rest: scene.all([left, others], `an instance of ${name}`), zones };
}

/** Continuous backups are always on, for a day at least, and kept in Amazon S3; the latest restorable time is up to five minutes ago. */
function copiesOf(cluster: Resource, store: string, { service, restorable }: Service, volume: ElementId, scene: Scene) {
  const place = regionalPlace(cluster);
  const key = keyUse(cluster, cluster.type === DOCDB_CLUSTER ? "kmsKeyId" : "kmsKeyArn", scene);
  const spot = spotAt(place, { key });
  const made = { store, place, atoms: spot.atoms, locked: false, resource: cluster } as const;
  scene.copy({ ...made, id: store, kind: "live", lag: figureOf(SYNCHRONOUS), reachable: volume });
  const lag: Figure = { seconds: 300, arithmetic: "300 s", source: restorable, bounded: "typical" };
  const id = `${store} point-in-time`;
  const reachable = survivesAt(scene, spot, `the copy ${id}`, service, cluster);
  const history = scene.copy({ ...made, id, kind: "history", lag, reachable });
  return [history, ...backupCopies(cluster, store, { service, key }, scene)];
}
