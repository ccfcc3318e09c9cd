import { DB_CLUSTER, SCALABLE_TARGET } from "../../aws";
import type { Graph, Resource } from "../../graph";

const READER_COUNT = "rds:cluster:ReadReplicaCount";

/** Whether Application Auto Scaling counts an Aurora cluster's readers with this target; undefined where unknown. */
export function scalesReaders(target: Resource, graph: Graph): boolean | undefined {
  const dimension = graph.string(target, "scalableDimension");
  return dimension.kind === "unknown" ? undefined : dimension.kind === "known" && dimension.value === READER_COUNT;
}

/** The cluster of which a target counts the readers; undefined where it is none of the graph, or unknown. */
export function clusterOf(target: Resource, graph: Graph): Resource | undefined {
  const id = graph.string(target, "resourceId");
  if (id.kind !== "known") return graph.references(target, "resourceId", [DB_CLUSTER]).certain[0];
  const name = id.value.replace(/^cluster:/, "");
  return graph.ofType(DB_CLUSTER).find((cluster) => {
    const identifier = graph.string(cluster, "clusterIdentifier");
    const known = [cluster.id, identifier.kind === "known" ? identifier.value : undefined];
    return known.includes(name) && cluster.region === target.region;
  });
}

/** The targets that count the readers of a cluster. */
export function readerTargets(cluster: Resource, graph: Graph): readonly Resource[] {
  return graph
    .ofType(SCALABLE_TARGET)
    .filter((target) => scalesReaders(target, graph) === true && clusterOf(target, graph) === cluster);
}
