import { ROLE_LIMITS } from "../../facts/iam";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import { managedPolicies } from "../topology/managed-policies";

/** AmazonSSMManagedInstanceCore, by which operators reach the instances. */
const SESSIONS = 1;

type Stores = Pick<Areas, "databases" | "tables" | "buckets" | "queues" | "topics" | "streams" | "buses">;

/** The instances' role has a managed policy for each ten stores and each ten queues, topics, streams and buses. */
export function checkRolePolicies({ databases, tables, buckets, queues, topics, streams, buses }: Stores): Problem[] {
  const count = (...areas: object[]) => areas.reduce((sum, area) => sum + Object.keys(area).length, 0);
  const [stores, channels] = [count(databases, tables, buckets), count(queues, topics, streams, buses)];
  const needed = SESSIONS + managedPolicies(stores) + managedPolicies(channels);
  const { attachedPolicies } = ROLE_LIMITS.data;
  if (needed <= attachedPolicies.most) return [];
  return [
    {
      path: stores >= channels ? "holdfast:tables" : "holdfast:queues",
      message: `${stores} stores and ${channels} queues, topics, streams and buses take ${needed} managed policies of the instances' role, and IAM attaches at most ${attachedPolicies.most}`,
      fix: "Allowed: fewer of them; split the service into two workloads.",
    },
  ];
}
