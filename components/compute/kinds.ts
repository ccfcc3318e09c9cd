import type { Areas } from "../config/schema";
import {
  isBehindLoadBalancer,
  type Balanced,
  type Compute,
  type WrittenBalanced,
  type WrittenCompute,
} from "../config/schema/compute";
import { zonesIn, type Network } from "../config/schema/network";
import type { Check } from "../checks/check";
import { AUTO_SCALING_CHECKS } from "./auto-scaling/checks";
import { autoScalingKind } from "./auto-scaling/kind";
import { CONTAINERS_CHECKS } from "./containers/checks";
import { containersKind } from "./containers/kind";
import { FIXED_FLEET_CHECKS } from "./fixed-fleet/checks";
import { comparedSizes as comparedFleet, fixedFleetKind, sizedFleet, slotsOf } from "./fixed-fleet/kind";
import { FUNCTIONS_CHECKS } from "./functions/checks";
import { functionsKind } from "./functions/kind";
import type { ComputeKind, Slot } from "./kind";
import { comparedSizes as comparedGroup, sizedGroup } from "./scaled/sizes";
import { requiredInstances, type ComparedSize, type RequiredInstances } from "./load";

/** Checks of holdfast:compute against other settings, each for its own kind alone. */
export const CHECKS: readonly Check[] = [
  ...AUTO_SCALING_CHECKS,
  ...FIXED_FLEET_CHECKS,
  ...CONTAINERS_CHECKS,
  ...FUNCTIONS_CHECKS,
];

/** What a region's compute settings mean, by their kind. */
export function kindOf(settings: Compute): ComputeKind {
  switch (settings.type) {
    case "auto-scaling":
      return autoScalingKind(settings);
    case "fixed":
      return fixedFleetKind(settings);
    case "containers":
      return containersKind(settings);
    case "functions":
      return functionsKind(settings);
  }
}

/** Compute with every size: as written, or computed from the load; what served before too. */
export function sized(areas: Areas): Compute | undefined {
  if (!areas.compute || !isBehindLoadBalancer(areas.compute)) return areas.compute;
  const { previous, ...compute } = areas.compute;
  return {
    ...sizedKind(compute, areas),
    ...(previous && { previous: { weight: previous.weight, compute: sizedKind(previous.compute, areas) } }),
  };
}

function sizedKind(compute: WrittenBalanced, all: Areas): Balanced {
  const areas = { ...all, compute };
  const required = requiredInstances(areas);
  switch (compute.type) {
    case "auto-scaling":
    case "containers":
      return sizedGroup(compute, areas, required);
    case "fixed":
      return sizedFleet(compute, areas, required);
  }
}

/** The written sizes, and what the load needs. */
export function comparedSizes(compute: WrittenCompute, areas: Areas, required: RequiredInstances): ComparedSize[] {
  switch (compute.type) {
    case "auto-scaling":
    case "containers":
      return comparedGroup(compute, areas, required);
    case "fixed":
      return comparedFleet(compute, required);
    case "functions":
      return [];
  }
}

/** The slots of data volumes, where the settings say how many there are. */
export function writtenSlots(compute: WrittenCompute, network: Network): Slot[] | undefined {
  if (compute.type !== "fixed" || compute.instancesPerZone === undefined) return undefined;
  return slotsOf(zonesIn(network), compute.instancesPerZone);
}
