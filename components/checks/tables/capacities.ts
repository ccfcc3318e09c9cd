import type { Problem } from "../../config/problems";
import type { Capacity, Table } from "../../config/schema/tables";

/** Bounds are in order, and an index has units of its own only where the table is provisioned. */
export function checkCapacities(path: string, { billing, globalSecondaryIndexes }: Table): Problem[] {
  const problems: Problem[] = [];
  if (billing.mode === "provisioned") problems.push(...bounds(`${path}.billing`, billing));
  for (const [name, index] of Object.entries(globalSecondaryIndexes)) {
    const at = `${path}.globalSecondaryIndexes.${name}.capacity`;
    if (index.capacity === undefined) continue;
    if (billing.mode === "on-demand") {
      problems.push({
        path: at,
        message: "has no meaning for a table whose billing is on-demand",
        fix: `Leave it out, or make ${path}.billing.mode provisioned.`,
      });
    } else problems.push(...bounds(at, index.capacity));
  }
  return problems;
}

interface Bounds {
  read?: Capacity;
  write?: Capacity;
}

function bounds(path: string, capacities: Bounds): Problem[] {
  return (["read", "write"] as const).flatMap((kind) => {
    const { min, max } = capacities[kind] ?? {};
    if (min === undefined || max === undefined || min <= max) return [];
    const fix = `Allowed: 1 to ${max}, or a larger max.`;
    return [{ path: `${path}.${kind}.min`, message: `${min} is above max (${max})`, fix }];
  });
}
