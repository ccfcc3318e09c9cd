import { SYNCHRONOUS } from "../../../facts/recovery/databases";
import { GLOBAL_CLUSTER_FAILOVER, GLOBAL_CLUSTER_LAG } from "../../../facts/recovery/stores";
import { valueOf, type Resource } from "../../graph";
import { hostAtom } from "../atoms";
import { figureOf } from "../figures";
import type { Copy, ElementId, Figure } from "../model";
import { regionalPlace } from "../place";
import { doubtAbout, words } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { backupCopies } from "./backups";
import { zonesOfGroup } from "./database-zones";
import { copyElsewhere, membersOf } from "./members";
import { restoredFrom } from "./restore";
import { liveAtoms, oneZoneMayFail, regionalElement, spotAt, survivesAt, zoneElements, zonesIn } from "./spot";
import { ledTo, manualStep } from "./steps";
import type { Store, StoreKind } from "./store";
import { keyOf, primaryOf, SERVICES, type Service } from "./volume-services";

/** Properties that are read, or change nothing about what a fault does; a member of a global cluster of which the others are not known is in doubt. */
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

/** Amazon DocumentDB and Neptune: each cluster, and the global clusters of which the primary is known. */
export const sharedVolumes: StoreKind = {
  primaries: ({ graph }) =>
    Object.keys(SERVICES)
      .flatMap((type) => graph.ofType(type))
      .filter((cluster) => (primaryOf(cluster, graph) ?? cluster) === cluster),
  read: clusterStore,
};

/** A cluster in its own Region. */
interface Part {
  readonly cluster: Resource;
  readonly volume: ElementId;
  readonly nodes: Nodes;
  /** Up while it has a writer, or as a secondary could have one. */
  readonly live: ElementId;
  readonly rest: ElementId;
  readonly capable: ElementId;
}

/**
 * A volume with a copy of the data in each of three zones, which survives the loss of one, and instances: a replica takes the writer's place; without
 * one the writer is made anew, and where its zone has failed a person adds one (the pages of SERVICES). Which instance writes, and in which
 * zone AWS puts instances that name none, changes: each is taken for the writer's. DocumentDB spreads instances
 * without a zone of their own over those of the subnet group (https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html).
 */
function partOf(cluster: Resource, name: string, store: string, isKnown: boolean, scene: Scene): Part {
  const { settings } = scene;
  const kind = SERVICES[cluster.type]!;
  const place = regionalPlace(cluster);
  const key = keyOf(cluster, scene);
  const why = `the volume of ${name}`;
  const understood = isKnown ? [...UNDERSTOOD, kind.joint.property] : UNDERSTOOD;
  const volume = scene.all(
    [
      regionalElement(scene, cluster, kind.service, { place, key, atoms: liveAtoms(store, place), why }),
      doubtAbout(cluster, understood, scene),
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
  const capable = scene.all([volume, scene.any([nodes.whole, nodes.rest], `an instance of ${name}`)], name, cluster);
  return { cluster, volume, nodes, live, rest, capable };
}

function clusterStore(cluster: Resource, name: string, scene: Scene): Store {
  const { graph, settings } = scene;
  const kind = SERVICES[cluster.type]!;
  const isPrimary = primaryOf(cluster, graph) === cluster;
  const members = membersOf(cluster, kind.joint, graph);
  const others = isPrimary ? (members.all ?? []).filter((one) => one !== cluster) : [];
  const home = partOf(cluster, name, name, isPrimary, scene);
  const secondaries = others.map((one) => partOf(one, scene.nameOf(one), name, true, scene));
  const isDoubtful = !isPrimary && (members.isOpen || members.all !== undefined);
  if (isDoubtful) copyElsewhere(name, GLOBAL_CLUSTER_LAG, cluster, scene);
  const promoted = secondaries.map((secondary) => promotedSecondary(secondary, home, name, kind, scene));
  const live = scene.any([home.live, ...promoted], `${name} can be written`);
  const copies = [
    ...copiesOf(home, name, kind, scene),
    ...secondaries.map((secondary) => replicaCopy(secondary, name, scene)),
  ];
  const restored = restoredFrom(scene, copies, {
    store: name,
    live,
    plane: kind.service,
    takes: [settingFigure(settings, "databaseRestore")],
    commands: 2,
    needs: () => [],
  });
  const write = scene.any([live, ...restored], `write ${name}`);
  const capable = scene.any(
    [home, ...secondaries].map((part) => part.capable),
    name,
  );
  const reading = secondaries.map(({ live: serves, cluster: one }) =>
    ledTo(scene, serves, one.region, home.live, name),
  );
  return {
    name,
    resources: [cluster, ...others],
    write: { serves: write, capable },
    read: { serves: scene.any([write, home.rest, ...reading], `read ${name}`), capable },
  };
}

/** A secondary that a person fails over to, which loses what has not come over; without an instance one is added first. */
function promotedSecondary(
  { cluster, volume, nodes, live }: Part,
  home: Part,
  name: string,
  { service }: Service,
  scene: Scene,
): ElementId {
  return manualStep(scene, {
    id: `fail over ${name} to ${scene.nameOf(cluster)}`,
    lost: home.live,
    by: nodes.isNone ? volume : live,
    region: cluster.region,
    plane: service,
    commands: nodes.isNone ? 2 : 1,
    takes: [
      ...(nodes.isNone ? [settingFigure(scene.settings, "databaseInstance")] : []),
      figureOf(GLOBAL_CLUSTER_FAILOVER),
    ],
    loses: figureOf(GLOBAL_CLUSTER_LAG),
    resource: cluster,
    failing: home.cluster,
  }).done;
}

function replicaCopy({ cluster, volume }: Part, store: string, scene: Scene): Copy {
  const spot = spotAt(regionalPlace(cluster), { key: keyOf(cluster, scene) });
  return scene.copy({
    id: scene.nameOf(cluster),
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "replica",
    lag: figureOf(GLOBAL_CLUSTER_LAG),
    locked: false,
    follows: store,
    resource: cluster,
    reachable: volume,
  });
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
function copiesOf({ cluster, volume }: Part, store: string, { service, restorable }: Service, scene: Scene) {
  const place = regionalPlace(cluster);
  const key = keyOf(cluster, scene);
  const spot = spotAt(place, { key });
  const made = { store, place, atoms: spot.atoms, locked: false, resource: cluster } as const;
  scene.copy({ ...made, id: store, kind: "live", lag: figureOf(SYNCHRONOUS), reachable: volume });
  const lag: Figure = { seconds: 300, arithmetic: "300 s", source: restorable, bounded: "typical" };
  const id = `${store} point-in-time`;
  const reachable = survivesAt(scene, spot, `the copy ${id}`, service, cluster);
  const history = scene.copy({ ...made, id, kind: "history", lag, reachable });
  return [history, ...backupCopies(cluster, store, { service, key }, scene)];
}
