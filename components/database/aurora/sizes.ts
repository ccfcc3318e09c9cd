import type { Role } from "../../config/schema/common";
import type { Aurora } from "../../config/schema/databases";
import type { Strategy } from "../../config/schema/workload";
import type { Member } from "../../topology/databases";

/** What the number of instances depends on. */
export interface SizeOf {
  strategy: Strategy;
  /** The region that writes. */
  active: Role;
  database: Pick<Aurora, "instances" | "readerScaling" | "standby">;
  member: Pick<Member, "role" | "origin">;
}

/** How many instances the standby of a global database runs while the other region writes: as set, or by the strategy. */
export function standbyInstances(strategy: Strategy, database: SizeOf["database"]): number {
  if (strategy === "active-active") return fullSize(database);
  return database.standby?.instances ?? (strategy === "warm-standby" ? 1 : 0);
}

/**
 * How many instances a cluster runs: all of them in the primary's region and in a restored cluster; in the secondary of a global
 * database fewer until that region writes. It then runs as many readers as scaling would have made in the primary: AWS scales no secondary
 * cluster (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html#aurora-global-database.limitations),
 * and the `up` that adds them comes before AWS makes it the primary cluster.
 */
export function instanceCount({ strategy, active, database, member }: SizeOf): number {
  if (member.origin !== "global-secondary") return fullSize(database);
  const standby = standbyInstances(strategy, database);
  return active === member.role ? Math.max(1 + mostReaders(database), standby) : standby;
}

/** Whether Aurora Auto Scaling adds readers to a cluster: never to a secondary one of a global database. */
export function scales({ active, database, member }: SizeOf, global: boolean): boolean {
  return database.readerScaling !== undefined && (!global || (member.role === "primary" && active === "primary"));
}

function fullSize({ instances }: SizeOf["database"]): number {
  return 1 + instances.readers;
}

function mostReaders({ instances, readerScaling }: SizeOf["database"]): number {
  return readerScaling?.max ?? instances.readers;
}
