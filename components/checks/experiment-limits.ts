import { EXPERIMENT_LIMITS } from "../../facts/fis";
import type { Problem } from "../config/problems";
import type { Areas } from "../config/schema";
import { canFailOver, databasesOf, pausedGroups } from "../topology/fault-targets";

const FAULTS = "holdfast:experiments.faults";

/** What the loss of a zone's power is besides its databases: no network, no instances, no launches. */
const OF_THE_ZONE = 3;

/** An experiment has an action for each database, or for some tables or buckets, and all of them run at a time. */
export function checkExperimentLimits({
  experiments: { faults },
  workload,
  databases,
  buckets,
  tables,
}: Pick<Areas, "experiments" | "workload" | "databases" | "buckets" | "tables">): Problem[] {
  const { replication, databaseFailover, databaseReboot, zonePower } = faults;
  const clusters = (chosen?: string[]) => databasesOf(databases, chosen).filter(([, one]) => canFailOver(one)).length;
  const instances = (chosen?: string[]) =>
    databasesOf(databases, chosen).filter(([, one]) => one.type === "rds-instance").length;
  const groups = (kind: "tables" | "buckets") =>
    pausedGroups({ experiments: { faults }, workload, tables, buckets }, kind).length;
  const { perTarget } = EXPERIMENT_LIMITS.data;
  return [
    ...(replication
      ? tooMany("replication", "buckets or tables", [
          [groups("buckets"), `for buckets, ${perTarget} each`],
          [groups("tables"), `for tables, ${perTarget} each`],
        ])
      : []),
    ...(databaseFailover
      ? tooMany("databaseFailover", "databases", [[clusters(databaseFailover.databases), "clusters"]])
      : []),
    ...(databaseReboot
      ? tooMany("databaseReboot", "databases", [[instances(databaseReboot.databases), "DB instances"]])
      : []),
    ...(zonePower
      ? tooMany("zonePower", "databases", [
          [OF_THE_ZONE, "for network, instances and launches"],
          [clusters(zonePower.databases), "clusters"],
          [instances(zonePower.databases), "DB instances"],
        ])
      : []),
  ];
}

/** @param lists the settings of the fault that choose fewer */
function tooMany(fault: string, lists: string, parts: [count: number, what: string][]): Problem[] {
  const { parallel } = EXPERIMENT_LIMITS.data;
  const sum = parts.reduce((total, [count]) => total + count, 0);
  if (sum <= parallel) return [];
  const sums = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    {
      path: `${FAULTS}.${fault}`,
      message: `takes ${sum} actions at a time (${sums.join(" + ")}), and AWS FIS runs at most ${parallel}`,
      fix: `Name those of the experiment under ${lists}, at most ${parallel} actions in all, or take the fault out.`,
    },
  ];
}
