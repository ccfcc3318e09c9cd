import { REPLICATION_TIME_CONTROL, S3_REPLICATION, S3_VERSIONS } from "../../../facts/recovery/stores";
import { BUCKETS, BUCKET_ENCRYPTION, BUCKET_OBJECT_LOCK, BUCKET_VERSIONING } from "../../aws";
import {
  isTreeObject,
  known,
  perGraph,
  valueOf,
  type Graph,
  type Reading,
  type Resource,
  type Tree,
} from "../../graph";
import { settingsOrPossible } from "../../services/s3/bucket-settings";
import { allRules, bucketAt, type ReplicationRule } from "../../services/s3/replication";
import { figureOf, givenBy } from "../figures";
import type { Copy, ElementId, Given, Place } from "../model";
import { accountIn, regionalPlace } from "../place";
import { doubtAbout } from "../readers/understands";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { backupCopies } from "./backups";
import { restoredFrom } from "./restore";
import { keyUse, liveAtoms, regionalElement, spotAt, survivesAt, type KeyUse } from "./spot";
import { ledTo, manualStep } from "./steps";
import type { Store, StoreKind } from "./store";
import { UNDERSTOOD } from "./understood";

/** S3: each bucket with those that it replicates to; a bucket with one source alone is part of that. */
export const buckets: StoreKind = {
  primaries: ({ graph }) => graph.ofType(...BUCKETS).filter((bucket) => sourceOf(bucket, graph) === undefined),
  read: bucketStore,
};

/** The rules between buckets of the graph, by source. */
const rulesBetween = perGraph((graph) =>
  allRules(graph).rules.flatMap((rule) => {
    const { source, destination } = rule;
    return source.is === "resource" && destination.is === "resource"
      ? [{ rule, source: source.resource, destination: destination.resource }]
      : [];
  }),
);

/** The one bucket whose objects a bucket takes over. Of two that replicate to each other, the first is the primary. */
function sourceOf(bucket: Resource, graph: Graph): Resource | undefined {
  const rules = rulesBetween(graph);
  const sources = new Set(rules.filter(({ destination }) => destination === bucket).map(({ source }) => source));
  const [source] = sources;
  if (sources.size !== 1 || source === undefined || source === bucket) return undefined;
  const own = rules.filter((one) => one.source === bucket).map(({ destination }) => destination);
  if (own.length === 0) return source;
  const all = graph.ofType(...BUCKETS).map(({ urn }) => urn);
  const isMutual = own.every((one) => one === source) && all.indexOf(source.urn) < all.indexOf(bucket.urn);
  return isMutual ? source : undefined;
}

/** The buckets that may replicate to others than are known: what a configuration is of, or a destination of it, is not. */
const openSources = perGraph((graph): ReadonlySet<Resource> => {
  const { rules, open } = allRules(graph);
  const isOpen = ({ source, destination }: ReplicationRule) => source.is === "unknown" || destination.is === "unknown";
  const configs = new Set([...open, ...rules.filter(isOpen).map(({ config }) => config)]);
  const sources = [...configs].flatMap((config): readonly Resource[] => {
    const source = bucketAt(config, "bucket", graph);
    if (source.is === "resource") return [source.resource];
    return source.is === "unknown" ? graph.ofType(...BUCKETS).filter(({ region }) => region === config.region) : [];
  });
  return new Set(sources);
});

/** Of two that replicate to each other the first is the primary: up where it is known that none of the replicas is. */
function isPrimary(primary: Resource, replicas: readonly Resource[], scene: Scene): ElementId {
  const all = scene.graph.ofType(...BUCKETS).map(({ urn }) => urn);
  const isBefore = (one: Resource) => all.indexOf(one.urn) < all.indexOf(primary.urn);
  const either = replicas.find((one) => isBefore(one) && openSources(scene.graph).has(one));
  if (!either) return scene.up;
  return scene.unknown(`Whether ${either.name} replicates to ${primary.name} is known only after deployment.`, primary);
}

