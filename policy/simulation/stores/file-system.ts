import { EFS_FAILOVER, EFS_REPLICATION } from "../../../facts/recovery/stores";
import { EFS_FILE_SYSTEM, EFS_MOUNT_TARGET, EFS_REPLICATION as REPLICATION, SUBNETS } from "../../aws";
import { perGraph, valueOf, type Graph, type Resource } from "../../graph";
import { figureOf } from "../figures";
import type { Copy, ElementId, Figure, Place } from "../model";
import { externalSubnetPlace, regionalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { backupCopies } from "./backups";
import { restoredFrom } from "./restore";
import { atSpot, keyUse, liveAtoms, oneZoneMayFail, serviceIn, spotAt, survivesAt, zonesIn, type Spot } from "./spot";
import { manualStep } from "./steps";
import type { Store, StoreKind } from "./store";
import { UNDERSTOOD } from "./understood";

/** EFS: each file system with the one that it replicates to. */
export const fileSystems: StoreKind = {
  primaries: ({ graph }) => {
    const replicas = new Set(replications(graph).map(({ destination }) => destination));
    return graph.ofType(EFS_FILE_SYSTEM).filter((one) => !replicas.has(one));
  },
  read: fileSystemStore,
};

/** What replicates what; `destination` is undefined where EFS makes the file system itself. */
const replications = perGraph((graph: Graph) =>
  graph.ofType(REPLICATION).flatMap((replication) => {
    const [source] = graph.references(replication, "sourceFileSystemId", [EFS_FILE_SYSTEM]).certain;
    const [destination] = graph.references(replication, "destination.fileSystemId", [EFS_FILE_SYSTEM]).certain;
    const region = destination?.region ?? valueOf(graph.string(replication, "destination.region"));
    return source ? [{ replication, source, destination, region }] : [];
  }),
);

function fileSystemStore(primary: Resource, name: string, scene: Scene): Store {
  const { graph } = scene;
  const spot = spotOf(primary, scene);
  const live = elementOf(primary, name, scene);
  copyOf(name, spot, { kind: "live", lag: NONE }, name, primary, scene);
  const outgoing = replications(graph).filter(({ source }) => source === primary);
  const failedOver = outgoing.map(({ replication, destination, region }) => {
    const place: Place = { ...regionalPlace(primary), region };
    const there = destination
      ? spotOf(destination, scene)
      : spotAt(place, { key: keyUse(replication, "destination.kmsKeyId", scene) });
    const id = `${name} replica ${region ?? replication.name}`;
    const lag = figureOf(EFS_REPLICATION);
    copyOf(id, there, { kind: "replica", lag, follows: name }, name, destination ?? replication, scene);
    return failover(primary, destination, there, live, lag, name, scene);
  });
  const writable = scene.any([live, ...failedOver.map(({ write }) => write)], name);
  const backups = backupCopies(primary, name, { service: "efs" }, scene);
  const restored = restoredFrom(scene, backups, {
    store: name,
    live: writable,
    plane: "backup",
    takes: [settingFigure(scene.settings, "volumeRestore")],
    commands: 2,
    needs: () => [],
  });
  const write = scene.any([writable, ...restored], `write ${name}`, primary);
  return {
    name,
    resources: [primary, ...outgoing.flatMap(({ destination }) => destination ?? [])],
    write: { serves: write, capable: live },
    read: { serves: write, capable: live },
  };
}

const NONE: Figure = { seconds: 0, arithmetic: "0 s", source: "the file system itself", bounded: "resource" };

/** In one zone where `availabilityZoneName` says so, else in all (https://docs.aws.amazon.com/efs/latest/ug/storage-classes.html). */
function spotOf(fileSystem: Resource, scene: Scene): Spot {
  const { graph } = scene;
  const zone = graph.given(fileSystem, "availabilityZoneName");
  const place = regionalPlace(fileSystem);
  const key = keyUse(fileSystem, "kmsKeyId", scene);
  if (zone.kind === "missing" || valueOf(zone) === "") return spotAt(place, { key });
  const name = typeof valueOf(zone) === "string" ? String(valueOf(zone)) : undefined;
  return spotAt({ ...place, zone: name }, { key, zonal: true, zones: zonesIn(graph, place.region) });
}

/** A file system and its mount targets: one in each zone from which it is used, any of which clients can reach. */
function elementOf(fileSystem: Resource, store: string, scene: Scene): ElementId {
  const spot = spotOf(fileSystem, scene);
  const { place } = spot;
  const atoms = [...liveAtoms(store, place), ...serviceIn("efs", place.region)];
  const name = scene.nameOf(fileSystem);
  return scene.all(
    [
      atSpot(scene, spot, `the file system ${name}`, atoms, fileSystem),
      place.zone === undefined ? oneZoneMayFail(scene, place.region, zonesIn(scene.graph, place.region)) : scene.up,
      mountTargets(fileSystem, scene),
      doubtAbout(fileSystem, UNDERSTOOD.fileSystem, scene),
    ],
    `the file system ${name}`,
    fileSystem,
  );
}

function mountTargets(fileSystem: Resource, scene: Scene): ElementId {
  const { graph } = scene;
  const { certain, possible } = graph.referrers(fileSystem, [EFS_MOUNT_TARGET], "fileSystemId");
  const targets = certain.map((target) => {
    const subnets = graph.references(target, "subnetId", SUBNETS);
    const [subnet] = subnets.complete ? subnets.certain : [];
    return subnet
      ? scene.of(subnet)
      : scene.placed(target, placeOfTarget(subnets.external, target, graph), true, `the mount target ${target.name}`);
  });
  const maybe = possible.map((one) =>
    scene.unknown(`Whether ${one.name} is a mount target of ${fileSystem.name} is not known.`),
  );
  return scene.any([...targets, ...maybe], `a mount target of ${scene.nameOf(fileSystem)}`);
}

function placeOfTarget([id]: readonly string[], target: Resource, graph: Graph): Place {
  return id === undefined ? regionalPlace(target) : externalSubnetPlace(id, target, graph);
}

/** A person deletes the replication, which makes its destination writable; clients reach it through mount targets that are there. */
function failover(
  primary: Resource,
  destination: Resource | undefined,
  spot: Spot,
  live: ElementId,
  lag: Figure,
  name: string,
  scene: Scene,
) {
  const { region } = spot.place;
  const there = atSpot(scene, spot, `the replica of ${name}`, [
    ...liveAtoms(name, spot.place),
    ...serviceIn("efs", region),
  ]);
  const mounts = destination ? mountTargets(destination, scene) : scene.down;
  const { done } = manualStep(scene, {
    id: `fail over ${name} to ${region ?? "its replica"}`,
    lost: live,
    by: there,
    region,
    plane: "efs",
    commands: 2,
    takes: [figureOf(EFS_FAILOVER)],
    needs: [{ what: `a mount target of the replica of ${name}`, element: mounts }],
    loses: lag,
    resource: primary,
  });
  return { write: done };
}

function copyOf(
  id: string,
  spot: Spot,
  how: Pick<Copy, "kind" | "lag" | "follows">,
  store: string,
  resource: Resource,
  scene: Scene,
): void {
  scene.copy({
    ...how,
    id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    locked: false,
    resource,
    reachable: survivesAt(scene, spot, `the copy ${id}`, "efs", resource),
  });
}
