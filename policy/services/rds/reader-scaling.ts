import { DB_CLUSTER, SCALABLE_TARGET } from "../../aws";
import { append, groupedBy, perGraph, type Graph, type Resource, type ResourceOf } from "../../graph";

/** What Application Auto Scaling calls the number of an Aurora cluster's readers. */
export const READER_COUNT = "rds:cluster:ReadReplicaCount";

const clusterIndex = perGraph((graph) => {
  const byName = new Map<string, Resource[]>();
  for (const cluster of graph.ofType(DB_CLUSTER)) {
    const identifier = graph.string(cluster, "clusterIdentifier");
    const names = new Set([cluster.id, identifier.kind === "known" ? identifier.value : undefined]);
    for (const name of names) if (name !== undefined) append(byName, `${cluster.region} ${name}`, cluster);
  }
  return byName;
});

/** The cluster of which a target or policy scales the readers; undefined where it is not in the graph, or not known. */
export function clusterOf(target: Resource, graph: Graph): Resource | undefined {
  const id = graph.string(target, "resourceId");
  if (id.kind !== "known") return graph.references(target, "resourceId", [DB_CLUSTER]).certain[0];
  return clusterIndex(graph).get(`${target.region} ${id.value.replace(/^cluster:/, "")}`)?.[0];
}

const targetIndex = perGraph((graph) => {
  const targets = graph.ofType(SCALABLE_TARGET).filter((target) => {
    const dimension = graph.string(target, "scalableDimension");
    return dimension.kind === "known" && dimension.value === READER_COUNT;
  });
  return groupedBy(targets, (target) => clusterOf(target, graph));
});

/** The targets that scale the readers of a cluster. */
export function readerTargets(cluster: Resource, graph: Graph): readonly ResourceOf<typeof SCALABLE_TARGET>[] {
  return targetIndex(graph).get(cluster) ?? [];
}
