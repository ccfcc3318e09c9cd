import { BACKUPS_REPLICATION, DATABASES } from "../../aws";
import { known, UndecidedError, type Graph, type Reading, type Resource } from "../../graph";
import { copyRoleOf, type CopyRole } from "../../services/rds/copies";

/** Whether a database is a replica of another of the graph. */
export function isReplica(database: Resource, graph: Graph): boolean {
  const role = roleOf(database, graph);
  return role.kind === "known" && role.value.source !== undefined;
}

/** Of what a database is a copy. */
export function roleOf(database: Resource, graph: Graph): Reading<CopyRole> {
  const role = ownRole(database, graph);
  const seen = new Set<Resource>();
  for (let next = role; next.kind === "known" && next.value.source; next = ownRole(next.value.source, graph)) {
    const { source } = next.value;
    if (source === database) return { kind: "unknown", reason: `${database.name} replicates itself, through others.` };
    if (seen.has(source)) break;
    seen.add(source);
  }
  return role;
}

function ownRole(database: Resource, graph: Graph): Reading<CopyRole> {
  try {
    const role = copyRoleOf(database, graph);
    return role === undefined ? { kind: "missing" } : known(role);
  } catch (error) {
    if (error instanceof UndecidedError) return { kind: "unknown", reason: error.message };
    throw error;
  }
}

/** What another stack has that replicates something which is not known at preview, or a database of whose ARN the preview knows as little. */
export function possibleElsewhere(primary: Resource, graph: Graph): readonly Resource[] {
  const isNamed = graph.string(primary, "arn").kind === "known";
  const others = graph.ofType(...DATABASES, BACKUPS_REPLICATION).filter(({ stack }) => stack !== primary.stack);
  return others.filter((one) => {
    const role = roleOf(one, graph);
    if (role.kind !== "known") return role.kind === "unknown";
    const { source, sourceRegion } = role.value;
    return !isNamed && source === undefined && (sourceRegion ?? primary.region) === primary.region;
  });
}
