import { BALANCED_KINDS, type AutoScaling } from "../../config/schema/compute";
import type { Tier } from "../../topology";
import type { ComputeKind } from "../kind";
import { groupSize } from "../scaled/sizes";

/** Whether predictive scaling applies: it needs metrics of running instances. */
export function followsForecast(tier: Tier): boolean {
  return tier === "full" || tier === "reduced";
}

/** What the settings of an Auto Scaling group mean. */
export function autoScalingKind(settings: AutoScaling): ComputeKind {
  return {
    targets: { type: BALANCED_KINDS[settings.type].targets, port: settings.port },
    fewest: (tier) => groupSize(settings, tier).min,
    slots: () => [],
    // Both stacks have a group of this name: the simulator tells them apart by their Regions.
    recovery: ({ name, region }) => ({ instance: [], scaleOut: `scale out ${name}@${region}` }),
  };
}
