import { DB_CLUSTER, DB_INSTANCE, SECRET_VERSION } from "../../aws";
import type { Graph, Resource } from "../../graph";

/** Where a database takes its master password. */
const PASSWORD: Readonly<Record<string, readonly string[]>> = {
  [DB_INSTANCE]: ["password", "passwordWo"],
  [DB_CLUSTER]: ["masterPassword", "masterPasswordWo"],
};

/**
 * The databases whose master password is in a secret: one of its versions and the database's password come of the same resource, or the
 * password comes of the secret itself. Found by property dependencies, since a password is never read.
 */
export function databasesOf(secret: Resource, graph: Graph): readonly Resource[] {
  const versions = graph.referrers(secret, [SECRET_VERSION], "secretId").certain;
  const origins = new Set([
    secret.urn,
    ...versions.flatMap((version) => [version.urn, ...(version.propertyDependencies["secretString"] ?? [])]),
  ]);
  return graph
    .ofType(DB_INSTANCE, DB_CLUSTER)
    .filter((database) =>
      (PASSWORD[database.type] ?? []).some((property) =>
        (database.propertyDependencies[property] ?? []).some((urn) => origins.has(urn)),
      ),
    );
}
