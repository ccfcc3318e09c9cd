import { DB_CLUSTER, SCALABLE_TARGET } from "../../aws";
import { valueOf, append, groupedBy, perGraph, type Graph, type Resource, type ResourceOf } from "../../graph";

/** What Application Auto Scaling calls the number of an Aurora cluster's readers. */
export const READER_COUNT = "rds:cluster:ReadReplicaCount";

const clusterIndex = perGraph((graph) => {
  const byName = new Map<string, Resource[]>();
  for (const cluster of graph.ofType(DB_CLUSTER)) {
    const names = new Set([cluster.id, valueOf(graph.string(cluster, "clusterIdentifier"))]);
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
  const targets = graph.ofType(SCALABLE_TARGET);
  const ofReaders = targets.filter((target) => valueOf(graph.string(target, "scalableDimension")) === READER_COUNT);
  return groupedBy(ofReaders, (target) => clusterOf(target, graph));
});

/** The targets that scale the readers of a cluster. */
export function readerTargets(cluster: Resource, graph: Graph): readonly ResourceOf<typeof SCALABLE_TARGET>[] {
  return targetIndex(graph).get(cluster) ?? [];
}
