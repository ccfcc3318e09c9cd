import { DB_CLUSTER, GLOBAL_CLUSTER } from "../../aws";
import { type Graph, type Resource, type Found } from "../../graph";
import { isGiven } from "./database";

const IDENTIFIER = "globalClusterIdentifier";

/** The global database that a cluster belongs to, as far as is known. */
export type Membership =
  | { readonly kind: "none" }
  /** `name` is its identifier where it is none of the graph. */
  | { readonly kind: "known"; readonly global: Resource | undefined; readonly name: string }
  | { readonly kind: "unknown"; readonly property: string; readonly reason: string };

/** The clusters of a global database: those that name it, and the one that it was made of. */
export function membersOf(global: Resource, graph: Graph): Found {
  const naming = graph.referrers(global, [DB_CLUSTER], IDENTIFIER, [GLOBAL_CLUSTER]);
  const origin = graph.references(global, "sourceDbClusterIdentifier", [DB_CLUSTER]);
  const certain = new Set([...origin.certain, ...naming.certain]);
  const possible = new Set([...origin.possible, ...naming.possible]);
  return { certain: [...certain], possible: [...possible].filter((one) => !certain.has(one)) };
}

/** The global database that a cluster is a member of. */
export function membershipOf(cluster: Resource, graph: Graph): Membership {
  const made = graph.referrers(cluster, [GLOBAL_CLUSTER], "sourceDbClusterIdentifier", [DB_CLUSTER]);
  const [global] = made.certain;
  if (global) return { kind: "known", global, name: global.name };
  const reading = graph.given(cluster, IDENTIFIER);
  if (reading.kind === "missing" || (reading.kind === "known" && reading.value === "")) {
    const [maybe] = made.possible;
    if (!maybe) return { kind: "none" };
    return {
      kind: "unknown",
      property: IDENTIFIER,
      reason: `Whether it is ${maybe.name}'s is known only after deployment.`,
    };
  }
  const { certain: resources, external, complete } = graph.references(cluster, IDENTIFIER, [GLOBAL_CLUSTER]);
  if (resources[0] && complete) return { kind: "known", global: resources[0], name: resources[0].name };
  if (external[0] !== undefined && complete) return { kind: "known", global: undefined, name: external[0] };
  return { kind: "unknown", property: IDENTIFIER, reason: `Its ${IDENTIFIER} is known only after deployment.` };
}

/** The other clusters of a cluster's global database. */
export function fellowsOf(cluster: Resource, graph: Graph): Found {
  const membership = membershipOf(cluster, graph);
  if (membership.kind !== "known") return { certain: [], possible: [] };
  if (membership.global) {
    const { certain, possible } = membersOf(membership.global, graph);
    const others = (ones: readonly Resource[]) => ones.filter((one) => one !== cluster);
    return { certain: others(certain), possible: others(possible) };
  }
  // The global database is another stack's: those that name the same one belong together.
  const certain = graph.ofType(DB_CLUSTER).filter((one) => {
    const name = graph.string(one, IDENTIFIER);
    return one !== cluster && name.kind === "known" && name.value === membership.name;
  });
  return { certain, possible: [] };
}

/** The arguments that give a cluster a master user of its own. */
export const CREDENTIALS = [
  "masterUsername",
  "masterPassword",
  "masterPasswordWo",
  "manageMasterUserPassword",
] as const;

/**
 * The arguments of a cluster that only the first cluster of a global database may have; a secondary takes its master
 * user from there (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-attaching.html).
 */
export function credentialsOf(cluster: Resource, graph: Graph): string[] {
  return CREDENTIALS.filter((property) => {
    if (property !== "manageMasterUserPassword") return isGiven(cluster, property, graph) === true;
    const managed = graph.boolean(cluster, property, false);
    return managed.kind === "known" && managed.value;
  });
}

/** Tells whether a member was attached to a database that was there before: it has no master user and no data of its own. */
export function isSecondary(cluster: Resource, graph: Graph): boolean {
  const made = graph.referrers(cluster, [GLOBAL_CLUSTER], "sourceDbClusterIdentifier", [DB_CLUSTER]);
  if (made.certain.length > 0 || membershipOf(cluster, graph).kind !== "known") return false;
  const own = ["snapshotIdentifier", "restoreToPointInTime", "s3Import"];
  return credentialsOf(cluster, graph).length === 0 && own.every((one) => isGiven(cluster, one, graph) !== true);
}
