import type { Compute } from "../config/schema/compute";
import { autoScalingKind } from "./auto-scaling/kind";
import { fixedFleetKind } from "./fixed-fleet/kind";
import type { ComputeKind } from "./kind";

/** What a region's compute settings mean, by their kind. */
export function kindOf(settings: Compute): ComputeKind {
  switch (settings.type) {
    case "auto-scaling":
      return autoScalingKind(settings);
    case "fixed":
      return fixedFleetKind(settings);
  }
}
