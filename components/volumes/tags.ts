import type { Role } from "../config/schema/common";
import type { Snapshots } from "../config/schema/volumes";
import type { Workload } from "../config/schema/workload";
import { otherRole } from "../topology/names";
import { storeTags } from "../topology/stores";
import type { PlannedVolume } from "./planned-volumes";

/** The tag by which Data Lifecycle Manager's policy finds its volumes. */
const POLICY_TAG = "snapshot-policy";

/** A policy keeps snapshots by count or by age for good (https://docs.aws.amazon.com/ebs/latest/userguide/view-modify-delete.html). */
export function retentionKind({ retain }: Pick<Snapshots, "retain">): "by-count" | "by-age" {
  return retain.count === undefined ? "by-age" : "by-count";
}

/** The tag that a store's volumes share with the policy. Each kind of retention is a policy of its own, with a tag of its own. */
export function policyTag(workload: Workload, store: string, snapshots: Pick<Snapshots, "retain">) {
  return { [POLICY_TAG]: `${workload.name}-${store}-${retentionKind(snapshots)}` };
}

/** A volume's tags; its snapshots and their copies bear them too, and tell by them whose they are. */
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
 * The commands that list the snapshots which lie in a region, newest first, by slot: those of its own volumes, and the copies of the other
 * region's. Neither needs the other region.
 */
export function listCommands(workload: Workload, role: Role, store: string) {
  return {
    copiesOfTheOtherRegion: listCommand(workload, role, otherRole(role), store),
    snapshotsOfThisRegion: listCommand(workload, role, role, store),
  };
}

function listCommand(workload: Workload, lies: Role, of: Role, store: string): string {
  const filters = [
    `Name=tag:volume,Values=${workload.name}-${store}`,
    `Name=tag:volume-region,Values=${workload.regions[of]}`,
    "Name=tag:volume-state,Values=current",
    // No volume can be made of a copy that is still pending.
    "Name=status,Values=completed",
  ];
  const columns = ["Tags[?Key=='volume-slot']|[0].Value", "SnapshotId", "StartTime"];
  return (
    `aws ec2 describe-snapshots --region ${workload.regions[lies]} --owner-ids self --filters ${filters.join(" ")} ` +
    `--query "reverse(sort_by(Snapshots,&StartTime))[].[${columns.join(",")}]" --output table`
  );
}
