import { ROLE_LIMITS } from "../../facts/iam";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Permissions } from "../config/schema/compute-access";
import { managedPolicies } from "../topology/managed-policies";

/** AmazonSSMManagedInstanceCore, by which operators reach the instances. */
const SESSIONS = 1;

type Stores = Pick<Areas, "databases" | "tables" | "buckets" | "queues" | "topics" | "streams" | "buses" | "compute">;

/** Those of the settings, and one for their statements. */
export function ownPolicies({ managedPolicies: named, statements }: Permissions): number {
  return named.length + (statements.length > 0 ? 1 : 0);
}

/** The service's role has a managed policy for each ten stores and each ten queues, topics, streams and buses. */
export function checkRolePolicies({
  databases,
  tables,
  buckets,
  queues,
  topics,
  streams,
  buses,
  compute,
}: Stores): Problem[] {
  // A role that is granted what it uses alone, and that no session needs.
  const uses = compute && "uses" in compute ? compute.uses : undefined;
  const count = (...areas: object[]) => areas.reduce((sum, area) => sum + Object.keys(area).length, 0);
  const of = uses ?? { databases, tables, buckets, queues, topics, streams, buses };
  const stores = count(of.databases, of.tables, of.buckets);
  const channels = count(of.queues, of.topics, of.streams, of.buses);
  const own = compute && "permissions" in compute ? ownPolicies(compute.permissions) : 0;
  const needed = (uses ? 0 : SESSIONS) + managedPolicies(stores) + managedPolicies(channels) + own;
  const { attachedPolicies } = ROLE_LIMITS.data;
  if (needed <= attachedPolicies.most) return [];
  return [
    {
      path: stores >= channels ? "holdfast:tables" : "holdfast:queues",
      message: `${stores} stores and ${channels} queues, topics, streams and buses${own > 0 ? `, and ${own} of holdfast:compute.permissions,` : ""} take ${needed} managed policies of the instances' role, and IAM attaches at most ${attachedPolicies.most}`,
      fix: "Allowed: fewer of them; split the service into two workloads.",
    },
  ];
}