function bucketStore(primary: Resource, name: string, scene: Scene): Store {
  const { graph } = scene;
  const outgoing = rulesBetween(graph).filter(({ source }) => source === primary);
  const replicas = [...new Set(outgoing.map(({ destination }) => destination))];
  const sure = isPrimary(primary, replicas, scene);
  const home = scene.all([elementOf(primary, name, scene), sure], name);
  const copies = [
    liveCopy(primary, name, sure, scene),
    ...replicas.map((replica) => {
      const rules = outgoing.filter(({ destination }) => destination === replica).map(({ rule }) => rule);
      return replicaCopy(replica, rules, name, scene);
    }),
  ];
  // A replica serves in the place of the bucket as far as it has its objects.
  const elements = copies
    .slice(1)
    .map(({ resource, reachable }) =>
      scene.all([elementOf(resource, name, scene), reachable], `the replica of ${name}`),
    );
  const led = elements.map((one, i) => ledTo(scene, one, replicas[i]!.region, home, name));
  if (openSources(graph).has(primary)) openReplica(primary, name, scene);
  const live = scene.any([home, ...led], name);
  const versions = copies.flatMap((copy) => versionsOf(copy, name, scene));
  const restoredVersions = versions.map((copy) => fromVersions(copy, live, scene));
  const backups = backupCopies(primary, name, { service: "s3" }, scene);
  const restored = restoredFrom(scene, backups, {
    store: name,
    live,
    plane: "backup",
    takes: [settingFigure(scene.settings, "databaseRestore")],
    commands: 2,
    needs: () => [],
  });
  const access = {
    serves: scene.any([live, ...restoredVersions, ...restored], name),
    capable: scene.any([home, ...elements], name),
  };
  // A bucket that takes objects from several is a store of its own.
  const members = replicas.filter((replica) => sourceOf(replica, graph) === primary);
  // A client names one bucket: that of its own Region, where there is one.
  const from = (region: string | undefined): ElementId => {
    const own = [home, ...elements][copies.findIndex((copy) => copy.place.region === region)] ?? home;
    return scene.any([own, ...restoredVersions, ...restored], name);
  };
  return { name, resources: [primary, ...members], read: access, write: access, from };
}

/** The ARN of a bucket has no account: it is the one of the stack's other resources. */
function placeOf(bucket: Resource, { graph }: Scene): Place {
  return { ...regionalPlace(bucket), account: accountIn(bucket, graph) };
}

/** A bucket: in three zones at least (https://docs.aws.amazon.com/AmazonS3/latest/userguide/DataDurability.html). */
function elementOf(bucket: Resource, store: string, scene: Scene): ElementId {
  const place = placeOf(bucket, scene);
  const why = `the bucket ${scene.nameOf(bucket)}`;
  const atoms = liveAtoms(store, place);
  const element = regionalElement(scene, bucket, "s3", { place, key: keyOf(bucket, scene), atoms, why });
  return scene.all([element, doubtAbout(bucket, UNDERSTOOD.bucket, scene)], why, bucket);
}

const SSE = "applyServerSideEncryptionByDefault.kmsMasterKeyId";

function keyOf(bucket: Resource, scene: Scene): KeyUse | undefined {
  const settings = settingsOrPossible(bucket, [BUCKET_ENCRYPTION], scene.graph);
  if (settings.is === "resource") return keyUse(settings.resource, `rules[0].${SSE}`, scene);
  if (settings.is === "unknown") return { atoms: [], isUnknown: true, resource: undefined };
  return keyUse(bucket, `serverSideEncryptionConfiguration.rule.${SSE}`, scene);
}

function liveCopy(bucket: Resource, store: string, sure: ElementId, scene: Scene): Copy {
  const spot = spotAt(placeOf(bucket, scene), { key: keyOf(bucket, scene) });
  return scene.copy({
    id: store,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "live",
    lag: figureOf(S3_VERSIONS),
    locked: false,
    resource: bucket,
    reachable: scene.all([survivesAt(scene, spot, `the copy ${store}`, "s3", bucket), sure], `the copy ${store}`),
  });
}

/** Where it is not known what a bucket replicates, and to where, a copy may be anywhere. */
function openReplica(bucket: Resource, store: string, scene: Scene): void {
  scene.copy({
    id: `${store} replica`,
    store,
    place: {},
    atoms: [],
    kind: "replica",
    lag: figureOf(S3_REPLICATION),
    locked: "unknown",
    follows: store,
    catchesUp: true,
    resource: bucket,
    reachable: scene.unknown(`What ${bucket.name} replicates is known only after deployment.`, bucket),
  });
}

