import type { RECORD } from "../../aws";
import { HEALTH_CHECK } from "../../aws";
import { UndecidedError, type Resource, type ResourceOf } from "../../graph";
import { aliasOf, type AliasTarget } from "../../services/route53/alias-target";
import { membersOf, setName, type RecordKey } from "../../services/route53/record-set";
import { ttlOf } from "../../services/route53/ttl";
import { DNS_ESTIMATES } from "../../../facts/recovery/dns";
import { regionAtom, serviceAtom } from "../atoms";
import { by, figureOf, givenBy } from "../figures";
import type { ElementId, Figure, Hosts, Served } from "../model";
import type { Scene } from "../scene";
import { ENDPOINTS, targetAt } from "./targets";

type DnsRecord = ResourceOf<typeof RECORD>;

/** A record as Route 53 sees it. */
export interface ReadRecord {
  readonly record: Resource;
  /** As messages and steps name it. */
  readonly label: string;
  /** Up while Route 53 takes it for healthy. */
  readonly healthy: ElementId;
  /** Up while clients see that: resolvers keep what they were answered for the TTL. */
  readonly seen: ElementId;
  readonly served: Served;
}

/**
 * A record is healthy while its health check is and, as an alias with evaluateTargetHealth, while its target is; one with neither
 * always is. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export function readRecord(record: DnsRecord, scene: Scene): ReadRecord {
  const label = scene.nameOf(record);
  const served = servedByRecord(record, scene);
  const healthy = scene.all([checked(record, scene), targeted(record, served, scene)], `${label} is healthy`, record);
  const ttl = cached(record, scene);
  const seen = scene.delay(healthy, { rise: ttl, fall: ttl, step: `ttl ${label}` }, `${label} is answered`);
  return { record, label, healthy, seen, served };
}

function checked(record: DnsRecord, scene: Scene): ElementId {
  const { graph } = scene;
  if (graph.given(record, "healthCheckId").kind === "missing") return scene.up;
  const found = graph.references(record, "healthCheckId", [HEALTH_CHECK]);
  if (!found.complete) return scene.unknown(found.why ?? `The health check of ${record.name} is not known.`, record);
  const known = found.certain.map((check) => ofRecord(check, record, scene));
  const elsewhere = found.external.map((id) => scene.elsewhere(`the health check ${id}`, undefined, record));
  return scene.all([...known, ...elsewhere], `the health check of ${scene.nameOf(record)}`);
}

/** "Results will be unpredictable" where a check asks for the name of the set that it decides over (API_ResourceRecordSet.html). */
function ofRecord(check: ResourceOf<typeof HEALTH_CHECK>, record: DnsRecord, scene: Scene): ElementId {
  const { graph } = scene;
  const endpoint = graph.string(check, "fqdn");
  const asksByName = graph.given(check, "ipAddress").kind === "missing" && endpoint.kind === "known";
  const target = asksByName ? targetAt(endpoint.value, graph) : undefined;
  const asksItself = target?.is === "set" && membersOf(target.key, graph).certain.includes(record);
  if (!asksItself) return scene.of(check);
  const reason = `${scene.nameOf(check)} asks for the name of the very record that it decides over.`;
  scene.blind({ id: `unknown ${scene.nameOf(check)}`, kind: "unknown", urn: check.urn, reason });
  return scene.unknown(reason, check);
}

/**
 * What evaluateTargetHealth sees. Nothing says that a load balancer of an impaired Region reports itself, so that it is in
 * doubt there.
 */
function targeted(record: DnsRecord, served: Served, scene: Scene): ElementId {
  const { graph } = scene;
  const alias = aliasOf(record, graph);
  if (alias.kind === "none") return scene.up;
  const evaluates = graph.boolean(record, "aliases[0].evaluateTargetHealth", false);
  if (evaluates.kind === "known" && !evaluates.value) return scene.up;
  const health =
    alias.kind === "unknown" ? scene.unknown(alias.reason, record) : ofTarget(record, alias.target, served, scene);
  if (evaluates.kind === "known") return health;
  const doubt = scene.unknown(`Whether ${record.name} evaluates its target's health ${evaluates.reason}.`, record);
  return scene.any([health, doubt], "its target's health");
}

function ofTarget(record: Resource, target: AliasTarget, served: Served, scene: Scene): ElementId {
  if (served.health === undefined) return scene.up;
  if (target.set) return served.health;
  const [first] = target.resources;
  const delay = by(
    figureOf(DNS_ESTIMATES.evaluateTargetHealth),
    givenBy(record, "aliases[0].evaluateTargetHealth", scene.graph),
  );
  const label = first ? scene.nameOf(first) : target.label;
  const step = `evaluate target health of ${label}`;
  const known = scene.delay(served.health, { rise: delay, fall: delay, step }, `${label} has healthy targets`);
  // What is unhealthy without any fault does not become healthy by one.
  if (target.region === undefined || known === scene.down) return known;
  const region = scene.leaf(
    [regionAtom(target.region), serviceAtom("elb", target.region)],
    `${target.region} reports health`,
  );
  const reason = `AWS does not say that ${label} is reported unhealthy when ${target.region} is impaired; a health check of its endpoint would.`;
  const silent = scene.all([scene.not(region, `${target.region} is impaired`), scene.unknown(reason, record)], reason);
  return scene.any([scene.all([region, known], `${label} is healthy`), silent], `the health of ${label}`);
}

