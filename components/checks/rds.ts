import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { checkCluster } from "./rds/cluster";
import { clustersOf, instancesOf, rdsDatabases } from "./rds/database";
import { checkEngine } from "./rds/engine";
import { checkInstanceObjectives, checkObjectives } from "./rds/objectives";
import { checkRegions } from "./rds/regions";
import { checkStorage } from "./rds/storage";
import { checkUnused } from "./rds/unused";
import { checkWindows } from "./rds/windows";

/** What an RDS database in holdfast:databases says that cannot be, or can never meet its objectives. */
export function checkRds(areas: Pick<Areas, "databases" | "workload" | "network" | "role">): Problem[] {
  const all = rdsDatabases(areas);
  return [
    ...names(areas),
    ...all.flatMap((checked) => [
      ...checkEngine(checked),
      ...checkStorage(checked),
      ...checkWindows(checked),
      ...checkObjectives(checked),
    ]),
    ...instancesOf(areas).flatMap((checked) => [
      ...checkInstanceObjectives(checked),
      ...checkRegions(checked),
      ...checkUnused(checked),
    ]),
    ...clustersOf(areas).flatMap(checkCluster),
  ];
}

/**
 * Of RDS and Aurora: an identifier has at most 63 characters, which the bounds of the two names keep, and no two hyphens on end
 * (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, DBInstanceIdentifier).
 */
function names({ workload, databases }: Pick<Areas, "workload" | "databases">): Problem[] {
  if (Object.keys(databases).length === 0 || !workload.name.includes("--")) return [];
  return [
    {
      path: "holdfast:workload.name",
      message: `"${workload.name}" has two hyphens on end, which RDS refuses in the identifier of a database`,
      fix: "Allowed: single hyphens.",
    },
  ];
}
