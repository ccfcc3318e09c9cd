import {
  API_DOMAIN_NAME,
  BUCKETS,
  CLASSIC_LOAD_BALANCER,
  EC2_INSTANCE,
  ELASTIC_IP,
  HEALTH_CHECK,
  LOAD_BALANCERS,
  RECORD,
} from "../../aws";
import {
  groupedBy,
  isTreeList,
  merged,
  perGraph,
  perResource,
  valueOf,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { aliasOf, regionOfName } from "./alias-target";
import { placesOf } from "./places";
import { keyOf, normalName } from "./record-set";

/** What an endpoint health check asks. */
export interface Asked {
  /** The host or address, for messages. */
  readonly label: string;
  /** The host, as names are compared; undefined where an address is asked, or the name is not known. */
  readonly host: string | undefined;
  /** Regions; `why` where more may be meant, or none is known. */
  readonly places: Found<string>;
  /** Why Route 53's checkers, which are outside of every VPC, can't reach it: a sentence. */
  readonly unreachable: string | undefined;
}

const FQDN = "fqdn";
const ADDRESS = "ipAddress";
const HOSTS = [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER, ...BUCKETS, EC2_INSTANCE, ELASTIC_IP, API_DOMAIN_NAME];

/** Local, private, non-routable and multicast addresses, which Route 53 can't check (https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html). */
const PRIVATE =
  /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|2(2[4-9]|[345]\d)\.|f[cdf][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::1$)/i;

const recordsByName = perGraph((graph) => groupedBy(graph.ofType(RECORD), (record) => keyOf(record, graph).name));

function none(why: string): Found<string> {
  return { certain: [], possible: [], why };
}

function isPrivateZone(zone: Resource, graph: Graph): boolean {
  const vpcs = valueOf(graph.given(zone, "vpcs"));
  return isTreeList(vpcs) ? vpcs.length > 0 : vpcs !== undefined;
}

/** Why a resource of the program can't be reached from outside. */
function unreachable(host: Resource, graph: Graph): string | undefined {
  const internal = valueOf(graph.boolean(host, "internal", false)) === true;
  return internal ? `The load balancer ${host.name} is internal.` : undefined;
}

/** What an endpoint health check asks; undefined where it asks nothing that is known. */
export const askedBy = perResource((check: ResourceOf<typeof HEALTH_CHECK>, graph): Asked | undefined => {
  const address = valueOf(graph.string(check, ADDRESS));
  const name = valueOf(graph.string(check, FQDN));
  const path = graph.given(check, ADDRESS).kind === "missing" ? FQDN : ADDRESS;
  const found = graph.references(check, path, HOSTS);
  const host = path === FQDN && name !== undefined ? normalName(name) : undefined;
  const label = address ?? name ?? found.certain[0]?.name;
  if (label === undefined) return undefined;
  const [made] = found.certain;
  if (made) {
    const places = made.region === undefined ? none(`The Region of ${made.name} is not known.`) : place(made.region);
    return { label, host, places, unreachable: unreachable(made, graph) };
  }
  if (address !== undefined && path === ADDRESS) {
    const isPrivate = PRIVATE.test(address) ? `${address} is not a public address.` : undefined;
    return { label, host, places: none(`Where ${address} is can't be seen here.`), unreachable: isPrivate };
  }
  return host === undefined ? undefined : ofHost(host, label, graph);
});

function place(region: string): Found<string> {
  return { certain: [region], possible: [] };
}

/** The load balancers that a record is an alias of. */
function targetsOf(record: Resource, graph: Graph): readonly Resource[] {
  const alias = aliasOf(record, graph);
  return alias.kind === "alias" && alias.target.resources.length === 1 ? alias.target.resources : [];
}

/** A host by its name: records of the program, or a name that AWS gives. */
function ofHost(host: string, label: string, graph: Graph): Asked {
  const records = recordsByName(graph).get(host) ?? [];
  const zones = records.map((record) => keyOf(record, graph).zone);
  const hidden = zones.some((zone) => zone && "resource" in zone && isPrivateZone(zone.resource, graph));
  // AWS begins the name of each internal load balancer so.
  const isInternal = /^internal-.*\.elb\./.test(host);
  const inside = records
    .flatMap((record) => targetsOf(record, graph))
    .find((one) => unreachable(one, graph) !== undefined);
  const reason = inside
    ? unreachable(inside, graph)
    : hidden
      ? `${label} is in a private hosted zone.`
      : isInternal
        ? `${label} is internal.`
        : undefined;
  const region = regionOfName(host);
  const places =
    region !== undefined
      ? place(region)
      : records.length > 0
        ? merged(records.map((record) => placesOf(record, graph)))
        : none(`Where ${label} leads is not in the program.`);
  return { label, host, places, unreachable: reason };
}

/** Whether a name is another one in the end, by the CNAME records of the program. */
export function leadsTo(name: string, wanted: string, graph: Graph, seen: readonly string[] = []): boolean {
  if (name === wanted) return true;
  if (seen.includes(name)) return false;
  const cnames = (recordsByName(graph).get(name) ?? []).filter((record) => keyOf(record, graph).type === "CNAME");
  return cnames.some((record) =>
    graph
      .strings(record, "records[*]")
      .certain.some((next) => leadsTo(normalName(next), wanted, graph, [...seen, name])),
  );
}

/** The health checks that a calculated one counts, at any depth. */
function childrenOf(check: Resource, graph: Graph, seen: Set<Resource>): readonly Resource[] {
  if (seen.has(check)) return [];
  seen.add(check);
  const children = graph.references(check, "childHealthchecks[*]", [HEALTH_CHECK]).certain;
  return children.flatMap((child) => [child, ...childrenOf(child, graph, seen)]);
}

/** The records whose answer a health check decides, itself or as a child of a calculated one. */
const recordsByCheck = perGraph((graph) => {
  const records = new Map<Resource, Set<ResourceOf<typeof RECORD>>>();
  for (const record of graph.ofType(RECORD)) {
    for (const check of graph.references(record, "healthCheckId", [HEALTH_CHECK]).certain) {
      for (const one of [check, ...childrenOf(check, graph, new Set())]) {
        records.set(one, (records.get(one) ?? new Set<ResourceOf<typeof RECORD>>()).add(record));
      }
    }
  }
  return records;
});

export function recordsOf(check: Resource, graph: Graph): readonly ResourceOf<typeof RECORD>[] {
  return [...(recordsByCheck(graph).get(check) ?? [])];
}

/** Whether what a health check asks is where a record's answers are served from. */
export function asksBeside(asked: Asked, record: Resource, graph: Graph): "beside" | "elsewhere" | "unknown" {
  const places = placesOf(record, graph);
  if (asked.places.certain.some((one) => places.certain.includes(one))) return "beside";
  const isKnown = [asked.places, places].every(({ certain, why }) => certain.length > 0 && why === undefined);
  return isKnown ? "elsewhere" : "unknown";
}
