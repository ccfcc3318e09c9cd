import type { ENGINES } from "../../facts/rds";

/** A database engine of RDS. */
export type Engine = keyof typeof ENGINES.data;

/** The major version of a version: 16 of 16.4, 8.4 of 8.4.5. */
export function majorVersion(engine: Engine, version: string): string {
  return version
    .split(".")
    .slice(0, engine === "postgres" ? 1 : 2)
    .join(".");
}

/** The family of parameter groups, such as postgres16 or mysql8.4. */
export function parameterGroupFamily(engine: Engine, version: string): string {
  return `${engine}${majorVersion(engine, version)}`;
}
