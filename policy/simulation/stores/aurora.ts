import { AURORA_FAILOVER, AURORA_RECREATION, SYNCHRONOUS } from "../../../facts/recovery/databases";
import type { CLUSTER_INSTANCE, DB_CLUSTER } from "../../aws";
import { valueOf, type ResourceOf } from "../../graph";
import { instancesOf } from "../../services/rds/database";
import { hostAtom } from "../atoms";
import { figureOf } from "../figures";
import type { ElementId } from "../model";
import { regionalPlace, zonalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { subnetGroupIn, zonesOfDatabase } from "./database-zones";
import { zonesOfCluster, type RegionalDatabase } from "./rds";
import { atSpot, keyUse, liveAtoms, oneZoneMayFail, serviceIn, spotAt, type Spot } from "./spot";
import { manualStep } from "./steps";
import { UNDERSTOOD } from "./understood";

type Cluster = ResourceOf<typeof DB_CLUSTER>;
type Instance = ResourceOf<typeof CLUSTER_INSTANCE>;

/** An instance of a cluster: its place, and its host there. */
interface Node {
  readonly instance: Instance;
  readonly zone: ElementId;
  readonly host: ElementId;
  readonly up: ElementId;
}

/**
 * An Aurora cluster. Its volume is in three zones and survives the loss of one; what may fail is an instance. A reader takes the writer's
 * place; without one Aurora makes the instance anew in the same zone, and where that zone has failed a person adds one in another
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html).
 */
export function auroraCluster(cluster: Cluster, store: string, scene: Scene): RegionalDatabase {
  const name = scene.nameOf(cluster);
  const place = regionalPlace(cluster);
  const spot = spotAt(place, { key: keyUse(cluster, "kmsKeyId", scene) });
  const atoms = [...liveAtoms(store, place), ...serviceIn("rds", place.region)];
  const volume = scene.all(
    [
      atSpot(scene, spot, `the volume of ${name}`, atoms, cluster),
      oneZoneMayFail(scene, place.region, zonesOfCluster(cluster, scene)),
      doubtAbout(cluster, UNDERSTOOD.cluster, scene),
    ],
    `the volume of ${name}`,
    cluster,
  );
  const found = instancesOf(cluster, scene.graph);
  const nodes = found.certain.map((instance) => nodeOf(instance, cluster, scene));
  const maybe = found.possible.map((instance) => nodeOf(instance, cluster, scene));
  const open = maybe.length > 0 || found.why !== undefined;
  const more = open ? [scene.unknown(`Which instances ${cluster.name} has is known only after deployment.`)] : [];
  const ups = nodes.map(({ up }) => up);
  const any = scene.any([...ups, ...more], `an instance of ${name}`);
  const capable = scene.all([volume, any], `the cluster ${name}`, cluster);
  const write = writeOf(cluster, { nodes, maybe, more }, volume, scene);
  return {
    volume,
    isHeadless: nodes.length === 0 && !open && !isServerlessV1(cluster, scene),
    write: { serves: write, capable },
    read: { serves: scene.any([capable, write], `readers of ${name}`), capable },
    spots: [{ id: name, spot, kind: "live", lag: figureOf(SYNCHRONOUS) }],
  };
}

function nodeOf(instance: Instance, cluster: Cluster, scene: Scene): Node {
  const name = scene.nameOf(instance);
  const own = zonalPlace(instance, scene.graph);
  const zones = zonesOfDatabase(cluster, scene.graph);
  const spot: Spot = spotAt(own, { zonal: true, zones });
  const zone = atSpot(scene, spot, `the zone of ${name}`, serviceIn("rds", own.region), instance);
  const host = scene.leaf([hostAtom(name)], `the host of ${name}`, { resource: instance });
  const doubt = doubtAbout(instance, UNDERSTOOD.clusterInstance, scene);
  return { instance, zone, host, up: scene.all([zone, host, doubt], `the instance ${name}`, instance) };
}

/**
 * Which instance writes: the one that AWS says (output `writer`), or the one that all others are made after, since a cluster's first
 * instance is its writer. Undefined where the graph does not tell.
 */
export function writerIn(all: readonly Instance[], mayBeMore: boolean, { graph }: Scene): Instance | undefined {
  const said = all.filter((instance) => valueOf(graph.boolean(instance, "writer")) === true);
  if (said.length === 1 || mayBeMore) return said[0];
  const first = all.filter((instance) => {
    return all.every((other) => other === instance || other.dependencies.includes(instance.urn));
  });
  return first.length === 1 ? first[0] : undefined;
}

/** The instances of a cluster. */
interface Instances {
  readonly nodes: readonly Node[];
  /** Those that may be some of its own. */
  readonly maybe: readonly Node[];
  /** Whether there are more, in doubt. */
  readonly more: readonly ElementId[];
}

function writeOf(cluster: Cluster, { nodes, maybe, more }: Instances, volume: ElementId, scene: Scene): ElementId {
  const name = scene.nameOf(cluster);
  const { settings } = scene;
  const writing = writerIn(
    nodes.map(({ instance }) => instance),
    more.length > 0,
    scene,
  );
  const known = nodes.find(({ instance }) => instance === writing);
  const ups = nodes.map(({ up }) => up);
  // Where it is not known which instance writes, each is taken for the writer: a failover is the worst that any brings.
  const any = [...ups, ...maybe.map(({ up }) => up), ...(maybe.length === 0 ? more : [])];
  const writer = known?.up ?? scene.all(any, `the writer of ${name}, whichever it is`);
  const others = known ? nodes.filter((node) => node !== known) : nodes;
  const readers = scene.any([...others.map(({ up }) => up), ...more], `a reader of ${name}`);
  const failed = scene.not(writer, `the writer of ${name} fails`);
  const failover = scene.step({
    id: `fail over ${name}`,
    by: "itself",
    after: scene.all([failed, volume, readers], `${name} can fail over`),
    takes: [figureOf(AURORA_FAILOVER), settingFigure(settings, "clientCache")],
    needs: [],
    loses: figureOf(SYNCHRONOUS),
    resource: cluster,
  });
  const served =
    nodes.length > 1 || more.length > 0 ? scene.any([writer, failover.done], `the writer of ${name}`) : writer;
  const instances = nodes.length === 0 && more.length === 0 && !isServerlessV1(cluster, scene) ? scene.down : served;
  const none = scene.not(scene.any([...ups, ...more], `an instance of ${name}`), `no instance of ${name} is up`);
  const element = scene.any(
    [
      isServerlessV1(cluster, scene) ? serverless(cluster, scene) : instances,
      ...nodes.map((node) => recreated(node, none, volume, scene)),
      ...(nodes.length > 0 ? [addedElsewhere(cluster, nodes, none, volume, scene)] : []),
    ],
    `the writer of ${name}`,
  );
  return scene.all([volume, element], `the cluster ${name}`, cluster);
}

/** Aurora makes the only instance anew in its own zone. */
function recreated({ instance, zone, host }: Node, none: ElementId, volume: ElementId, scene: Scene): ElementId {
  const name = scene.nameOf(instance);
  const after = scene.all(
    [none, scene.not(host, `the host of ${name} fails`), zone, volume],
    `${name} can be made anew`,
  );
  const takes = [figureOf(AURORA_RECREATION)];
  return scene.step({ id: `make ${name} anew`, by: "itself", after, takes, needs: [], resource: instance }).done;
}

/** A person adds an instance in another zone of the subnet group. */
function addedElsewhere(
  cluster: Cluster,
  nodes: readonly Node[],
  none: ElementId,
  volume: ElementId,
  scene: Scene,
): ElementId {
  const name = scene.nameOf(cluster);
  const zones = scene.any(
    nodes.map(({ zone }) => zone),
    `the zones of ${name}'s instances`,
  );
  return manualStep(scene, {
    id: `add an instance to ${name}`,
    lost: zones,
    by: scene.all([none, volume], `${name} has no instance`),
    region: cluster.region,
    plane: "rds",
    commands: 1,
    takes: [settingFigure(scene.settings, "databaseInstance")],
    needs: [subnetGroupIn(scene, cluster.region)],
    resource: cluster,
  }).done;
}

function isServerlessV1(cluster: Cluster, scene: Scene): boolean {
  return valueOf(scene.graph.string(cluster, "engineMode")) === "serverless";
}

/** Aurora Serverless v1 has no instances of its own and is made anew in another zone by itself; AWS gives no time (aurora-serverless.how-it-works.html). */
function serverless(cluster: Cluster, scene: Scene): ElementId {
  return scene.unknown(`How soon Aurora Serverless v1 (${cluster.name}) is back in another zone is not published.`);
}
