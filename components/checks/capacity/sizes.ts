import type { Areas } from "../../config/schema";
import { MOST_INSTANCES, MOST_PER_ZONE } from "../../config/schema/compute";
import type { Problem } from "../../config/problems";

/** Where the instances' settings stand. */
export const KEY = "holdfast:compute";

/** A size that is left out needs a load that it can be computed from; a fixed fleet's standby is smaller than the fleet. */
export function checkGiven({ compute }: Pick<Areas, "compute">): Problem[] {
  if (!compute) return [];
  const problems: Problem[] = [];
  const needed =
    compute.type === "fixed" ? ["instancesPerZone"] : compute.type === "auto-scaling" ? ["min", "max"] : [];
  if (!("load" in compute)) problems.push(...needed.filter((field) => !(field in compute)).map(missing));
  if (compute.type !== "fixed" || compute.standbyPerZone === undefined) return problems;
  const { standbyPerZone, instancesPerZone } = compute;
  if (instancesPerZone === undefined || standbyPerZone <= instancesPerZone) return problems;
  return [
    ...problems,
    {
      path: `${KEY}.standbyPerZone`,
      message: `${standbyPerZone} is above instancesPerZone (${instancesPerZone})`,
      fix: `Allowed: 1 to ${instancesPerZone}; a reduced size is smaller.`,
    },
  ];
}

function missing(field: string): Problem {
  const bounds = { min: [0, MOST_INSTANCES], max: [1, MOST_INSTANCES], instancesPerZone: [1, MOST_PER_ZONE] };
  const [from, to] = bounds[field as keyof typeof bounds];
  return {
    path: `${KEY}.${field}`,
    message: "is missing",
    fix: `Add it: a whole number from ${from} to ${to}; or ${KEY}.load, from which it is computed.`,
  };
}
