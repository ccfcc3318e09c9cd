import { DYNAMODB_TABLE, LEGACY_GLOBAL_TABLE, TABLE_REPLICA } from "../../aws";
import {
  append,
  groupedBy,
  isTreeList,
  isTreeObject,
  perGraph,
  valueOf,
  type Found,
  type Graph,
  type Reading,
  type Resource,
  type Tree,
  type TreeObject,
} from "../../graph";

/** A replica that a table names itself, in its argument `replicas`. */
export interface InlineReplica {
  /** `replicas[0]` */
  readonly path: string;
  /** Where it is; undefined where that is not known yet. */
  readonly region: string | undefined;
  readonly properties: TreeObject;
}

/** The replicas that the program gave in a table's argument; what AWS lists there besides belongs to other resources. */
export function inlineReplicas(table: Resource, graph: Graph): Reading<readonly InlineReplica[]> {
  const given: Reading<Tree> = table.inputsSeen ? graph.input(table, "replicas") : graph.value(table, "replicas");
  if (given.kind !== "known") return given;
  const list: readonly Tree[] = isTreeList(given.value) ? given.value : [given.value];
  const replicas = list.filter((one) => isTreeObject(one));
  if (replicas.length < list.length) return { kind: "unknown", reason: "hold what is known only after deployment" };
  return {
    kind: "known",
    value: replicas.map((properties, i) => ({
      path: `replicas[${i}]`,
      region: typeof properties.regionName === "string" ? properties.regionName : undefined,
      properties,
    })),
  };
}

const TABLE_ARN = /^arn:[^:]*:dynamodb:([^:]+):[^:]*:table\/(.+)$/;

/** The Region and the name of the table that a TableReplica's ARN names, where that is known. */
export function namedTable(replica: Resource, graph: Graph): { region: string; name: string } | undefined {
  const [, region, name] = TABLE_ARN.exec(valueOf(graph.string(replica, "globalTableArn")) ?? "") ?? [];
  return region === undefined || name === undefined ? undefined : { region, name };
}

/** The table of which a TableReplica is one: by reference, or by the region and name in the ARN, which a preview knows where the program does. */
export function tableOf(replica: Resource, graph: Graph): Resource | undefined {
  const [referred] = graph.references(replica, "globalTableArn", [DYNAMODB_TABLE]).certain;
  if (referred) return referred;
  const named = namedTable(replica, graph);
  return named && tablesByName(graph).get(`${named.region} ${named.name}`)?.[0];
}

/** The table's name in AWS; undefined where it is not known yet. */
export function nameOf(table: Resource, graph: Graph): string | undefined {
  return valueOf(graph.string(table, "name"));
}

const tablesByName = perGraph((graph) =>
  groupedBy(graph.ofType(DYNAMODB_TABLE), (table) => {
    const name = nameOf(table, graph);
    return name === undefined ? undefined : `${table.region} ${name}`;
  }),
);

/** The TableReplicas by their table; undefined has those of which it is not known yet. */
const replicasByTable = perGraph((graph) => {
  const replicas = new Map<Resource | undefined, Resource[]>();
  for (const replica of graph.ofType(TABLE_REPLICA)) {
    const table = tableOf(replica, graph);
    if (table || graph.string(replica, "globalTableArn").kind === "unknown") append(replicas, table, replica);
  }
  return replicas;
});

/** The TableReplicas of a table. */
export function replicasOf(table: Resource, graph: Graph): Found {
  const replicas = replicasByTable(graph);
  return { certain: replicas.get(table) ?? [], possible: replicas.get(undefined) ?? [] };
}

const legacyByName = perGraph((graph) =>
  groupedBy(graph.ofType(LEGACY_GLOBAL_TABLE), (global) => valueOf(graph.string(global, "name"))),
);

/**
 * The Regions of the global table of version 2017.11.29 that has a table: one of its name, with a replica in the table's Region
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables.V1.html).
 */
export function legacyRegionsOf(table: Resource, graph: Graph): Found<string> {
  const globals = legacyByName(graph).get(nameOf(table, graph) ?? "") ?? [];
  const regions = globals.map((global) => graph.strings(global, "replicas[*].regionName"));
  const own = regions.filter(({ certain, why }) => why !== undefined || certain.includes(table.region ?? ""));
  return {
    certain: own.flatMap(({ certain }) => certain),
    possible: [],
    why: own.find(({ why }) => why !== undefined)?.why,
  };
}
