import { CLUSTER_INSTANCE, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { isTreeList, type Graph, type Resource, type Found } from "../../graph";

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

/** The instances of an Aurora cluster. */
export function instancesOf(cluster: Resource, graph: Graph): Found {
  return graph.referrers(cluster, [CLUSTER_INSTANCE], "clusterIdentifier", [DB_CLUSTER]);
}

/** Names of resources for a message: "shop-1, shop-2". */
export function namesOf(resources: readonly Resource[]): string {
  return resources.map((one) => one.name).join(", ");
}

/** Tells whether a property is given with a content; an empty string or list is none. Undefined where that is unknown. */
export function isGiven(resource: Resource, path: string, graph: Graph): boolean | undefined {
  const reading = graph.given(resource, path);
  if (reading.kind === "unknown") return resource.inputsSeen ? true : undefined;
  if (reading.kind === "missing" || reading.value === "") return false;
  return !isTreeList(reading.value) || reading.value.length > 0;
}
