import { GLOBAL_DATASTORE_FAILOVER, GLOBAL_DATASTORE_LAG } from "../../../facts/recovery/stores";
import { GLOBAL_DATASTORE, REPLICATION_GROUP } from "../../aws";
import { perGraph, type Graph, type Resource } from "../../graph";
import { figureOf } from "../figures";
import type { ElementId } from "../model";
import type { Scene } from "../scene";
import { copyElsewhere } from "./members";
import { survivesAt, type Spot } from "./spot";
import { isUsedIn, ledTo, manualStep } from "./steps";

/** A replication group within its Region, and what of it is up. */
export interface RegionalGroup {
  readonly spot: Spot;
  /** It takes writes, were it a primary. */
  readonly live: ElementId;
  readonly replica: ElementId;
  readonly capable: ElementId;
}

/** A cluster of another Region that follows a primary. */
interface Secondary {
  readonly group: Resource;
  /** Up once a person has promoted it, and clients use it. */
  readonly promoted: ElementId;
  readonly readable: ElementId;
  readonly capable: ElementId;
}

interface Datastore {
  readonly primary: Resource;
  readonly secondaries: readonly Resource[];
  /** It has others, perhaps. */
  readonly isOpen: boolean;
}

/** The global datastores whose primary is among the resources. */
const datastores = perGraph((graph): readonly Datastore[] =>
  graph.ofType(GLOBAL_DATASTORE).flatMap((datastore) => {
    const { certain, complete } = graph.references(datastore, "primaryReplicationGroupId", [REPLICATION_GROUP]);
    const [primary] = certain;
    if (!primary || !complete) return [];
    const found = graph.referrers(datastore, [REPLICATION_GROUP], "globalReplicationGroupId");
    const secondaries = found.certain.filter((one) => one !== primary);
    return [{ primary, secondaries, isOpen: secondaries.length === 0 || found.possible.length > 0 }];
  }),
);

/** The primary that a cluster follows; undefined for one that follows none that is known. */
export const primaryOf = (group: Resource, graph: Graph): Resource | undefined =>
  datastores(graph).find(({ secondaries }) => secondaries.includes(group))?.primary;

/**
 * The clusters of other Regions that follow a primary. "ElastiCache doesn't support autofailover from one AWS Region to another. When needed, you can
 * promote a secondary cluster manually" (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html). Their
 * copies are added to the scene. A datastore whose others are not among the resources may have one anywhere.
 */
export function secondariesOf(
  group: Resource,
  store: string,
  home: RegionalGroup,
  read: (secondary: Resource) => RegionalGroup,
  scene: Scene,
): Secondary[] {
  const datastore = datastores(scene.graph).find(({ primary }) => primary === group);
  return [
    ...(datastore?.secondaries ?? []).map((secondary) =>
      followed(secondary, group, store, home, read(secondary), scene),
    ),
    ...(datastore?.isOpen ? [elsewhere(group, store, scene)] : []),
  ];
}

function elsewhere(group: Resource, store: string, scene: Scene): Secondary {
  const { reachable } = copyElsewhere(store, GLOBAL_DATASTORE_LAG, group, scene);
  return { group, promoted: reachable, readable: reachable, capable: reachable };
}

function followed(
  secondary: Resource,
  group: Resource,
  store: string,
  home: RegionalGroup,
  own: RegionalGroup,
  scene: Scene,
): Secondary {
  const name = scene.nameOf(secondary);
  const id = `${store} in ${name}`;
  scene.copy({
    ...{ id, store, place: own.spot.place, atoms: own.spot.atoms, kind: "replica", locked: false },
    lag: figureOf(GLOBAL_DATASTORE_LAG),
    follows: store,
    resource: secondary,
    reachable: scene.all(
      [survivesAt(scene, own.spot, `the copy ${id}`, "elasticache", secondary), own.capable],
      `the copy ${id}`,
    ),
  });
  const promoted = manualStep(scene, {
    id: `promote ${name} of ${store}`,
    lost: home.live,
    by: own.live,
    plane: "elasticache",
    region: secondary.region,
    // The one that turns clients to its endpoint as well, where none is there.
    commands: isUsedIn(scene, secondary.region) ? 1 : 2,
    takes: [figureOf(GLOBAL_DATASTORE_FAILOVER)],
    loses: figureOf(GLOBAL_DATASTORE_LAG),
    resource: group,
  }).done;
  const read = scene.any([own.live, own.replica], `read ${name}`);
  const readable = ledTo(scene, read, secondary.region, home.live, store);
  return { group: secondary, promoted, readable, capable: own.capable };
}
