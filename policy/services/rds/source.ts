import { DATABASES, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { membershipOf } from "./global-database";

/** What a replica replicates, as far as is known. */
export type Source =
  /** It holds its own data. */
  | { readonly kind: "none" }
  /** A database of the graph, or one made elsewhere of which the name and perhaps the region are known. */
  | {
      readonly kind: "known";
      readonly database: Resource | undefined;
      readonly name: string;
      readonly region: string | undefined;
    }
  | { readonly kind: "unknown"; readonly reason: string };

const RDS_ARN = /^arn:[^:]*:rds:([^:]+):[^:]*:[^:]+:(.+)$/;

/** The argument that makes a database a replica. */
export function sourceProperty(database: Resource): string {
  return database.type === DB_INSTANCE ? "replicateSourceDb" : "replicationSourceIdentifier";
}

/** The region in the ARN of a database; undefined for anything else. */
export function regionOfArn(arn: string): string | undefined {
  return RDS_ARN.exec(arn)?.[1];
}

/**
 * The source of a replica. An identifier alone names a database of the replica's own region
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html, SourceDBInstanceIdentifier). A member of
 * a global database has none, though AWS tells one of a deployed secondary: which of them follows changes with each fail-over
 * (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html).
 */
export function sourceOf(database: Resource, graph: Graph): Source {
  if (database.type === DB_CLUSTER && membershipOf(database, graph).kind === "known") return { kind: "none" };
  const property = sourceProperty(database);
  const reading = graph.given(database, property);
  if (reading.kind === "missing" || (reading.kind === "known" && reading.value === "")) return { kind: "none" };
  const { certain: resources, external, complete } = graph.references(database, property, DATABASES);
  const [source] = resources;
  if (source && complete) return { kind: "known", database: source, name: source.name, region: source.region };
  const [value] = external;
  if (complete && value !== undefined) {
    const region = value.startsWith("arn:") ? regionOfArn(value) : database.region;
    return { kind: "known", database: undefined, name: value, region };
  }
  const reason = reading.kind === "unknown" ? reading.reason : "may be any of several databases";
  return { kind: "unknown", reason };
}
