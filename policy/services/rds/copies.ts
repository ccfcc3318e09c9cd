import { BACKUPS_REPLICATION, DATABASES, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import { valueOf, UndecidedError, type Graph, type Resource } from "../../graph";
import { fellowsOf, isSecondary, membershipOf } from "./global-database";

/** What a replica replicates: a database of the graph, or another of which the name and perhaps the Region are known. */
export interface Source {
  readonly database: Resource | undefined;
  readonly name: string;
  readonly region: string | undefined;
}

/** How a database's data come to a copy. */
export type Path = "replica" | "global-database" | "automated-backups";

/** A copy of a database's data that is kept up to date. */
export interface Copy {
  /** A database; of automated backups the resource that replicates them. */
  readonly resource: Resource;
  readonly path: Path;
}

/** What a copy copies. */
export interface CopyRole {
  readonly path: Path;
  /** Undefined where it is not in the graph. */
  readonly source: Resource | undefined;
  readonly sourceRegion: string | undefined;
}

/** The copies of a database; `possible` has what may be one. */
export interface Copies {
  readonly certain: readonly Copy[];
  readonly possible: readonly Resource[];
}

const RDS_ARN = /^arn:[^:]*:rds:([^:]+):[^:]*:[^:]+:(.+)$/;

/** The argument that makes a database a replica. */
export function sourceProperty(database: Resource): string {
  return database.type === DB_INSTANCE ? "replicateSourceDb" : "replicationSourceIdentifier";
}

function regionOfArn(arn: string): string | undefined {
  return RDS_ARN.exec(arn)?.[1];
}

/**
 * The source of a replica; undefined for a database that has its own data. An identifier alone names a database of the replica's own Region
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html, SourceDBInstanceIdentifier). A member of
 * a global database has none, though AWS names one for a deployed secondary: which cluster is the source changes with each failover
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html).
 * Throws UndecidedError where the source is not known.
 */
export function sourceOf(database: Resource, graph: Graph): Source | undefined {
  if (database.type === DB_CLUSTER && membershipOf(database, graph).kind === "known") return undefined;
  const property = sourceProperty(database);
  const reading = graph.given(database, property);
  if (reading.kind === "missing" || valueOf(reading) === "") return undefined;
  const { certain, external, complete } = graph.references(database, property, DATABASES);
  const [[source], [value]] = [certain, external];
  if (source && complete) return { database: source, name: source.name, region: source.region };
  if (value !== undefined && complete) {
    const region = value.startsWith("arn:") ? regionOfArn(value) : database.region;
    return { database: undefined, name: value, region };
  }
  const why = reading.kind === "unknown" ? reading.reason : "may be any of several databases";
  throw new UndecidedError(property, `What it replicates ${why}.`);
}

/** Every copy of a database, in whatever Region. */
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

function roleOfBackups(replication: Resource, graph: Graph): CopyRole {
  const property = "sourceDbInstanceArn";
  const { certain, external, complete } = graph.references(replication, property, [DB_INSTANCE]);
  if (!complete) throw new UndecidedError(property, "What it replicates is known only after deployment.");
  const [source] = certain;
  return { path: "automated-backups", source, sourceRegion: source ? source.region : regionOfArn(external[0] ?? "") };
}

/** The writer of the global database that a secondary belongs to: a member that is no secondary itself. */
function writerOf(secondary: Resource, graph: Graph): Resource | undefined {
  const others = fellowsOf(secondary, graph).certain.filter((one) => !isSecondary(one, graph));
  return others.length === 1 ? others[0] : undefined;
}

/** What a database or a replication of backups is a copy of; undefined where it is none. Throws UndecidedError where that is not known. */
export function copyRoleOf(resource: Resource, graph: Graph): CopyRole | undefined {
  if (resource.type === BACKUPS_REPLICATION) return roleOfBackups(resource, graph);
  const source = sourceOf(resource, graph);
  if (source) return { path: "replica", source: source.database, sourceRegion: source.region };
  if (resource.type !== DB_CLUSTER || !isSecondary(resource, graph)) return undefined;
  const writer = writerOf(resource, graph);
  return { path: "global-database", source: writer, sourceRegion: writer?.region };
}

/** Whether a copy is known to be in its source's Region, and unavailable together with it. */
export function besideItsSource(resource: Resource, role: CopyRole): boolean {
  return role.sourceRegion !== undefined && role.sourceRegion === resource.region;
}
