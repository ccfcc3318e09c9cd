import { BACKUPS_REPLICATION, DB_CLUSTER, DB_INSTANCE } from "../../aws";
import type { Graph, Resource } from "../../graph";
import type { Path } from "./copies";
import { fellowsOf, isSecondary } from "./global-database";
import { regionOfArn, sourceOf, sourceProperty } from "./source";

/** What a resource copies. */
export type CopyRole =
  | { readonly kind: "none" }
  | {
      readonly kind: "copy";
      readonly path: Path;
      /** Undefined where it is none of the graph. */
      readonly source: Resource | undefined;
      readonly sourceRegion: string | undefined;
    }
  | { readonly kind: "unknown"; readonly property: string; readonly reason: string };

function ofBackups(replication: Resource, graph: Graph): CopyRole {
  const property = "sourceDbInstanceArn";
  const { certain: resources, external, complete } = graph.references(replication, property, [DB_INSTANCE]);
  if (!complete) return { kind: "unknown", property, reason: "What it replicates is known only after deployment." };
  const [source] = resources;
  const sourceRegion = source ? source.region : regionOfArn(external[0] ?? "");
  return { kind: "copy", path: "automated-backups", source, sourceRegion };
}

/** The writer of the global database that a secondary belongs to: a member that is no secondary itself. */
function writerOf(secondary: Resource, graph: Graph): Resource | undefined {
  const others = fellowsOf(secondary, graph).certain.filter((one) => !isSecondary(one, graph));
  return others.length === 1 ? others[0] : undefined;
}

/** Whether a database or a replication of backups is a copy, and of what. */
export function copyRoleOf(resource: Resource, graph: Graph): CopyRole {
  if (resource.type === BACKUPS_REPLICATION) return ofBackups(resource, graph);
  const source = sourceOf(resource, graph);
  if (source.kind === "unknown") {
    return { kind: "unknown", property: sourceProperty(resource), reason: `What it replicates ${source.reason}.` };
  }
  if (source.kind === "known") {
    return { kind: "copy", path: "replica", source: source.database, sourceRegion: source.region };
  }
  if (resource.type !== DB_CLUSTER || !isSecondary(resource, graph)) return { kind: "none" };
  const writer = writerOf(resource, graph);
  return { kind: "copy", path: "global-database", source: writer, sourceRegion: writer?.region };
}

/** Tells whether a copy is known to be in its source's region, where it is of no use when that is lost. */
export function besideItsSource(resource: Resource, role: Extract<CopyRole, { kind: "copy" }>): boolean {
  return role.sourceRegion !== undefined && role.sourceRegion === resource.region;
}
