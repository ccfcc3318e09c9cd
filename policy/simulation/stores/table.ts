import { GLOBAL_TABLE_LAG, STRONG_TABLE_LAG, TABLE_RESTORABLE, TABLE_RESTORE } from "../../../facts/recovery/stores";
import { DYNAMODB_TABLE, TABLE_REPLICA } from "../../aws";
import { valueOf, type Reading, type Resource } from "../../graph";
import { inlineReplicas, replicasOf, tableOf } from "../../services/dynamodb/replicas";
import { regionAtom, split } from "../atoms";
import { figureOf, givenBy } from "../figures";
import type { Atom, Copy, ElementId, Given, Place } from "../model";
import { regionalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { backupCopies } from "./backups";
import { restoredFrom } from "./restore";
import { keyUse, liveAtoms, regionalElement, serviceIn, spotAt, survivesAt, type KeyUse } from "./spot";
import { ledTo } from "./steps";
import type { Store, StoreKind } from "./store";
import { UNDERSTOOD } from "./understood";

/** A table's own Region, or one of its replicas'. */
interface Part {
  readonly id: string;
  readonly place: Place;
  readonly resource: Resource;
  readonly key: KeyUse | undefined;
  readonly pointInTime: Reading<boolean>;
  /** What says whether it has point-in-time recovery. */
  readonly given: readonly Given[];
}

/** DynamoDB: each table with its replicas; a replica of a table that can't be seen is one by itself. */
export const tables: StoreKind = {
  primaries: ({ graph }) => [
    ...graph.ofType(DYNAMODB_TABLE),
    ...graph.ofType(TABLE_REPLICA).filter((replica) => tableOf(replica, graph) === undefined),
  ],
  read: tableStore,
};

function tableStore(primary: Resource, name: string, scene: Scene): Store {
  const { graph } = scene;
  const isTable = primary.type === DYNAMODB_TABLE;
  const home = homeOf(primary, name, scene);
  const inline = isTable ? inlineReplicas(primary, graph) : { kind: "missing" as const };
  const beside = isTable ? replicasOf(primary, graph) : { certain: [], possible: [] };
  const replicas = [
    ...inlineParts(primary, name, inline, scene),
    ...beside.certain.map((one) => partOf(one, name, scene)),
  ];
  const doubts = [
    inline.kind === "unknown" ? `The replicas of ${primary.name} ${inline.reason}.` : undefined,
    beside.possible.length > 0 ? `Which replicas ${primary.name} has is known only after deployment.` : undefined,
    isTable ? undefined : `The table that ${primary.name} is a replica of is not in these stacks.`,
  ].filter((one) => one !== undefined);
  const parts = [home, ...replicas];
  const elements = parts.map((part) => elementOf(part, name, scene));
  const [own, ...others] = elements;
  const capable = scene.all([quorumOf(primary, parts, scene), scene.any(elements, `a replica of ${name}`)], name);
  const led = others.map((one, i) => ledTo(scene, one, replicas[i]!.place.region, own!, name));
  const serving = scene.all(
    [
      quorumOf(primary, parts, scene),
      scene.any([own!, ...led, ...doubts.map((why) => scene.unknown(why))], name),
      doubts.length > 0 ? otherRegions(primary, scene) : scene.up,
    ],
    name,
  );
  const copies = [...parts.map((part) => copyOf(part, home, primary, name, scene)), ...historyOf(parts, name, scene)];
  const backups = isTable ? backupCopies(primary, name, { service: "dynamodb" }, scene) : [];
  const restored = restoredFrom(scene, [...copies, ...backups], {
    store: name,
    live: serving,
    plane: "dynamodb",
    takes: [figureOf(TABLE_RESTORE)],
    // Restored under a new name, without its automatic scaling, alarms, streams, TTL and point-in-time recovery (PointInTimeRecovery_Howitworks.html).
    commands: 2,
    needs: () => [],
  });
  const access = { serves: scene.any([serving, ...restored], name), capable };
  // Requests go to the endpoint of the client's own Region; without a replica there to the table's.
  const from = (region: string | undefined): ElementId => {
    const index = parts.findIndex(({ place }) => place.region === region);
    return scene.any(
      [scene.all([quorumOf(primary, parts, scene), elements[Math.max(index, 0)]!], name), ...restored],
      name,
    );
  };
  return { name, resources: [primary, ...beside.certain], read: access, write: access, from };
}

function homeOf(primary: Resource, name: string, scene: Scene): Part {
  const isTable = primary.type === DYNAMODB_TABLE;
  return {
    id: name,
    place: regionalPlace(primary),
    resource: primary,
    key: keyUse(primary, isTable ? "serverSideEncryption.kmsKeyArn" : "kmsKeyArn", scene),
    ...pointInTimeOf(primary, isTable ? "pointInTimeRecovery.enabled" : "pointInTimeRecovery", scene),
  };
}

function pointInTimeOf(of: Resource, property: string, { graph }: Scene): Pick<Part, "pointInTime" | "given"> {
  return { pointInTime: graph.boolean(of, property, false), given: givenBy(of, property, graph, false) };
}

function partOf(replica: Resource, store: string, scene: Scene): Part {
  const place = regionalPlace(replica);
  return {
    id: `${store} replica ${place.region ?? replica.name}`,
    place,
    resource: replica,
    key: keyUse(replica, "kmsKeyArn", scene),
    ...pointInTimeOf(replica, "pointInTimeRecovery", scene),
  };
}

function inlineParts(
  table: Resource,
  store: string,
  inline: ReturnType<typeof inlineReplicas>,
  scene: Scene,
): readonly Part[] {
  const { account } = regionalPlace(table);
  return (valueOf(inline) ?? []).map(({ path, region }) => ({
    id: `${store} replica ${region ?? path}`,
    place: { account, region },
    resource: table,
    key: keyUse(table, `${path}.kmsKeyArn`, scene),
    ...pointInTimeOf(table, `${path}.pointInTimeRecovery`, scene),
  }));
}

/**
 * A table in a Region: in three zones, without a part of its own in any
 * (https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/overview.html). It asks KMS for a customer's key at least
 * every five minutes (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html).
 */
function elementOf({ id, place, resource, key }: Part, store: string, scene: Scene): ElementId {
  const why = `the table ${id}`;
  const understood = resource.type === DYNAMODB_TABLE ? UNDERSTOOD.table : UNDERSTOOD.tableReplica;
  const table = regionalElement(scene, resource, "dynamodb", { place, key, atoms: liveAtoms(store, place), why });
  return scene.all([table, doubtAbout(resource, understood, scene)], why);
}

/**
 * Of a table with strong consistency two of its three Regions, one of which may be a witness, have to answer; what an isolated one does is
 * not published. Of others each Region answers by itself.
 */
function quorumOf(table: Resource, parts: readonly Part[], scene: Scene): ElementId {
  const { graph } = scene;
  const modes = (valueOf(graph.list(table, "replicas")) ?? []).map((_, i) =>
    graph.string(table, `replicas[${i}].consistencyMode`, "EVENTUAL"),
  );
  if (parts.length < 2 || modes.every((mode) => mode.kind === "known" && mode.value === "EVENTUAL")) return scene.up;
  const witness = graph.string(table, "globalTableWitness.regionName");
  const regions = [...parts.map(({ place }) => place.region), valueOf(witness)].filter((one) => one !== undefined);
  const there = regions.map((one) =>
    scene.leaf([regionAtom(one), ...serviceIn("dynamodb", one)], `DynamoDB in ${one}`),
  );
  const reason = `What a Region of ${table.name} answers that reaches no other is not published.`;
  return scene.any([scene.atLeast(2, there, `two Regions of ${table.name}`), scene.unknown(reason)], reason);
}

/** Where not all Regions are known, the table may be strongly consistent and need any of them. */
function otherRegions(table: Resource, scene: Scene): ElementId {
  const mayFailWith = (atom: Atom) => {
    const [kind, rest] = split(atom);
    return kind === "region" || (kind === "service" && rest.startsWith("dynamodb@"));
  };
  return scene.leaf([], `other Regions of ${table.name}`, { resource: table, mayFailWith });
}

function copyOf(part: Part, home: Part, table: Resource, store: string, scene: Scene): Copy {
  const spot = spotAt(part.place, { key: part.key });
  const isStrong = isStronglyConsistent(table, scene);
  const isReplica = part !== home;
  return scene.copy({
    id: part.id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: isReplica ? "replica" : "live",
    lag: figureOf(isReplica && !isStrong ? GLOBAL_TABLE_LAG : STRONG_TABLE_LAG),
    locked: false,
    // All replicas take writes, and take over each other's.
    ...(isReplica && { follows: home.id, catchesUp: true }),
    resource: part.resource,
    reachable: survivesAt(scene, spot, `the copy ${part.id}`, "dynamodb", part.resource),
  });
}

function isStronglyConsistent(table: Resource, { graph }: Scene): boolean {
  const count = (valueOf(graph.list(table, "replicas")) ?? []).length;
  return Array.from({ length: count }, (_, i) =>
    valueOf(graph.string(table, `replicas[${i}].consistencyMode`)),
  ).includes("STRONG");
}

function historyOf(parts: readonly Part[], store: string, scene: Scene): Copy[] {
  return parts.flatMap(({ id: of, place, key, resource, pointInTime, given }) => {
    if (pointInTime.kind === "known" && !pointInTime.value) return [];
    const spot = spotAt(place, { key });
    const id = `${of} point-in-time`;
    const there = survivesAt(scene, spot, `the copy ${id}`, "dynamodb", resource);
    const reason = `Whether ${of} has point-in-time recovery is known only after deployment.`;
    return [
      scene.copy({
        id,
        store,
        place: spot.place,
        atoms: spot.atoms,
        kind: "history",
        lag: figureOf(TABLE_RESTORABLE),
        given,
        locked: false,
        resource,
        reachable: pointInTime.kind === "known" ? there : scene.all([there, scene.unknown(reason)], reason),
      }),
    ];
  });
}
