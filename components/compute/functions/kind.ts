import type { ComputeKind } from "../kind";

/** What the settings of functions behind an API mean: there is nothing to count, to replace or to attach a volume to. */
export const functionsKind: ComputeKind = {
  fewest: () => 0,
  slots: () => [],
  // Both stacks have an API of this name: the simulator tells them apart by their Regions.
  recovery: ({ name, region }) => ({ instance: [], scaleOut: `map ${name}@${region}` }),
};
