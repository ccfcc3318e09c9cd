import type { Database } from "../config/schema/databases";

/** The chosen ones of all, in the order of their naming; all where none is chosen. */
export function chosenOf<T>(
  all: Record<string, T>,
  chosen: readonly (string | undefined)[] | undefined,
): [string, T][] {
  return Object.entries(all).filter(([name]) => chosen === undefined || chosen.includes(name));
}

/** The chosen databases. */
export function databasesOf(
  all: Record<string, Database>,
  chosen: readonly string[] | undefined,
): [string, Database][] {
  return chosenOf(all, chosen);
}

/**
 * Whether a cluster has another instance to fail over to (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverDBCluster.html):
 * an Aurora cluster with a reader; a Multi-AZ DB cluster has two always.
 */
export function canFailOver(database: Database): boolean {
  if (database.type === "rds-cluster") return true;
  return database.type === "aurora" && database.instances.readers > 0;
}

/** The functions that FIS can make fail: an image has no layers (https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html). */
export function functionsToFail<T extends { code?: unknown }>(
  all: Record<string, T>,
  chosen: readonly (string | undefined)[] | undefined,
): [string, T][] {
  return chosenOf(all, chosen).filter(([, one]) => !isImage(one.code));
}

/** Whether a function's code is an image. */
export function isImage(code: unknown): boolean {
  return typeof code === "object" && code !== null && "image" in code;
}
