import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { FRONTS } from "./groups";
import type { DnsPicture, HostPicture, RecordPicture, Routing, Target } from "./picture";
import { booleanOf, by, hostOf, numberOf, referenceOf, textOf, textsOf } from "./read";

/** Record types with a target for clients. */
const LEADING = new Set(["A", "AAAA", "CNAME"]);
/** Types that an alias record can have as target, besides another record. */
const TARGETS: readonly string[] = [aws.LOAD_BALANCER, aws.CLASSIC_LOAD_BALANCER, aws.DISTRIBUTION, aws.BUCKET_WEBSITE];

/** The host names with their records, the names that users type before those behind them. */
export function hostsOf(graph: Graph): Pick<DnsPicture, "hosts" | "otherRecords"> {
  const all = graph.ofType(aws.RECORD);
  const leading = all.filter((record) => purposeOf(graph, record) === undefined);
  const names = new Set(leading.map((record) => nameOf(graph, record)));
  const records = merged(leading.map((record) => recordOf(graph, record, names)));
  const byHost = by(records, (record) => record.host);
  const hosts = [...byHost].map(([host, own]) => ({ host, records: sorted(own), nested: false }));
  return { hosts: inOrder(hosts), otherRecords: otherRecords(graph, all) };
}

/** The use of a record without a target for users; undefined for one with a target. */
function purposeOf(graph: Graph, record: Resource): string | undefined {
  if (textsOf(graph, record, "records[*]").some((value) => /\.acm-validations\.aws\.?$/.test(value))) {
    return "certificate validation";
  }
  const type = textOf(graph, record, "type");
  // At preview even a validation record's name is unknown; a record without a name cannot be drawn.
  if (textOf(graph, record, "name") === undefined) return "known after deployment";
  return type === undefined || LEADING.has(type) ? undefined : type;
}

function otherRecords(graph: Graph, all: readonly Resource[]): DnsPicture["otherRecords"] {
  const purposes = all.map((record) => purposeOf(graph, record)).filter((purpose) => purpose !== undefined);
  return [...by(purposes, (what) => what)].map(([what, list]) => ({ what, count: list.length }));
}

function nameOf(graph: Graph, record: Resource): string {
  return hostOf(textOf(graph, record, "name") ?? record.name);
}

function recordOf(graph: Graph, record: Resource, names: ReadonlySet<string>): RecordPicture {
  const check = graph.references(record, "healthCheckId", [aws.HEALTH_CHECK]);
  return {
    urn: record.urn,
    host: nameOf(graph, record),
    types: [textOf(graph, record, "type") ?? "?"],
    routing: routingOf(graph, record),
    setIdentifier: textOf(graph, record, "setIdentifier"),
    target: targetOf(graph, record, names),
    healthCheck: check.certain[0]?.urn ?? check.external[0],
    evaluatesTargetHealth: booleanOf(graph, record, "aliases[0].evaluateTargetHealth") ?? false,
    stack: record.stack,
  };
}

const OTHER_POLICIES: Readonly<Record<string, string>> = {
  geolocationRoutingPolicies: "geolocation",
  geoproximityRoutingPolicy: "geoproximity",
  cidrRoutingPolicy: "IP-based",
};

function routingOf(graph: Graph, record: Resource): Routing {
  const side = textOf(graph, record, "failoverRoutingPolicies[0].type");
  if (side === "PRIMARY" || side === "SECONDARY") return { kind: "failover", side };
  const region = textOf(graph, record, "latencyRoutingPolicies[0].region");
  if (region !== undefined) return { kind: "latency", region };
  if (graph.list(record, "weightedRoutingPolicies").kind === "known") {
    return { kind: "weighted", weight: numberOf(graph, record, "weightedRoutingPolicies[0].weight") };
  }
  if (booleanOf(graph, record, "multivalueAnswerRoutingPolicy")) return { kind: "other", policy: "multivalue" };
  const other = Object.keys(OTHER_POLICIES).find((key) => graph.value(record, key).kind === "known");
  return other === undefined ? { kind: "simple" } : { kind: "other", policy: OTHER_POLICIES[other]! };
}

