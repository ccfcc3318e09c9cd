import { databasePath, type DatabasePath } from "../../topology/databases";
import type { Problem } from "../../config/problems";
import type { RdsCluster, RdsInstance } from "../../config/schema/databases";
import type { Partly } from "../../config/well-formed";
import type { Parsed } from "../../config/well-formed";

/** A database of RDS under check, as far as it could be read. */
export interface Checked<T = RdsInstance | RdsCluster> {
  name: string;
  database: Partly<T>;
  /** How it reaches the other region; unknown where the strategy is. */
  path: DatabasePath | undefined;
  areas: Parsed;
}

/** The databases of RDS, both kinds, that the settings name. */
export function rdsDatabases(areas: Parsed): Checked[] {
  return [...instancesOf(areas), ...clustersOf(areas)];
}

/** The DB instances. */
export function instancesOf(areas: Parsed): Checked<RdsInstance>[] {
  return Object.entries(areas.databases ?? {}).flatMap(([name, database]) =>
    database?.type === "rds-instance"
      ? [{ name, database, path: pathOf(areas, "rds-instance", database.restoreFrom), areas }]
      : [],
  );
}

/** The Multi-AZ DB clusters. */
export function clustersOf(areas: Parsed): Checked<RdsCluster>[] {
  return Object.entries(areas.databases ?? {}).flatMap(([name, database]) =>
    database?.type === "rds-cluster" ? [{ name, database, path: pathOf(areas, "rds-cluster"), areas }] : [],
  );
}

function pathOf(
  { workload }: Parsed,
  type: RdsInstance["type"] | RdsCluster["type"],
  restoreFrom?: RdsInstance["restoreFrom"],
) {
  return workload?.strategy && databasePath(workload.strategy, { type, restoreFrom });
}

/** A problem of one of its settings. */
export function problemOf({ name }: { name: string }, field: string, message: string, fix: string): Problem {
  return { path: `holdfast:databases.${name}.${field}`, message, fix };
}
