import type { Role } from "../config/schema/common";
import type { Snapshots } from "../config/schema/volumes";
import type { Workload } from "../config/schema/workload";
import { otherRole } from "../topology/names";
import { storeTags } from "../topology/stores";
import type { PlannedVolume } from "./planned-volumes";

/** The tag by which a policy of Data Lifecycle Manager selects its volumes. */
const POLICY_TAG = "snapshot-policy";

/** A policy cannot change between retention by count and by age (https://docs.aws.amazon.com/ebs/latest/userguide/view-modify-delete.html). */
export function retentionKind({ retain }: Pick<Snapshots, "retain">): "by-count" | "by-age" {
  return retain.count === undefined ? "by-age" : "by-count";
}

/** The tag that a store's volumes share with the policy. Each kind of retention is a policy of its own, with a tag of its own. */
export function policyTag(workload: Workload, store: string, snapshots: Pick<Snapshots, "retain">) {
  return { [POLICY_TAG]: `${workload.name}-${store}-${retentionKind(snapshots)}` };
}

/** A volume's tags, which its snapshots and their copies have too. */
export function volumeTags(workload: Workload, role: Role, name: string, planned: PlannedVolume) {
  const { store, settings, slot, generation, current } = planned;
  return {
    ...storeTags(workload, name, settings.backup),
    ...policyTag(workload, store, settings.snapshots),
    volume: `${workload.name}-${store}`,
    "volume-region": workload.regions[role],
    "volume-slot": slot.name,
    "volume-generation": String(generation),
    "volume-state": current ? "current" : "superseded",
  };
}

/**
 * The commands that list the snapshots in a region, newest first, by slot: those of its own volumes, and the copies of the other region's. Neither
 * needs the other region.
 */
export function listCommands(workload: Workload, role: Role, store: string) {
  return {
    copiesOfTheOtherRegion: listCommand(workload, role, otherRole(role), store),
    snapshotsOfThisRegion: listCommand(workload, role, role, store),
  };
}

function listCommand(workload: Workload, role: Role, source: Role, store: string): string {
  const filters = [
    `Name=tag:volume,Values=${workload.name}-${store}`,
    `Name=tag:volume-region,Values=${workload.regions[source]}`,
    "Name=tag:volume-state,Values=current",
    // A volume cannot be created from a pending copy.
    "Name=status,Values=completed",
  ];
  const columns = ["Tags[?Key=='volume-slot']|[0].Value", "SnapshotId", "StartTime"];
  return (
    `aws ec2 describe-snapshots --region ${workload.regions[role]} --owner-ids self --filters ${filters.join(" ")} ` +
    `--query "reverse(sort_by(Snapshots,&StartTime))[].[${columns.join(",")}]" --output table`
  );
}
