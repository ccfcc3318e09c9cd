import { bucketsPaused } from "../storage/faults";
import { tablesPaused } from "../tables/faults";
import { pausedGroups } from "../topology/fault-targets";
import type { Experiment } from "./experiment";
import { BY_TAGS, together, type Stack } from "./fis";

/** Above this many stores of a kind, their number is said in place of their names: a description has 512 characters. */
const NAMED = 5;

/** The stores: `bucket uploads, 16 tables`. */
function whatOf({ settings }: Stack): string {
  const parts = (["buckets", "tables"] as const).map((kind) => {
    const stores = pausedGroups(settings, kind).flatMap((group) => group.stores);
    if (stores.length > NAMED) return `${stores.length} ${kind}`;
    return stores.map((store) => `${kind.slice(0, -1)} ${store}`).join(", ");
  });
  return parts.filter((part) => part !== "").join(", ");
}

/** Replication out of this region is paused, of buckets and of tables. */
export function replicationPaused(at: Stack): Experiment | undefined {
  const fault = at.settings.experiments.faults.replication;
  if (!fault) return undefined;
  const { targets, actions, statements } = together([bucketsPaused(at, fault), tablesPaused(at, fault)]);
  if (targets.length === 0) return undefined;
  return {
    fault: "replication",
    says: `Replication from here to ${at.topology.peer.region} is paused for ${fault.duration / 60} minutes: ${whatOf(at)}.`,
    targets,
    actions,
    statements: [...statements, BY_TAGS],
    emptyTargets: "fail",
  };
}
