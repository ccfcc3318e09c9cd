import { DB_CLUSTER, DB_INSTANCE, DB_PROXY, DB_PROXY_TARGET } from "../../aws";
import { append, perGraph, type Graph, type Resource } from "../../graph";

/** The proxies that lead to each database. */
const proxiesByDatabase = perGraph((graph) => {
  const found = new Map<Resource, Resource[]>();
  for (const target of graph.ofType(DB_PROXY_TARGET)) {
    const proxies = graph.references(target, "dbProxyName", [DB_PROXY]).certain;
    const databases = [
      ...graph.references(target, "dbInstanceIdentifier", [DB_INSTANCE]).certain,
      ...graph.references(target, "dbClusterIdentifier", [DB_CLUSTER]).certain,
    ];
    for (const database of databases) for (const proxy of proxies) append(found, database, proxy);
  }
  return found;
});

/**
 * What clients know a store by: its resources, and the proxies that lead to them. A proxy is in several zones, and keeps nothing
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html).
 */
export function entriesOf(resources: readonly Resource[], graph: Graph): readonly Resource[] {
  const proxies = proxiesByDatabase(graph);
  return [...resources, ...resources.flatMap((one) => proxies.get(one) ?? [])];
}
