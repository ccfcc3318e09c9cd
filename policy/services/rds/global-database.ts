import { DB_CLUSTER, GLOBAL_CLUSTER } from "../../aws";
import {
  valueOf,
  groupedBy,
  known,
  merged,
  NOT_YET,
  perGraph,
  type Found,
  type Graph,
  type Reading,
  type Resource,
} from "../../graph";
import { isGiven } from "./database";

const IDENTIFIER = "globalClusterIdentifier";

/** The global database that a cluster belongs to. */
export interface Membership {
  /** Undefined where it is not in the graph. */
  readonly global: Resource | undefined;
  /** Its name in the program, or its identifier. */
  readonly name: string;
}

/** The clusters of a global database: those that name it, and the one that it was made of. */
export function membersOf(global: Resource, graph: Graph): Found {
  return merged<Resource>([
    graph.references(global, "sourceDbClusterIdentifier", [DB_CLUSTER]),
    graph.referrers(global, [DB_CLUSTER], IDENTIFIER, [GLOBAL_CLUSTER]),
  ]);
}

/** The global database that a cluster is a member of. */
export function membershipOf(cluster: Resource, graph: Graph): Reading<Membership> {
  const made = graph.referrers(cluster, [GLOBAL_CLUSTER], "sourceDbClusterIdentifier", [DB_CLUSTER]);
  const [global] = made.certain;
  if (global) return known({ global, name: global.name });
  const reading = graph.given(cluster, IDENTIFIER);
  const isMissing = reading.kind === "missing" || valueOf(reading) === "";
  if (isMissing && made.possible.length === 0) return { kind: "missing" };
  const { certain, external, complete } = graph.references(cluster, IDENTIFIER, [GLOBAL_CLUSTER]);
  if (!isMissing && complete) {
    if (certain[0]) return known({ global: certain[0], name: certain[0].name });
    if (external[0] !== undefined) return known({ global: undefined, name: external[0] });
  }
  return { kind: "unknown", reason: NOT_YET };
}

/** The clusters by the identifier of the global database that they name. */
const namingIndex = perGraph((graph) =>
  groupedBy(graph.ofType(DB_CLUSTER), (cluster) => valueOf(graph.string(cluster, IDENTIFIER))),
);

/** The other clusters of a cluster's global database. */
export function fellowsOf(cluster: Resource, graph: Graph): Found {
  const membership = membershipOf(cluster, graph);
  if (membership.kind !== "known") return { certain: [], possible: [] };
  const { global, name } = membership.value;
  // A global database of another stack: the clusters that name the same one belong together.
  const { certain, possible } = global
    ? membersOf(global, graph)
    : { certain: namingIndex(graph).get(name) ?? [], possible: [] };
  const others = (ones: readonly Resource[]) => ones.filter((one) => one !== cluster);
  return { certain: others(certain), possible: others(possible) };
}

/** The arguments that give a cluster a master user of its own. */
const CREDENTIALS = ["masterUsername", "masterPassword", "masterPasswordWo", "manageMasterUserPassword"] as const;

/**
 * The arguments of a cluster that only the first cluster of a global database may have; a secondary takes its master
 * user from there (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-attaching.html).
 */
export function credentialsOf(cluster: Resource, graph: Graph): string[] {
  return CREDENTIALS.filter((property) => {
    if (property === "manageMasterUserPassword") return valueOf(graph.boolean(cluster, property)) === true;
    return isGiven(cluster, property, graph).is === "yes";
  });
}

/** Whether a member was attached to a database that was there before: it has no master user and no data of its own. */
export function isSecondary(cluster: Resource, graph: Graph): boolean {
  const made = graph.referrers(cluster, [GLOBAL_CLUSTER], "sourceDbClusterIdentifier", [DB_CLUSTER]);
  if (made.certain.length > 0 || membershipOf(cluster, graph).kind !== "known") return false;
  const own = ["snapshotIdentifier", "restoreToPointInTime", "s3Import"];
  return credentialsOf(cluster, graph).length === 0 && own.every((one) => isGiven(cluster, one, graph).is !== "yes");
}
