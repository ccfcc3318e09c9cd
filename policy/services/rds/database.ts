import { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import {
  answer,
  isTreeList,
  NO,
  NOT_YET,
  UndecidedError,
  unknown,
  YES,
  type Answer,
  type Found,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";

/**
 * What a database is made of: an instance, an RDS Multi-AZ DB cluster (engine mysql or postgres) or an Aurora DB cluster.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
export type Kind = "instance" | "multi-az-cluster" | "aurora";

/** The kind of a database, undefined where the engine can't be read yet. */
export function kindOf(database: Resource, graph: Graph): Kind | undefined {
  if (database.type === DB_INSTANCE) return "instance";
  const engine = graph.string(database, "engine");
  if (engine.kind !== "known") return undefined;
  return engine.value.startsWith("aurora") ? "aurora" : "multi-az-cluster";
}

/** The kind of a database. Throws UndecidedError where it is not known. */
export function readKind(database: Resource, graph: Graph): Kind {
  const kind = kindOf(database, graph);
  if (kind === undefined) throw new UndecidedError("engine", NOT_YET, database);
  return kind;
}

/** The instances of an Aurora cluster. */
export function instancesOf(cluster: Resource, graph: Graph): Found<ResourceOf<typeof CLUSTER_INSTANCE>> {
  return graph.referrers(cluster, [CLUSTER_INSTANCE], "clusterIdentifier", [DB_CLUSTER]);
}

/** Names of resources for a message: "shop-1, shop-2". */
export function namesOf(resources: readonly Resource[]): string {
  return resources.map((one) => one.name).join(", ");
}

/** Whether a property is given with a content; an empty string or list is none. */
export function isGiven(resource: Resource, path: string, graph: Graph): Answer {
  const reading = graph.given(resource, path);
  if (reading.kind === "unknown") return resource.inputsSeen ? YES : unknown(`Its ${path} ${NOT_YET}.`);
  if (reading.kind === "missing" || reading.value === "") return NO;
  return answer(!isTreeList(reading.value) || reading.value.length > 0);
}
