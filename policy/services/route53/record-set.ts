import { HOSTED_ZONE, RECORD } from "../../aws";
import {
  all,
  append,
  answer,
  foundBy,
  groupedBy,
  NO,
  perGraph,
  perResource,
  unknown,
  valueOf,
  YES,
  type Answer,
  type Found,
  type Graph,
  type Resource,
} from "../../graph";
import { certificatesOf } from "./domain-proof";

const ZONE = [HOSTED_ZONE];

/** A hosted zone: its resource, or the id of one made elsewhere. */
type Zone = { readonly resource: Resource } | { readonly id: string } | undefined;

/** What Route 53 tells record sets apart by; undefined where a part is unknown. */
export interface RecordKey {
  /** Lower case, without the last dot. */
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly zone: Zone;
  /** The name may lack the zone's, which is unknown: "www" for "www.example.com". */
  readonly mayBeRelative: boolean;
  /** Its name is one that ACM chooses to have a domain proved: no user asks for it. */
  readonly provesDomain: boolean;
}

const NOT_KNOWN = unknown("Whether both are one record set is known only after deployment.");

/** A DNS name as it is compared: lower case, without the last dot. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** The hosted zone that a property names. */
export function zoneAt(record: Resource, path: string, graph: Graph): Zone {
  const found = graph.references(record, path, ZONE);
  if (!found.complete) return undefined;
  const [resource] = found.certain;
  if (resource) return { resource };
  const [id] = found.external;
  return id ? { id: id.replace(/^\/?hostedzone\//, "") } : undefined;
}

function zoneName(zone: Zone, graph: Graph): string | undefined {
  const name = zone && "resource" in zone ? valueOf(graph.string(zone.resource, "name")) : undefined;
  return name === undefined ? undefined : normalName(name);
}

/** A relative name is completed as the provider does it: with the zone's, unless it ends like that already. */
function fullName(name: string, zone: string | undefined): string {
  const normal = normalName(name);
  if (zone === undefined || normal.endsWith(zone)) return normal;
  return normal === "" ? zone : `${normal}.${zone}`;
}

/** The key of a record's set. */
export const keyOf = perResource((record: Resource, graph): RecordKey => {
  const zone = zoneAt(record, "zoneId", graph);
  const name = valueOf(graph.given(record, "name"));
  const zoned = zoneName(zone, graph);
  return {
    name: typeof name === "string" ? fullName(name, zoned) : undefined,
    type: valueOf(graph.string(record, "type"))?.toUpperCase(),
    zone,
    mayBeRelative: zoned === undefined,
    provesDomain: certificatesOf(record, graph).length > 0,
  };
});

function matchZone(a: Zone, b: Zone, graph: Graph): Answer {
  if (!a || !b) return NOT_KNOWN;
  if ("id" in a && "id" in b) return answer(a.id === b.id);
  if ("resource" in a && "resource" in b) return answer(a.resource === b.resource);
  const made = "resource" in a ? a.resource : "resource" in b ? b.resource : undefined;
  // A reference by value would have found the zone whose id is known already.
  return made?.id !== undefined || graph.value(made!, "zoneId").kind === "known" ? NO : NOT_KNOWN;
}

function matchName(a: RecordKey, b: RecordKey): Answer {
  if (a.name === undefined || b.name === undefined) {
    // Validation records are in no set with users' names, whatever name ACM gives them.
    return a.provesDomain === b.provesDomain ? NOT_KNOWN : NO;
  }
  if (a.name === b.name) return YES;
  const [short, long] = a.name.length < b.name.length ? [a, b] : [b, a];
  const completed = short.name === "" || long.name!.startsWith(`${short.name}.`);
  return short.mayBeRelative && completed ? NOT_KNOWN : NO;
}

function matchText(a: string | undefined, b: string | undefined): Answer {
  return a === undefined || b === undefined ? NOT_KNOWN : answer(a === b);
}

/** Whether two keys are one record set. */
export function matchKeys(a: RecordKey, b: RecordKey, graph: Graph): Answer {
  return all([matchText(a.type, b.type), matchName(a, b), matchZone(a.zone, b.zone, graph)]);
}

/** The name and type of a set; undefined where they do not tell it apart for certain. */
function labelOf({ name, type, mayBeRelative }: RecordKey): string | undefined {
  return name === undefined || type === undefined || mayBeRelative ? undefined : `${name} ${type}`;
}

/** `www`, `www.example` and `www.example.com` of the last of them: what a name that lacks its zone's may be of it. */
function beginningsOf(name: string): string[] {
  const labels = name.split(".");
  return labels.map((_, index) => labels.slice(0, index + 1).join("."));
}

/** The records by their name and type; those whose names may lack their zone's by what these begin with; and those of which these are not known. */
const recordIndex = perGraph((graph) => {
  const records = graph.ofType(RECORD);
  const keys = records.map((record) => ({ record, key: keyOf(record, graph) }));
  const byLabel = groupedBy(records, (record) => labelOf(keyOf(record, graph)));
  const byName = groupedBy(records, (record) => keyOf(record, graph).name);
  const byBeginning = new Map<string, Resource[]>();
  for (const { record, key } of keys) {
    if (key.name !== undefined) for (const one of beginningsOf(key.name)) append(byBeginning, one, record);
  }
  const isNameless = ({ name }: RecordKey) => name === undefined || name === "";
  return {
    byLabel,
    byName,
    byBeginning,
    nameless: keys.filter(({ key }) => isNameless(key)).map(({ record }) => record),
  };
});

/** The records that may be of a key's set, by their names alone. */
function candidatesOf(key: RecordKey, graph: Graph): readonly Resource[] {
  const { byLabel, byName, byBeginning, nameless } = recordIndex(graph);
  const { name } = key;
  if (name === undefined || name === "") return graph.ofType(RECORD);
  const shorter = beginningsOf(name).flatMap((one) => byName.get(one) ?? []);
  const label = labelOf(key);
  const longer = label === undefined ? (byBeginning.get(name) ?? []) : (byLabel.get(label) ?? []);
  return [...new Set([...longer, ...shorter, ...nameless])];
}

/** The records of a set. */
export function membersOf(key: RecordKey, graph: Graph): Found {
  return foundBy(candidatesOf(key, graph), (record) => matchKeys(key, keyOf(record, graph), graph));
}

/** The other records of a record's set. */
export function recordsBeside(record: Resource, graph: Graph): Found {
  const { certain, possible } = membersOf(keyOf(record, graph), graph);
  const others = (list: readonly Resource[]) => list.filter((one) => one !== record);
  return { certain: others(certain), possible: others(possible) };
}

/** A set as a message names it: `shop.example.com A`. */
export function setName({ name, type }: RecordKey): string {
  return `${name ?? "(a name known after deployment)"} ${type ?? ""}`.trim();
}
