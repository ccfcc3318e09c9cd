import { bucketsPaused } from "../storage/faults";
import { tablesPaused } from "../tables/faults";
import type { Experiment } from "./experiment";
import { BY_TAGS, together, type Stack } from "./fis";

/** Replication out of this region is paused, of buckets and of tables. */
export function replicationPaused(at: Stack): Experiment | undefined {
  const fault = at.settings.experiments.faults.replication;
  if (!fault) return undefined;
  const { targets, actions, statements } = together([bucketsPaused(at, fault), tablesPaused(at, fault)]);
  if (targets.length === 0) return undefined;
  return {
    fault: "replication",
    says: `Replication from here to ${at.topology.peer.region} is paused for ${fault.duration / 60} minutes: ${targets.map(({ name }) => String(name)).join(", ")}.`,
    targets,
    actions,
    statements: [...statements, BY_TAGS],
    emptyTargets: "fail",
  };
}