function targetOf(graph: Graph, record: Resource, names: ReadonlySet<string>): Target {
  const path = graph.list(record, "aliases").kind === "missing" ? "records[0]" : "aliases[0].name";
  const given = textOf(graph, record, path);
  const name = given === undefined ? undefined : hostOf(given).replace(/^dualstack\./, "");
  if (name !== undefined && names.has(name) && name !== nameOf(graph, record)) return { kind: "host", host: name };
  const website = websiteOf(graph, record, name);
  if (website) return { kind: "resource", urn: website };
  const found =
    named(graph, name) ??
    (name === undefined ? undefined : frontNamed(graph, name)) ??
    TARGETS.map((type) => referenceOf(graph, record, path, type)).find((one) => one);
  if (found) return { kind: "resource", urn: found.urn };
  return name === undefined ? { kind: "unknown" } : { kind: "outside", text: given! };
}

function frontNamed(graph: Graph, name: string): Resource | undefined {
  return FRONTS.map((front) => front.named(graph, name)).find((one) => one);
}

function named(graph: Graph, name: string | undefined): Resource | undefined {
  if (name === undefined) return undefined;
  return graph
    .ofType(aws.LOAD_BALANCER, aws.CLASSIC_LOAD_BALANCER, aws.DISTRIBUTION)
    .find((one) => hostOf(textOf(graph, one, "dnsName") ?? textOf(graph, one, "domainName") ?? "") === name);
}

/**
 * The bucket of an S3 website. Every website of a region shares one DNS name; S3 finds the bucket by the host that the
 * user requested (https://docs.aws.amazon.com/AmazonS3/latest/userguide/website-hosting-custom-domain-walkthrough.html).
 */
function websiteOf(graph: Graph, record: Resource, name: string | undefined): string | undefined {
  const candidates = graph.ofType(aws.BUCKET_WEBSITE).filter((site) => {
    const domain = textOf(graph, site, "websiteDomain");
    const alone = graph.references(record, "aliases[0].name", [aws.BUCKET_WEBSITE]).certain.includes(site);
    return alone || (name !== undefined && domain === name);
  });
  const host = nameOf(graph, record);
  const bucketOf = (site: Resource) => textOf(graph, site, "bucket");
  // Behind a name of its own (standby.shop.example.com) users still request the name in front of it.
  const site =
    candidates.find((one) => bucketOf(one) === host) ??
    candidates.find((one) => host.endsWith(`.${bucketOf(one)}`)) ??
    candidates[0];
  return site && (referenceOf(graph, site, "bucket", aws.BUCKET) ?? site).urn;
}

/** A and AAAA records that are otherwise equal, as one. */
function merged(records: readonly RecordPicture[]): RecordPicture[] {
  const same = (one: RecordPicture) =>
    JSON.stringify([one.host, one.routing, one.setIdentifier, one.target, one.healthCheck]);
  return [...by(records, same).values()].map((group) => ({ ...group[0]!, types: group.flatMap((one) => one.types) }));
}

const RANK = { PRIMARY: 0, SECONDARY: 1 } as const;

function sorted(records: readonly RecordPicture[]): RecordPicture[] {
  const rank = ({ routing }: RecordPicture) => (routing.kind === "failover" ? RANK[routing.side] : 0);
  return [...records].sort((a, b) => rank(a) - rank(b));
}

/** A host is followed by those behind it; names with one target come last. */
function inOrder(hosts: readonly HostPicture[]): HostPicture[] {
  const behind = (host: HostPicture) =>
    host.records.flatMap(({ target }) =>
      target.kind === "host" ? hosts.filter((one) => one.host === target.host) : [],
    );
  const nested = new Set(hosts.flatMap(behind));
  const done = new Set<HostPicture>();
  const visit = (host: HostPicture): HostPicture[] => {
    if (done.has(host)) return [];
    done.add(host);
    return [{ ...host, nested: nested.has(host) }, ...behind(host).flatMap(visit)];
  };
  const tops = hosts.filter((host) => !nested.has(host));
  const plain = (host: HostPicture) => host.records.every(({ routing }) => routing.kind === "simple");
  // Names in an alias cycle have no top; they are added too.
  return [...tops.filter((host) => !plain(host)), ...tops.filter(plain), ...hosts].flatMap(visit);
}
