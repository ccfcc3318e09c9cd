import type { ComputeKind } from "../kind";
import { groupSize } from "../scaled/sizes";
import { TASKS, type Containers } from "./schema";

/** What the settings of containers mean. */
export function containersKind(settings: Containers): ComputeKind {
  return {
    targets: { type: TASKS.targets, port: settings.port },
    fewest: (tier) => groupSize(settings, tier).min,
    slots: () => [],
    // ECS starts another task by itself. Both stacks have a service of this name: the simulator tells them apart by their Regions.
    recovery: ({ name, region }) => ({ instance: [], scaleOut: `scale out ${name}@${region}` }),
  };
}
