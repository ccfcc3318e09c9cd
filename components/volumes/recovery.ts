import {
  commandIn,
  groupIn,
  run,
  type Facts,
  type PlanArgs,
  type Step,
  type StoreRecovery,
} from "../disaster-plan/answer";
import type { Role } from "../config/schema/common";
import { retentionKind } from "./tags";

/** How a volume takes over, and how its snapshots are found. */
export function volumeRecovery(args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  return {
    takeOver: takeOver(args, name, facts),
    earlierState: run(
      commandIn(groupIn(facts, "list"), "snapshotsOfThisRegion"),
      `List the snapshots of volume ${name}:`,
      restoreIds(args, name, args.topology.role),
    ),
  };
}

/** The simulator's steps that restore a store's volumes of a region from their snapshots in this one: `*` is each slot, which that region's stack knows. */
function restoreIds({ settings, topology }: PlanArgs, name: string, source: Role): string[] {
  const { workload, volumes } = settings;
  const wanted = volumes[name];
  if (!wanted) return [];
  const policy = `${workload.name}-${name}-${source}-${retentionKind(wanted.snapshots)}`;
  const where = source === topology.role ? "" : ` in ${topology.region}`;
  return [`restore ${workload.name}-${name}-* snapshots of ${policy}${where}`];
}

function takeOver(args: PlanArgs, name: string, facts: Facts): StoreRecovery["takeOver"] {
  const find = commandIn(groupIn(facts, "list"), "copiesOfTheOtherRegion");
  return {
    before: find.flatMap((command): Step[] => [
      { run: command, note: `List the copied snapshots of volume ${name}:` },
      {
        do: `Append to holdfast:restore of this stack: { volumes: { ${name}: { restores: [{ <slot>: <snapshot>, … }] } } }, with a snapshot for each slot.`,
        ids: restoreIds(args, name, args.topology.peer.role),
      },
    ]),
  };
}
