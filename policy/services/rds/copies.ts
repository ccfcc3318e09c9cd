import { BACKUPS_REPLICATION, DATABASES, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { fellowsOf } from "./global-database";

/** How a database's data come to a copy. */
export type Path = "replica" | "global-database" | "automated-backups";

/** A copy of a database's data that is kept up to date. */
export interface Copy {
  /** A database; of automated backups the resource that replicates them. */
  readonly resource: Resource;
  readonly path: Path;
}

/** The copies of a database; `possible` has what may be one: nobody can say before deployment. */
export interface Copies {
  readonly certain: readonly Copy[];
  readonly possible: readonly Resource[];
}

/** Every copy of a database, in whatever region. */
export function copiesOf(database: Resource, graph: Graph): Copies {
  const found = [
    { path: "replica", ...graph.referrers(database, [DB_INSTANCE], "replicateSourceDb", DATABASES) },
    { path: "replica", ...graph.referrers(database, [DB_CLUSTER], "replicationSourceIdentifier", DATABASES) },
    {
      path: "automated-backups",
      ...graph.referrers(database, [BACKUPS_REPLICATION], "sourceDbInstanceArn", [DB_INSTANCE]),
    },
    { path: "global-database", ...(database.type === DB_CLUSTER ? fellowsOf(database, graph) : NONE) },
  ] as const;
  return {
    certain: found.flatMap(({ path, certain }) => certain.map((resource) => ({ resource, path }))),
    possible: found.flatMap(({ possible }) => possible.filter((one) => one !== database)),
  };
}

const NONE = { certain: [], possible: [] } as const;