function replicaCopy(bucket: Resource, rules: readonly ReplicationRule[], store: string, scene: Scene): Copy {
  const spot = spotAt(placeOf(bucket, scene), { key: keyOf(bucket, scene) });
  const id = `${store} replica ${scene.nameOf(bucket)}`;
  const whole = rules.filter((rule) => isWhole(rule, scene.graph));
  const there = survivesAt(scene, spot, `the copy ${id}`, "s3", bucket);
  const reason = `Whether ${bucket.name} has every object of ${store}, or those that a filter chooses, can't be determined.`;
  const isTimed = whole.some((rule) => isTimeControlled(rule, scene.graph));
  return scene.copy({
    id,
    store,
    place: spot.place,
    atoms: spot.atoms,
    kind: "replica",
    lag: figureOf(isTimed ? REPLICATION_TIME_CONTROL : S3_REPLICATION),
    locked: false,
    follows: store,
    catchesUp: true,
    resource: bucket,
    given: rules.flatMap(({ config, path }) =>
      ["status", "destination.replicationTime.status"].flatMap((one) => givenBy(config, `${path}.${one}`, scene.graph)),
    ),
    reachable: whole.length > 0 ? there : scene.all([there, scene.unknown(reason)], reason),
  });
}

/** Whether a rule is on and takes every object: its filter, if any, chooses none. */
function isWhole({ config, path }: ReplicationRule, graph: Graph): boolean {
  const status = graph.string(config, `${path}.status`);
  const prefix = graph.string(config, `${path}.prefix`);
  const filter = graph.value(config, `${path}.filter`);
  const chooses = filter.kind === "unknown" || (filter.kind === "known" && hasContent(filter.value));
  return valueOf(status) === "Enabled" && (prefix.kind === "missing" || valueOf(prefix) === "") && !chooses;
}

function hasContent(value: Tree): boolean {
  if (isTreeObject(value)) return Object.values(value).some(hasContent);
  return value !== null && value !== "";
}

function isTimeControlled({ config, path }: ReplicationRule, graph: Graph): boolean {
  return valueOf(graph.string(config, `${path}.destination.replicationTime.status`)) === "Enabled";
}

/** Whether a bucket keeps the versions of its objects. */
function isVersioned(bucket: Resource, graph: Graph): Reading<boolean> {
  const settings = settingsOrPossible(bucket, [BUCKET_VERSIONING], graph);
  if (settings.is === "unknown") return { kind: "unknown", reason: settings.why };
  if (settings.is === "none") return graph.boolean(bucket, "versioning.enabled", false);
  if (settings.is === "elsewhere") return { kind: "missing" };
  const status = graph.string(settings.resource, "versioningConfiguration.status");
  return status.kind === "known" ? known(status.value === "Enabled") : status;
}

/** What says whether a bucket keeps versions. */
function versioningOf(bucket: Resource, graph: Graph): Given[] {
  const settings = settingsOrPossible(bucket, [BUCKET_VERSIONING], graph);
  return settings.is === "resource"
    ? givenBy(settings.resource, "versioningConfiguration.status", graph)
    : givenBy(bucket, "versioning.enabled", graph, false);
}

/**
 * Whether not even the account's root user can delete versions: a default retention in compliance mode
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html). Objects may have a retention of their own.
 */
function lockOf(bucket: Resource, graph: Graph): Copy["locked"] {
  const settings = settingsOrPossible(bucket, [BUCKET_OBJECT_LOCK], graph);
  if (settings.is === "unknown") return "unknown";
  if (settings.is !== "resource")
    return valueOf(graph.boolean(bucket, "objectLockEnabled", false)) === false ? false : "unknown";
  const mode = graph.string(settings.resource, "rule.defaultRetention.mode");
  if (mode.kind === "unknown") return "unknown";
  return mode.kind === "known" && mode.value === "COMPLIANCE";
}

/** A delete adds a marker and an overwrite a version; what was there stays, in the bucket (Versioning.html). */
function versionsOf({ resource: bucket, place, atoms, lag, reachable }: Copy, store: string, scene: Scene): Copy[] {
  const versioned = isVersioned(bucket, scene.graph);
  if (versioned.kind === "missing" || (versioned.kind === "known" && !versioned.value)) return [];
  const reason = `Whether ${bucket.name} keeps versions is known only after deployment.`;
  return [
    scene.copy({
      id: `${store} versions in ${scene.nameOf(bucket)}`,
      store,
      place,
      atoms,
      kind: "history",
      lag,
      locked: lockOf(bucket, scene.graph),
      resource: bucket,
      given: versioningOf(bucket, scene.graph),
      reachable: versioned.kind === "known" ? reachable : scene.all([reachable, scene.unknown(reason)], reason),
    }),
  ];
}

/** A person brings earlier versions back, through the data plane alone. */
function fromVersions(copy: Copy, live: ElementId, scene: Scene): ElementId {
  return manualStep(scene, {
    id: `restore ${copy.id}`,
    lost: live,
    by: copy.reachable,
    commands: 1,
    takes: [],
    loses: copy.lag,
    resource: copy.resource,
  }).done;
}
