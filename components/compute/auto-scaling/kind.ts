import type { AutoScaling } from "../../config/schema/compute";
import type { Tier } from "../../topology";
import type { ComputeKind } from "../kind";

/** The sizes of an Auto Scaling group. */
export interface GroupSize {
  min: number;
  desired: number;
  max: number;
}

/**
 * The sizes of the region's Auto Scaling group. A standby keeps its full maximum at every tier, so that scaling it up
 * in a failover changes numbers only.
 */
export function groupSize(compute: AutoScaling, tier: Tier): GroupSize {
  const { min, max, desired = min } = compute;
  if (tier === "full") return { min, desired, max };
  if (tier === "reduced" && compute.standby) {
    return { min: compute.standby.min, desired: compute.standby.desired ?? compute.standby.min, max };
  }
  return tier === "reduced" ? { min, desired, max } : { min: 0, desired: 0, max };
}

/**
 * Whether schedules apply: only at full size. No schedule may launch instances of a standby, nor remove those that it needs to take over.
 */
export function followsSchedules(tier: Tier): boolean {
  return tier === "full";
}

/** Whether predictive scaling applies: it needs metrics of running instances. */
export function followsForecast(tier: Tier): boolean {
  return tier === "full" || tier === "reduced";
}

/** What the settings of an Auto Scaling group mean. */
export function autoScalingKind(settings: AutoScaling): ComputeKind {
  return {
    fewest: (tier) => groupSize(settings, tier).min,
    slots: () => [],
    // Both stacks have a group of this name: the simulator tells them apart by their Regions.
    recovery: ({ name, region }) => ({ instance: [], scaleOut: `scale out ${name}@${region}` }),
  };
}
