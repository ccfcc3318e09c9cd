import { EXPERIMENT_LIMITS } from "../../facts/fis";
import type { Areas } from "../config/schema";
import type { Database } from "../config/schema/databases";
import { hasStores } from "./stores";
import { tablePath } from "./tables";

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

/** The tag by which an experiment finds the stores of one action: as many as FIS takes of one target. */
export const PAUSED_TAG = "replication-experiment";

/** Stores whose replication one action pauses, and the tag's value that they share. */
export interface PausedGroup {
  tag: string;
  stores: string[];
}

type Replicated = Pick<Areas, "workload" | "tables" | "buckets"> & {
  experiments: Pick<Areas["experiments"], "faults">;
};

/** The groups of a kind of store, in the order of the settings; none without the fault, and none of what is not replicated. */
export function pausedGroups(settings: Replicated, kind: "tables" | "buckets"): PausedGroup[] {
  const { workload, experiments } = settings;
  const fault = experiments.faults.replication;
  if (!fault) return [];
  const replicated =
    kind === "tables"
      ? chosenOf(settings.tables, fault.tables).filter(
          ([, one]) => tablePath(workload.strategy, one) !== "backup-copies",
        )
      : hasStores(workload, "secondary")
        ? chosenOf(settings.buckets, fault.buckets)
        : [];
  const names = replicated.map(([name]) => name);
  return inTargets(names).map((stores, i) => ({ tag: `${workload.name}-${kind}-${i + 1}`, stores }));
}

/** What an experiment affects, in as many parts as it takes targets to hold it. */
export function inTargets<T>(all: readonly T[]): T[][] {
  const { perTarget } = EXPERIMENT_LIMITS.data;
  return Array.from({ length: Math.ceil(all.length / perTarget) }, (_, i) =>
    all.slice(i * perTarget, (i + 1) * perTarget),
  );
}

/** The tag of a store whose replication an experiment pauses. */
export function pausedTags(settings: Replicated, kind: "tables" | "buckets", store: string): Record<string, string> {
  const group = pausedGroups(settings, kind).find(({ stores }) => stores.includes(store));
  return group ? { [PAUSED_TAG]: group.tag } : {};
}
