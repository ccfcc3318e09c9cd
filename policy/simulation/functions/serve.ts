import {
  ACCELERATOR,
  CLASSIC_LOAD_BALANCER,
  DISTRIBUTION,
  EC2_INSTANCE,
  HEALTH_CHECK,
  FUNCTION_URL,
  HOSTED_ZONE,
  HTTP_API,
  LOAD_BALANCERS,
  RECORD,
  REST_API,
  TARGET_ATTACHMENTS,
} from "../../aws";
import { groupedBy, valueOf, type Resource } from "../../graph";
import { aliasOf } from "../../services/route53/alias-target";
import { routingOf } from "../../services/route53/record";
import { keyOf, normalName } from "../../services/route53/record-set";
import { DNS_ESTIMATES } from "../../../facts/recovery/dns";
import { accountAtom, rightsAtom } from "../atoms";
import { targetAt } from "../dns/targets";
import { figureOf } from "../figures";
import { elementsOf, someOf } from "../flow";
import type { ElementId, Flow, Served } from "../model";
import { accountIn } from "../place";
import type { Scene } from "../scene";
import { settingFigure } from "../settings";
import { withTiers } from "./tiers";

/** The types of records that users' requests follow. */
const FOLLOWED = ["A", "AAAA", "CNAME"];
/** The control plane of Route 53 is there (https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html). */
const ROUTE53_PLANE = "us-east-1";

/** `serve <host>`: every host name that records answer for; without any, every distribution and accelerator, else load balancer, else instance. */
export function findServing(scene: Scene): void {
  const hosts = hostsOf(scene);
  for (const [host, records] of hosts) serveHost(host, records, scene);
  if (hosts.size === 0) serveEntries(scene);
  // APIs and functions have names of their own, beside those that records lead to.
  const led = resourcesBelow(scene);
  for (const api of scene.graph.ofType(HTTP_API, REST_API, FUNCTION_URL))
    if (!led.has(api) && hasOwnName(api, scene)) serveEntry(api, scene.nameOf(api), scene);
}

/** Unless its own address is off, and no caller can request it then (how-to-call-api.html). */
const hasOwnName = (api: Resource, { graph }: Scene): boolean =>
  valueOf(graph.boolean(api, "disableExecuteApiEndpoint", false)) !== true;

function serveEntries(scene: Scene): void {
  const distributions = scene.graph.ofType(DISTRIBUTION);
  for (const distribution of distributions) {
    const [alias] = scene.graph.strings(distribution, "aliases[*]").certain;
    serveEntry(distribution, alias ?? scene.nameOf(distribution), scene);
  }
  const { graph } = scene;
  const accelerators = graph.ofType(ACCELERATOR);
  for (const one of accelerators) serveEntry(one, scene.nameOf(one), scene);
  if (distributions.length + accelerators.length > 0) return;
  const balancers = graph.ofType(...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER);
  const attached = graph.ofType(...TARGET_ATTACHMENTS).length > 0;
  const entries: readonly Resource[] = balancers.length > 0 ? balancers : attached ? [] : graph.ofType(EC2_INSTANCE);
  for (const entry of entries) serveEntry(entry, scene.nameOf(entry), scene);
}

/** What the functions that were found so far depend on. */
function resourcesBelow({ functions, elements }: Scene): ReadonlySet<Resource> {
  const [seen, found] = [new Set<ElementId>(), new Set<Resource>()];
  const waiting = functions.flatMap(({ flow }) => elementsOf(flow));
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const { kids, resource } = elements[one]!;
    if (resource) found.add(resource);
    waiting.push(...kids);
  }
  return found;
}

function serveEntry(entry: Resource, name: string, scene: Scene): void {
  const served = scene.served(entry);
  const { flow, tiers } = withTiers(served.flow, scene);
  const capability = scene.all([served.capability, couldCall(tiers, scene)], `${name} could be served`);
  scene.fn({ id: `serve ${name}`, kind: "serve", resources: [entry], flow, capability });
}

/** Names that ACM chose to have a domain proved begin with an underscore, as do those of services (_dmarc): no user asks for them. */
function hostsOf(scene: Scene): ReadonlyMap<string, readonly Resource[]> {
  const { graph } = scene;
  const followed = graph.ofType(RECORD).filter((record) => {
    const { type, name, provesDomain } = keyOf(record, graph);
    return (type === undefined || FOLLOWED.includes(type)) && !provesDomain && !name?.startsWith("_");
  });
  const inner = innerNames(scene);
  const outer = followed.filter((record) => !inner.has(keyOf(record, graph).name ?? ""));
  return groupedBy(outer.length > 0 ? outer : followed, (record) => keyOf(record, graph).name ?? scene.nameOf(record));
}

