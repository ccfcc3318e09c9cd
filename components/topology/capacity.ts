import type { Role } from "../config/schema/common";
import type { AutoScaling, FixedFleet } from "../config/schema/compute";
import type { Strategy } from "../config/schema/workload";

/** How much of its full size a region runs: all of it, a warm standby's reduced size, none but launchable, or nothing at all. */
export type Tier = "full" | "reduced" | "launchable" | "absent";

/** What a region runs, by strategy and role, and by which region serves at present. */
export function tierOf(strategy: Strategy, role: Role, active: Role): Tier {
  if (role === "primary") return "full";
  if (strategy === "static-site") return "absent";
  if (strategy === "active-active" || active === "secondary") return "full";
  return strategy === "warm-standby" ? "reduced" : "launchable";
}

/** The sizes of an Auto Scaling group. */
export interface GroupSize {
  min: number;
  desired: number;
  max: number;
}

/**
 * The sizes of the region's Auto Scaling group. A standby keeps its full maximum at every tier, so that scaling it up
 * in a fail-over changes numbers only.
 */
export function groupSize(compute: AutoScaling, tier: Tier): GroupSize {
  const { min, max, desired = min } = compute;
  if (tier === "full") return { min, desired, max };
  if (tier === "reduced" && compute.standby) {
    return { min: compute.standby.min, desired: compute.standby.desired ?? compute.standby.min, max };
  }
  return tier === "reduced" ? { min, desired, max } : { min: 0, desired: 0, max };
}

/** How many instances of a fixed fleet each zone runs; a warm standby's is one unless told, and `up` adds the others in a fail-over. */
export function fleetSize(compute: FixedFleet, tier: Tier): number {
  if (tier === "full") return compute.instancesPerZone;
  return tier === "reduced" ? (compute.standbyPerZone ?? 1) : 0;
}

/**
 * Whether schedules are in force: where the region serves at its full size. No schedule wakes a standby, nor takes instances from one that
 * must be able to take over.
 */
export function followsSchedules(tier: Tier): boolean {
  return tier === "full";
}

/** Whether predictive scaling has a load to learn from: not where no instance runs. */
export function followsForecast(tier: Tier): boolean {
  return tier === "full" || tier === "reduced";
}

/** How many instances the region has at the least, in all its zones together. */
export function fewestInstances(compute: AutoScaling | FixedFleet, tier: Tier, zones: number): number {
  return compute.type === "auto-scaling" ? groupSize(compute, tier).min : fleetSize(compute, tier) * zones;
}
