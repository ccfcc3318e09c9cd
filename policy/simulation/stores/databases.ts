import {
  BACKTRACK,
  GLOBAL_DATABASE_FAILOVER,
  GLOBAL_DATABASE_LAG,
  RDS_LOG_UPLOAD,
  REPLICA_PROMOTION,
} from "../../../facts/recovery/databases";
import { CLUSTER_PARAMETER_GROUP, DATABASES, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { isOfType, valueOf, type Resource } from "../../graph";
import { copiesOf, type Copy as CopyOf } from "../../services/rds/copies";
import { kindOf } from "../../services/rds/database";
import { figureOf, givenBy } from "../figures";
import type { Copy, ElementId, Figure, Given } from "../model";
import { regionalPlace } from "../place";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { auroraCluster } from "./aurora";
import { backupCopies } from "./backups";
import { isReplica, possibleElsewhere, roleOf } from "./database-role";
import { secondsOf, subnetGroupIn } from "./database-zones";
import { copiesAt, multiAzCluster, rdsInstance, type RegionalDatabase } from "./rds";
import { restoredFrom } from "./restore";
import { keyUse, spotAt, survivesAt } from "./spot";
import { ledTo, manualStep } from "./steps";
import type { Store, StoreKind } from "./store";

/** RDS and Aurora: each primary with its replicas in whatever Region. */
export const databases: StoreKind = {
  primaries: ({ graph }) => graph.ofType(...DATABASES).filter((one) => !isReplica(one, graph)),
  read: databaseStore,
};

/** A database as it is in its own Region. */
function regional(database: Resource, store: string, scene: Scene): RegionalDatabase {
  if (isOfType(database, DB_INSTANCE)) return rdsInstance(database, store, scene);
  if (!isOfType(database, DB_CLUSTER)) throw new Error(`${database.type} is no database`);
  const kind = kindOf(database, scene.graph);
  if (kind !== undefined)
    return kind === "aurora" ? auroraCluster(database, store, scene) : multiAzCluster(database, store, scene);
  const element = scene.unknown(`The engine of ${database.name} is known only after deployment.`, database);
  const access = { serves: element, capable: element };
  return { read: access, write: access, spots: [] };
}

/** A copy in use: another database, at its place. */
interface Replica {
  readonly copy: CopyOf;
  readonly own: RegionalDatabase;
  readonly lag: Figure;
}

function databaseStore(primary: Resource, name: string, scene: Scene): Store {
  const { graph } = scene;
  const home = regional(primary, name, scene);
  const role = roleOf(primary, graph);
  const found = copiesOf(primary, graph);
  const replicas = found.certain
    .filter(({ path }) => path !== "automated-backups")
    .map((copy): Replica => ({ copy, own: regional(copy.resource, name, scene), lag: lagOf(copy, primary, scene) }));
  // What may be a replica itself can't be written, perhaps; what may have others can fail over, perhaps.
  const isPrimary = role.kind === "unknown" ? scene.unknown(role.reason, primary) : scene.up;
  const possible = [...found.possible, ...possibleElsewhere(primary, graph)];
  const reason = `Whether ${possible.map((one) => one.name).join(", ")} replicates ${primary.name} is not known.`;
  const others = possible.length > 0 ? [scene.unknown(reason, primary)] : [];
  const write = scene.all([home.write.serves, isPrimary], `${name} at home`);
  const promoted = replicas.map((replica) => promotedReplica(replica, primary, write, name, scene));
  const live = scene.any([write, ...promoted, ...others], `${name} can be written`);
  const copies = [
    ...copiesAt(home, name, primary, scene),
    ...replicas.flatMap((replica) => replicaCopies(replica, home, name, scene)),
    ...historyOf(primary, name, scene),
    ...found.certain
      .filter(({ path }) => path === "automated-backups")
      .map((one) => replicatedBackups(one, name, scene)),
    ...backupCopies(primary, name, { service: "rds", key: keyUse(primary, "kmsKeyId", scene) }, scene),
  ];
  for (const one of possible) possibleCopy(one, name, reason, scene);
  const restored = restoredFrom(scene, copies, {
    store: name,
    live,
    plane: "rds",
    takes: [settingFigure(scene.settings, "databaseRestore")],
    commands: 2,
    needs: ({ place }) => [subnetGroupIn(scene, place.region)],
  });
  const rewound = backtrack(primary, home, live, name, scene);
  const back = [...restored, ...rewound];
  const reading = replicas.map(({ own, copy }) =>
    copy.resource.region === primary.region
      ? own.read.serves
      : ledTo(scene, own.read.serves, copy.resource.region, write, name),
  );
  return {
    name,
    resources: [primary, ...replicas.map(({ copy }) => copy.resource)],
    write: {
      serves: scene.any([live, ...back], `write ${name}`),
      capable: scene.any([home.write.capable, ...replicas.map(({ own }) => own.write.capable)], `write ${name}`),
    },
    read: {
      serves: scene.any([home.read.serves, ...reading, live, ...back], `read ${name}`),
      capable: scene.any([home.read.capable, ...replicas.map(({ own }) => own.read.capable)], `read ${name}`),
    },
  };
}

/**
 * A replica that a person promotes. A global database has an operation for it, which discards what has not come over
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverGlobalCluster.html, AllowDataLoss).
 */
function promotedReplica(
  { copy, own, lag }: Replica,
  primary: Resource,
  home: ElementId,
  name: string,
  scene: Scene,
): ElementId {
  const { resource, path } = copy;
  const isGlobal = path === "global-database";
  const headless = own.isHeadless === true;
  const there = headless && own.volume !== undefined ? own.volume : own.read.serves;
  const settings = scene.settings;
  return manualStep(scene, {
    id: `${isGlobal ? "fail over" : "promote"} ${name} to ${scene.nameOf(resource)}`,
    lost: home,
    by: there,
    region: resource.region,
    plane: "rds",
    // An instance is added first to a cluster without one. A replica of the same Region has a name of its own, to which clients are turned.
    commands: 1 + (headless ? 1 : 0) + (isGlobal || isElsewhere(copy, scene) ? 0 : 1),
    takes: [
      ...(headless ? [settingFigure(settings, "databaseInstance")] : []),
      figureOf(isGlobal ? GLOBAL_DATABASE_FAILOVER : REPLICA_PROMOTION),
    ],
    needs: headless ? [subnetGroupIn(scene, resource.region)] : [],
    loses: lag,
    given: memberGiven(resource, scene),
    resource,
    failing: primary,
  }).done;
}

/** What makes a database a replica. */
function memberGiven(replica: Resource, { graph }: Scene): Given[] {
  const properties = ["globalClusterIdentifier", "replicateSourceDb", "replicationSourceIdentifier"];
  return properties.flatMap((property) => givenBy(replica, property, graph));
}

function isElsewhere({ resource }: CopyOf, scene: Scene): boolean {
  const role = roleOf(resource, scene.graph);
  return role.kind === "known" && role.value.source?.region !== resource.region;
}

function lagOf({ path }: CopyOf, primary: Resource, scene: Scene): Figure {
  if (path !== "global-database") return settingFigure(scene.settings, "replicaLag");
  const [parameters] = scene.graph.references(primary, "dbClusterParameterGroupName", [
    CLUSTER_PARAMETER_GROUP,
  ]).certain;
  const bound = parameters && secondsOf(parameters, "rds.global_db_rpo", scene.graph);
  if (parameters === undefined || bound === undefined) return figureOf(GLOBAL_DATABASE_LAG);
  const source =
    "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html";
  const given = {
    urn: parameters.urn,
    property: "parameters",
    value: `rds.global_db_rpo = ${bound}`,
    isDefault: false,
  };
  return { seconds: bound, arithmetic: `rds.global_db_rpo = ${bound} s`, source, bounded: "resource", given: [given] };
}

function replicaCopies({ copy, own, lag }: Replica, home: RegionalDatabase, store: string, scene: Scene): Copy[] {
  const [first] = home.spots;
  return own.spots.map(({ id, spot }) =>
    scene.copy({
      id,
      store,
      place: spot.place,
      atoms: spot.atoms,
      kind: "replica",
      lag,
      locked: false,
      follows: first?.id,
      resource: copy.resource,
      given: memberGiven(copy.resource, scene),
      reachable: survivesAt(scene, spot, `the copy ${id}`, "rds", copy.resource),
    }),
  );
}

/**
 * Automated backups: any point in time, in the database's own Region. Clusters keep them for a day by default, instances made by the provider
 * not at all (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, BackupRetentionPeriod).
 */
function historyOf(primary: Resource, store: string, scene: Scene): Copy[] {
  const isAurora = kindOf(primary, scene.graph) === "aurora";
  const days = scene.graph.number(primary, "backupRetentionPeriod", primary.type === DB_CLUSTER ? 1 : 0);
  if (days.kind === "known" && days.value === 0) return [];
  const spot = spotAt(regionalPlace(primary), { key: keyUse(primary, "kmsKeyId", scene) });
  const id = `${store} point-in-time`;
  const there = survivesAt(scene, spot, `the copy ${id}`, "rds", primary);
  const reason = `Whether ${primary.name} keeps automated backups is known only after deployment.`;
  return [
    scene.copy({
      id,
      store,
      place: spot.place,
      atoms: spot.atoms,
      kind: "history",
      lag: isAurora ? settingFigure(scene.settings, "auroraRestorable") : figureOf(RDS_LOG_UPLOAD),
      given: givenBy(primary, "backupRetentionPeriod", scene.graph, primary.type === DB_CLUSTER ? 1 : 0),
      locked: false,
      resource: primary,
      reachable: days.kind === "known" ? there : scene.all([there, scene.unknown(reason)], reason),
    }),
  ];
}

/** What may be a copy, which is not known before it is deployed. */
function possibleCopy(resource: Resource, store: string, reason: string, scene: Scene): void {
  const { place, atoms } = spotAt(regionalPlace(resource), {});
  scene.copy({
    id: scene.nameOf(resource),
    store,
    place,
    atoms,
    kind: isOfType(resource, ...DATABASES) ? "replica" : "history",
    lag: figureOf(GLOBAL_DATABASE_LAG),
    locked: false,
    resource,
    reachable: scene.unknown(reason, resource),
  });
}

/** Automated backups that RDS replicates to another Region. */
function replicatedBackups({ resource }: CopyOf, store: string, scene: Scene): Copy {
  const spot = spotAt(regionalPlace(resource), { key: keyUse(resource, "kmsKeyId", scene) });
  const id = `${store} automated backups in ${resource.region ?? "another Region"}`;
  return scene.copy({
    id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "history",
    lag: settingFigure(scene.settings, "replicatedBackups"),
    locked: false,
    resource,
    reachable: survivesAt(scene, spot, `the copy ${id}`, "rds", resource),
  });
}

/** Aurora MySQL can be taken back in place, if it was created so. It needs the cluster, which is unavailable meanwhile. */
function backtrack(
  primary: Resource,
  home: RegionalDatabase,
  live: ElementId,
  name: string,
  scene: Scene,
): ElementId[] {
  const window = valueOf(scene.graph.number(primary, "backtrackWindow", 0)) ?? 0;
  const [spot] = home.spots;
  if (primary.type !== DB_CLUSTER || window <= 0 || spot === undefined) return [];
  const there = survivesAt(scene, spot.spot, `the volume of ${name}`, "rds", primary);
  const { done } = manualStep(scene, {
    id: `backtrack ${name}`,
    lost: live,
    by: there,
    region: primary.region,
    plane: "rds",
    commands: 1,
    takes: [figureOf(BACKTRACK)],
    resource: primary,
  });
  return [done];
}
