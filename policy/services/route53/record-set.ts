import { HOSTED_ZONE, RECORD } from "../../aws";
import { groupedBy, perGraph, perResource, type Graph, type Resource } from "../../graph";
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

/** Records of one set: `possible` ones may be of it, once all is known. */
export interface Members {
  readonly certain: readonly Resource[];
  readonly possible: readonly Resource[];
}

type Match = "yes" | "no" | "maybe";

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
  const name = zone && "resource" in zone ? graph.string(zone.resource, "name") : undefined;
  return name?.kind === "known" ? normalName(name.value) : undefined;
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
  const type = graph.string(record, "type");
  const name = graph.given(record, "name");
  const zoned = zoneName(zone, graph);
  const readable = name.kind === "known" && typeof name.value === "string";
  return {
    name: readable ? fullName(String(name.value), zoned) : undefined,
    type: type.kind === "known" ? type.value.toUpperCase() : undefined,
    zone,
    mayBeRelative: zoned === undefined,
    provesDomain: certificatesOf(record, graph).length > 0,
  };
});

function matchZone(a: Zone, b: Zone, graph: Graph): Match {
  if (!a || !b) return "maybe";
  if ("id" in a && "id" in b) return a.id === b.id ? "yes" : "no";
  if ("resource" in a && "resource" in b) return a.resource === b.resource ? "yes" : "no";
  const made = "resource" in a ? a.resource : "resource" in b ? b.resource : undefined;
  // A reference by value would have found the zone whose id is known already.
  return made?.id !== undefined || graph.value(made!, "zoneId").kind === "known" ? "no" : "maybe";
}

function matchName(a: RecordKey, b: RecordKey): Match {
  if (a.name === undefined || b.name === undefined) {
    // Validation records are in no set with users' names, whatever name ACM gives them.
    return a.provesDomain === b.provesDomain ? "maybe" : "no";
  }
  if (a.name === b.name) return "yes";
  const [short, long] = a.name.length < b.name.length ? [a, b] : [b, a];
  const completed = short.name === "" || long.name!.startsWith(`${short.name}.`);
  return short.mayBeRelative && completed ? "maybe" : "no";
}

function matchText(a: string | undefined, b: string | undefined): Match {
  if (a === undefined || b === undefined) return "maybe";
  return a === b ? "yes" : "no";
}

/** Whether two keys are one record set. */
export function matchKeys(a: RecordKey, b: RecordKey, graph: Graph): Match {
  const parts = [matchText(a.type, b.type), matchName(a, b), matchZone(a.zone, b.zone, graph)];
  return parts.includes("no") ? "no" : parts.includes("maybe") ? "maybe" : "yes";
}

/** The name and type of a set; undefined where they do not tell it apart for certain. */
function labelOf({ name, type, mayBeRelative }: RecordKey): string | undefined {
  return name === undefined || type === undefined || mayBeRelative ? undefined : `${name} ${type}`;
}

/** The records by their name and type, and those of which these are not known. */
const recordIndex = perGraph((graph) => {
  const records = graph.ofType(RECORD);
  const label = (record: Resource) => labelOf(keyOf(record, graph));
  return { byLabel: groupedBy(records, label), others: records.filter((record) => label(record) === undefined) };
});

/** The records of a set. */
export function membersOf(key: RecordKey, graph: Graph): Members {
  const certain: Resource[] = [];
  const possible: Resource[] = [];
  const label = labelOf(key);
  const { byLabel, others } = recordIndex(graph);
  for (const record of label === undefined ? graph.ofType(RECORD) : [...(byLabel.get(label) ?? []), ...others]) {
    const match = matchKeys(key, keyOf(record, graph), graph);
    if (match === "yes") certain.push(record);
    if (match === "maybe") possible.push(record);
  }
  return { certain, possible };
}

/** The other records of a record's set. */
export function recordsBeside(record: Resource, graph: Graph): Members {
  const { certain, possible } = membersOf(keyOf(record, graph), graph);
  const others = (list: readonly Resource[]) => list.filter((one) => one !== record);
  return { certain: others(certain), possible: others(possible) };
}

/** A set as a message names it: `shop.example.com A`. */
export function setName({ name, type }: RecordKey): string {
  return `${name ?? "(a name known after deployment)"} ${type ?? ""}`.trim();
}
