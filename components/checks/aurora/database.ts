import { databasePath, type DatabasePath } from "../../topology/databases";
import type { Problem } from "../../config/problems";
import type { Aurora } from "../../config/schema/databases";
import type { Partly } from "../../config/well-formed";
import type { Parsed } from "../../config/well-formed";

/** An Aurora database under check, as far as it could be read. */
export interface Checked {
  name: string;
  database: Partly<Aurora>;
  /** How it reaches the other region; unknown where the strategy is. */
  path: DatabasePath | undefined;
  areas: Parsed;
}

/** The Aurora databases that the settings name. */
export function auroraDatabases(areas: Parsed): Checked[] {
  const strategy = areas.workload?.strategy;
  const path = strategy && databasePath(strategy, { type: "aurora" });
  return Object.entries(areas.databases ?? {}).flatMap(([name, database]) =>
    database?.type === "aurora" ? [{ name, database, path, areas }] : [],
  );
}

/** A problem of one of its settings. */
export function problemOf({ name }: Checked, field: string, message: string, fix: string): Problem {
  return { path: `holdfast:databases.${name}.${field}`, message, fix };
}
