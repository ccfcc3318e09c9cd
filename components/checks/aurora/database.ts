import type { Areas } from "../../config/schema";
import { databasePath, type DatabasePath } from "../../topology/databases";
import type { Problem } from "../../config/problems";
import type { Aurora } from "../../config/schema/databases";

/** An Aurora database under check. */
export interface Checked {
  name: string;
  database: Aurora;
  /** How it reaches the other region. */
  path: DatabasePath;
  areas: Pick<Areas, "databases" | "workload">;
}

/** The Aurora databases that the settings name. */
export function auroraDatabases(areas: Pick<Areas, "databases" | "workload">): Checked[] {
  const strategy = areas.workload.strategy;
  const path = databasePath(strategy, { type: "aurora" });
  return Object.entries(areas.databases).flatMap(([name, database]) =>
    database.type === "aurora" ? [{ name, database, path, areas }] : [],
  );
}

/** A problem of one of its settings. */
export function problemOf({ name }: Checked, field: string, message: string, fix: string): Problem {
  return { path: `holdfast:databases.${name}.${field}`, message, fix };
}
