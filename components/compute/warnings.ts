import type { Areas } from "../config/schema";
import { FULL_PERCENT } from "../config/schema/compute-load";
import { comparedSizes } from "./kinds";
import { requiredInstances, type ComparedSize, type RequiredInstances } from "./load";

/** How many times too large or too small a size is until there is a warning: below, the difference may be a choice. */
const FAR = 2;

/**
 * Sizes that are written and are far above or below what the load needs: each as a sentence with its figures. What cannot carry the load at
 * all is an error, and no warning.
 */
export function capacityWarnings(areas: Areas): string[] {
  const { compute } = areas;
  const required = requiredInstances(areas);
  if (!compute || !required) return [];
  return comparedSizes(compute, areas, required).flatMap((size) => far(size, required));
}

function far({ field, size, needed }: ComparedSize, { load, need, unit }: RequiredInstances): string[] {
  const above = size >= FAR * needed;
  if (!above && size * FAR > needed) return [];
  const { peak, perInstance, survive } = load;
  const why = `a peak of ${peak} takes ${need} of ${perInstance} each at ${FULL_PERCENT} %`;
  const kept = survive === "none" ? "" : `, and ${needed} where ${survive === "zone" ? "a zone" : unit.a} may be lost`;
  const times = Math.round((10 * size) / needed) / 10;
  return [
    `holdfast:compute.${field}: ${size} is ${above ? `${times} times the ${needed}` : `far below the ${needed}`} that holdfast:compute.load needs: ${why}${kept}. ` +
      (above
        ? `Leave it out, or write ${needed}: the rest costs money and carries nothing.`
        : `Until scaling has caught up, a sudden peak finds too few: leave it out, or write ${needed}.`),
  ];
}
