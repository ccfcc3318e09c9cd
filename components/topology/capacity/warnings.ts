import type { Areas } from "../../config/schema";
import { FULL_PERCENT } from "../../config/schema/compute-load";
import { demandOf, standbyStart, type Demand } from "./sizes";

/** How many times too large or too small a size is until somebody is told: below, the difference may be a choice. */
export const FAR = 2;

/**
 * Sizes that are written and lie far above or below what the load needs: each as a sentence with its figures. What cannot carry the load at
 * all is an error, and no warning.
 */
export function capacityWarnings(areas: Areas): string[] {
  const { compute, workload, role } = areas;
  const demand = demandOf(areas);
  if (!compute || !demand) return [];
  const { zones, full, need } = demand;
  if (compute.type === "fixed") {
    const { instancesPerZone } = compute;
    return instancesPerZone === undefined
      ? []
      : far("instancesPerZone", instancesPerZone, Math.ceil(full / zones), demand);
  }
  const { min, desired, standby } = compute;
  const warnings = min === undefined ? [] : far("min", Math.max(min, desired ?? 0), full, demand);
  if (standby && workload.strategy === "warm-standby" && role === "secondary") {
    const least = standbyStart(areas, demand)?.least ?? need;
    warnings.push(...far("standby.min", Math.max(standby.min, standby.desired ?? 0), Math.max(least, zones), demand));
  }
  return warnings;
}

function far(field: string, size: number, needed: number, { load, need }: Demand): string[] {
  const above = size >= FAR * needed;
  if (!above && size * FAR > needed) return [];
  const { peak, perInstance, survive } = load;
  const why = `a peak of ${peak} takes ${need} of ${perInstance} each at ${FULL_PERCENT} %`;
  const kept =
    survive === "none" ? "" : `, and ${needed} where ${survive === "zone" ? "a zone" : "an instance"} may be lost`;
  const times = Math.round((10 * size) / needed) / 10;
  return [
    `holdfast:compute.${field}: ${size} is ${above ? `${times} times the ${needed}` : `far below the ${needed}`} that holdfast:compute.load needs: ${why}${kept}. ` +
      (above
        ? `Leave it out, or write ${needed}: the rest costs money and carries nothing.`
        : `Until scaling has caught up, a sudden peak finds too few: leave it out, or write ${needed}.`),
  ];
}
