import { EBS_VOLUME, SNAPSHOT_POLICY } from "../../aws";
import { answered, isOfType, UndecidedError, valueOf, type Resource, type ResourceOf } from "../../graph";
import { copyRules, policyKind } from "../../services/dlm/schedules";
import { gapOf, HOUR } from "../../services/dlm/times";
import { coverageOf } from "../../services/ebs/coverage";
import { tagsOf } from "../../services/ebs/tags";
import { hostAtom } from "../atoms";
import type { Copy, Figure, Place } from "../model";
import { regionalPlace, zonalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { backupCopies } from "./backups";
import { restoredFrom } from "./restore";
import { atSpot, keyUse, liveAtoms, serviceIn, spotAt, survivesAt, zonesIn, type KeyUse } from "./spot";
import type { Store, StoreKind } from "./store";
import { UNDERSTOOD } from "./understood";

type Policy = ResourceOf<typeof SNAPSHOT_POLICY>;

/** EBS: each volume, which is in one Availability Zone for good. */
export const volumes: StoreKind = {
  primaries: ({ graph }) => graph.ofType(EBS_VOLUME),
  read: volumeStore,
};

/** https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html: replicated within its zone; snapshots are in the Region. */
function volumeStore(volume: Resource, name: string, scene: Scene): Store {
  const { graph, settings } = scene;
  const place = zonalPlace(volume, graph);
  const key = keyUse(volume, "kmsKeyId", scene);
  const spot = spotAt(place, { key, zonal: true, zones: zonesIn(graph, place.region) });
  const atoms = [hostAtom(scene.nameOf(volume)), ...liveAtoms(name, place), ...serviceIn("ec2", place.region)];
  const live = scene.all(
    [atSpot(scene, spot, `the volume ${name}`, atoms, volume), doubtAbout(volume, UNDERSTOOD.volume, scene)],
    `the volume ${name}`,
    volume,
  );
  scene.copy({
    id: name,
    store: name,
    place: spot.place,
    atoms: [hostAtom(scene.nameOf(volume)), ...spot.atoms],
    kind: "live",
    lag: NONE,
    locked: false,
    resource: volume,
    reachable: atSpot(scene, spot, `the copy ${name}`, [hostAtom(scene.nameOf(volume))], volume),
  });
  const tags = tagsOf(volume, graph);
  const coverage = coverageOf(volume, tags, graph);
  const isPolicy = (one: Resource) => isOfType(one, SNAPSHOT_POLICY);
  const snapshots = [
    ...coverage.certain.filter(isPolicy).flatMap((policy) => snapshotsBy(policy, volume, name, key, true, scene)),
    ...coverage.possible.filter(isPolicy).flatMap((policy) => snapshotsBy(policy, volume, name, key, false, scene)),
    ...backupCopies(volume, name, { service: "ec2", key }, scene),
  ];
  const restored = restoredFrom(scene, snapshots, {
    store: name,
    live,
    plane: "ec2",
    takes: [settingFigure(settings, "volumeRestore")],
    // Made of the snapshot, and attached.
    commands: 2,
    needs: ({ place: { region } }) => [{ what: "a zone that is up", element: zoneUp(scene, region) }],
  });
  const access = { serves: scene.any([live, ...restored], name, volume), capable: live };
  return { name, resources: [volume], read: access, write: access };
}

const NONE: Figure = { seconds: 0, arithmetic: "0 s", source: "the volume itself", bounded: "resource" };

function zoneUp(scene: Scene, region: string | undefined) {
  const zones = zonesIn(scene.graph, region);
  if (region === undefined || zones.length === 0) return scene.up;
  return scene.any(
    zones.map((zone) => scene.leaf([`zone:${region}/${zone}`], `the zone ${zone}`)),
    `a zone of ${region}`,
  );
}

/** The snapshots that a lifecycle policy makes of a volume, in its Region and copied to others. */
function snapshotsBy(
  policy: Policy,
  volume: Resource,
  store: string,
  key: KeyUse | undefined,
  isCertain: boolean,
  scene: Scene,
): Copy[] {
  const { graph } = scene;
  const makes = answered(() => policyKind(policy, graph) === "snapshots");
  if (makes.is === "no") return [];
  const schedules = valueOf(graph.list(policy, "policyDetails.schedules")) ?? [];
  return schedules.flatMap((_, index) => {
    const schedule = `policyDetails.schedules[${index}]`;
    const gap = gapOf(policy, schedule, graph);
    const doubt = makes.is === "unknown" || !isCertain || gap === undefined;
    const made = (id: string, place: Place, use: KeyUse | undefined, more: boolean) =>
      snapshot({ id, store, volume, place, key: use, gap: gap ?? 0, doubt: doubt || more }, scene);
    const id = `${store} snapshots of ${scene.nameOf(policy)}${schedules.length > 1 ? ` ${index}` : ""}`;
    const rules = copyRulesOf(policy, schedule, scene);
    return [
      made(id, regionalPlace(policy), key, false),
      ...rules.map(({ path, region }) =>
        made(
          `${id} in ${region ?? "another Region"}`,
          { ...regionalPlace(policy), region },
          keyUse(policy, `${path}.cmkArn`, scene),
          region === undefined,
        ),
      ),
    ];
  });
}

function copyRulesOf(policy: Policy, schedule: string, scene: Scene) {
  try {
    return copyRules(policy, schedule, scene.graph);
  } catch (error) {
    if (error instanceof UndecidedError) return [];
    throw error;
  }
}

interface Snapshot {
  readonly id: string;
  readonly store: string;
  readonly volume: Resource;
  readonly place: Place;
  readonly key: KeyUse | undefined;
  readonly gap: number;
  readonly doubt: boolean;
}

/**
 * A snapshot is begun within an hour of its schedule (https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html); how long it
 * takes, and its copy, is not published.
 */
function snapshot({ id, store, volume, place, key, gap, doubt }: Snapshot, scene: Scene): Copy {
  const spot = spotAt(place, { key });
  const there = survivesAt(scene, spot, `the copy ${id}`, "ec2", volume);
  const reason = `Whether and how often snapshots of ${volume.name} are made can't be determined.`;
  return scene.copy({
    id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "backup",
    lag: {
      seconds: gap + HOUR,
      arithmetic: `${gap} s + ${HOUR} s = ${gap + HOUR} s`,
      source: "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-ami-policy.html",
      bounded: "none",
    },
    locked: false,
    resource: volume,
    reachable: doubt ? scene.all([there, scene.unknown(reason)], reason) : there,
  });
}