/** Names that other records lead to, or health checks ask for: parts of the way that users take from an outer name. */
function innerNames({ graph }: Scene): ReadonlySet<string> {
  const names = graph.ofType(RECORD).flatMap((record) => {
    const own = keyOf(record, graph).name;
    const alias = aliasOf(record, graph);
    const values = graph
      .values(record, "records[*]")
      .values.filter((value) => typeof value === "string")
      .map(normalName);
    const led = alias.kind === "alias" && alias.target.set?.name !== undefined ? [alias.target.set.name] : [];
    return [...values, ...led].filter((name) => name !== own);
  });
  const asked = graph.ofType(HEALTH_CHECK).flatMap((check) => {
    const target = targetAt(valueOf(graph.string(check, "fqdn")) ?? "", graph);
    const [record, ...more] = target.is === "set" ? target.records : [];
    const isSimple = record !== undefined && more.length === 0 && routingOf(record, graph).policies.length === 0;
    return isSimple ? [keyOf(record, graph).name ?? ""] : [];
  });
  return new Set([...names, ...asked]);
}

/** A host may have records of both address types, and records of its name in several zones: each client asks for one of them. */
function serveHost(host: string, records: readonly Resource[], scene: Scene): void {
  const sets = [...new Set(records.map((record) => scene.served(record)))];
  const held = heldBy(host, records, scene);
  const all: Flow = { kind: "least", of: [{ kind: "gate", element: held }, ...sets.map((one) => one.flow)] };
  const { flow, tiers } = withTiers(all, scene);
  const could = sets.map((one: Served) => one.capability);
  const capability = scene.all([held, ...could, couldCall(tiers, scene)], `${host} could be served`);
  const id = `serve ${host}`;
  const change = changeByHand(host, records, scene.not(someOf(flow, scene), `${host} is not served`), scene);
  scene.fn({ id, kind: "serve", resources: records, flow, capability, byHand: [change] });
}

/** Up while an internal tier could serve, in whatever Region. */
function couldCall(tiers: readonly Resource[], scene: Scene): ElementId {
  const could = tiers.map((balancer) => scene.served(balancer).capability);
  return could.length === 0 ? scene.up : scene.any(could, "an internal tier");
}

/**
 * An account's administrator can delete its hosted zone and so take its names away. Of a hosted zone elsewhere the account is that of the records'
 * stacks, where it is one for all.
 */
function heldBy(host: string, records: readonly Resource[], scene: Scene): ElementId {
  const { graph } = scene;
  const zones = records.flatMap((record) => graph.references(record, "zoneId", [HOSTED_ZONE]).certain);
  const holders = zones.length > 0 ? zones : records;
  const accounts = [...new Set(holders.map((one) => accountIn(one, graph)))].filter((one) => one !== undefined).sort();
  const atoms = accounts.flatMap((account) => [accountAtom(account), rightsAtom(account)]);
  const why = `the records of ${host}`;
  return zones.length > 0 || accounts.length === 1
    ? scene.leaf(atoms, why)
    : scene.leaf([], why, { mayFailWith: (atom) => atoms.includes(atom) });
}

/**
 * What a person can do who is notified: change the records. Whether what they are changed to serves the same is not known here,
 * so that nothing depends on it; but whether it can be done at all is. Accelerated recovery brings the control plane of
 * public zones back while us-east-1 is impaired (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html).
 */
function changeByHand(host: string, records: readonly Resource[], after: ElementId, scene: Scene): string {
  const { graph, settings } = scene;
  const zones = records.flatMap((record) => graph.references(record, "zoneId", [HOSTED_ZONE]).certain);
  const isAccelerated = zones.some((zone) => valueOf(graph.boolean(zone, "enableAcceleratedRecovery", false)) === true);
  const element = isAccelerated ? scene.up : scene.plane("route53", ROUTE53_PLANE);
  const takes = [
    settingFigure(settings, "reaction"),
    settingFigure(settings, "command"),
    figureOf(DNS_ESTIMATES.propagation),
  ];
  const needs = [{ what: `the control plane of Route 53, in ${ROUTE53_PLANE}`, element }];
  return scene.step({ id: `change the records of ${host}`, by: "person", after, takes, needs }).id;
}
