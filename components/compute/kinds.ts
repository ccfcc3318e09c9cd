import type { Areas } from "../config/schema";
import type { Compute, WrittenCompute } from "../config/schema/compute";
import { zonesIn, type Network } from "../config/schema/network";
import { autoScalingKind } from "./auto-scaling/kind";
import { containersKind } from "./containers/kind";
import { comparedSizes as comparedFleet, fixedFleetKind, sizedFleet, slotsOf } from "./fixed-fleet/kind";
import { functionsKind } from "./functions/kind";
import type { ComputeKind, Slot } from "./kind";
import { comparedSizes as comparedGroup, sizedGroup } from "./scaled/sizes";
import { requiredInstances, type ComparedSize, type RequiredInstances } from "./load";

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
      return functionsKind;
  }
}

/** Compute with every size: as written, or computed from the load. */
export function sized(areas: Areas): Compute | undefined {
  const { compute } = areas;
  const required = requiredInstances(areas);
  switch (compute?.type) {
    case undefined:
      return undefined;
    case "functions":
      return compute;
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
