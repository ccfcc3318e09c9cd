import type { Areas } from "../../config/schema";
import { databasePath, type DatabasePath } from "../../topology/databases";
import type { Problem } from "../../config/problems";
import type { RdsCluster, RdsInstance } from "../../config/schema/databases";

/** What the checks of RDS read. */
type Databases = Pick<Areas, "databases" | "workload" | "network" | "role">;

/** A database of RDS under check. */
export interface Checked<T = RdsInstance | RdsCluster> {
  name: string;
  database: T;
  /** How it reaches the other region. */
  path: DatabasePath;
  areas: Databases;
}

/** The databases of RDS, both kinds, that the settings name. */
export function rdsDatabases(areas: Databases): Checked[] {
  return [...instancesOf(areas), ...clustersOf(areas)];
}

/** The DB instances. */
export function instancesOf(areas: Databases): Checked<RdsInstance>[] {
  return Object.entries(areas.databases).flatMap(([name, database]) =>
    database.type === "rds-instance"
      ? [{ name, database, path: pathOf(areas, "rds-instance", database.restoreFrom), areas }]
      : [],
  );
}

/** The Multi-AZ DB clusters. */
export function clustersOf(areas: Databases): Checked<RdsCluster>[] {
  return Object.entries(areas.databases).flatMap(([name, database]) =>
    database.type === "rds-cluster" ? [{ name, database, path: pathOf(areas, "rds-cluster"), areas }] : [],
  );
}

function pathOf(
  { workload }: Pick<Areas, "workload">,
  type: RdsInstance["type"] | RdsCluster["type"],
  restoreFrom?: RdsInstance["restoreFrom"],
) {
  return databasePath(workload.strategy, { type, restoreFrom });
}

/** A problem of one of its settings. */
export function problemOf({ name }: { name: string }, field: string, message: string, fix: string): Problem {
  return { path: `holdfast:databases.${name}.${field}`, message, fix };
}
