import { ROLE_LIMITS } from "../../facts/iam";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import type { Permissions } from "../config/schema/compute-access";
import { managedPolicies } from "../topology/managed-policies";

/** AmazonSSMManagedInstanceCore, by which operators reach the instances. */
const SESSIONS = 1;

type Stores = Pick<Areas, "databases" | "tables" | "buckets" | "queues" | "topics" | "streams" | "buses" | "compute">;

/** Those of the settings, and one for their statements. */
function ownPolicies({ managedPolicies: named, statements }: Permissions): number {
  return named.length + (statements.length > 0 ? 1 : 0);
}

/** The instances' role has a managed policy for each ten stores and each ten queues, topics, streams and buses. */
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
  const count = (...areas: object[]) => areas.reduce((sum, area) => sum + Object.keys(area).length, 0);
  const [stores, channels] = [count(databases, tables, buckets), count(queues, topics, streams, buses)];
  const own = compute ? ownPolicies(compute.permissions) : 0;
  const needed = SESSIONS + managedPolicies(stores) + managedPolicies(channels) + own;
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