function cached(record: DnsRecord, scene: Scene): Figure {
  const extra = scene.settings.clientCache;
  const source = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html";
  const figure = (seconds: number, bounded: Figure["bounded"]): Figure => ({
    seconds: seconds + extra,
    arithmetic: extra === 0 ? `${seconds} s` : `${seconds} s + ${extra} s = ${seconds + extra} s`,
    source,
    bounded,
    given: [...givenBy(record, "ttl", scene.graph), ...givenBy(record, "aliases[0].name", scene.graph)],
  });
  try {
    return figure(ttlOf(record, scene.graph).seconds, "resource");
  } catch (error) {
    if (!(error instanceof UndecidedError)) throw error;
    return figure(DNS_ESTIMATES.unknownTtl.seconds, "none");
  }
}

/** What a client gets that was given this record. */
export function servedByRecord(record: DnsRecord, scene: Scene): Served {
  const alias = aliasOf(record, scene.graph);
  if (alias.kind === "none") return servedByValues(record, scene);
  if (alias.kind === "unknown") return doubtful(scene.unknown(alias.reason, record));
  const { set, resources, label, region } = alias.target;
  const isSet = set !== undefined && membersOf(set, scene.graph).certain.length > 0;
  if (set && (isSet || aliasedByName(label, scene).length === 0)) return servedBySet(set, scene);
  const [only, ...others] = resources.length > 0 ? resources : aliasedByName(label, scene);
  if (only && others.length === 0) return scene.served(only);
  const website = websiteNamedLike(record, resources, scene);
  if (website) return scene.served(website);
  return gate(scene.elsewhere(label, region, record));
}

function aliasedByName(label: string, scene: Scene): readonly Resource[] {
  const target = targetAt(label, scene.graph);
  return target.is === "resource" ? [target.resource] : [];
}

/** All S3 websites of a Region have one endpoint: the bucket is the one that has the record's name. */
function websiteNamedLike(record: DnsRecord, resources: readonly Resource[], scene: Scene): Resource | undefined {
  const host = scene.graph.string(record, "name");
  return resources.find((one) => host.kind === "known" && one.inputs.bucket === host.value.replace(/\.$/, ""));
}

/** An answer has every value; a client whose first address fails tries the next (as AWS says of multivalue answers). */
function servedByValues(record: DnsRecord, scene: Scene): Served {
  const { graph } = scene;
  const { values, open } = graph.values(record, "records[*]");
  const known = values.filter((value) => typeof value === "string");
  const parts = known.map((value) => servedAt(value, record, scene));
  if (open || known.length < values.length) {
    const found = graph.references(record, "records[*]", ENDPOINTS);
    if (!found.complete) return doubtful(scene.unknown(found.why ?? "Its values are not known.", record));
    return together(
      found.certain.map((one) => scene.served(one)),
      record,
      scene,
    );
  }
  return together(parts, record, scene);
}

function together(parts: readonly Served[], record: Resource, scene: Scene): Served {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  if (!only) return gate(scene.unknown(`${record.name} has no values.`, record));
  return {
    flow: { kind: "best", of: parts.map(({ flow }) => flow) },
    probe: { kind: "best", of: parts.map(({ flow, probe }) => probe ?? flow) },
    hosts: hostsOf(parts),
    capability: scene.any(
      parts.map(({ capability }) => capability),
      `the values of ${scene.nameOf(record)}`,
    ),
  };
}

/** What is behind it, and how much that carries, is not known. */
const doubtful = (element: ElementId): Served => ({ ...gate(element), hosts: { units: [], load: 0, doubt: element } });

/** All hosts together; undefined where one is not counted in hosts. */
function hostsOf(parts: readonly Served[]): Hosts | undefined {
  const all = parts.map(({ hosts }) => hosts);
  if (!all.every((one) => one !== undefined)) return undefined;
  return {
    units: all.flatMap(({ units }) => units),
    load: all.reduce((sum, { load }) => sum + load, 0),
    doubt: all.find(({ doubt }) => doubt !== undefined)?.doubt,
  };
}

function servedAt(value: string, record: Resource, scene: Scene): Served {
  const target = targetAt(value, scene.graph);
  if (target.is === "resource") return scene.served(target.resource);
  return target.is === "set"
    ? servedBySet(target.key, scene)
    : gate(scene.elsewhere(target.name, target.region, record));
}

function gate(element: ElementId): Served {
  return { flow: { kind: "gate", element }, capability: element, health: element };
}

/** What clients get that ask for another set. */
function servedBySet(key: RecordKey, scene: Scene): Served {
  const { certain, possible } = membersOf(key, scene.graph);
  const [first] = [...certain, ...possible];
  return first ? scene.served(first) : gate(scene.elsewhere(`the record ${setName(key)}`, undefined));
}
