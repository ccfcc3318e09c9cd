import type { Areas } from "../../config/schema";
import { BALANCED_KINDS, type FixedFleet, type WrittenFixedFleet } from "../../config/schema/compute";
import type { ComparedSize, RequiredInstances } from "../load";
import type { Tier } from "../../topology";
import type { ComputeKind, Slot } from "../kind";

/** The instances of a fixed fleet in each Availability Zone. A warm standby runs one unless the settings say how many; `up` adds the others in a failover. */
export function fleetSize(compute: FixedFleet, tier: Tier): number {
  if (tier === "full") return compute.instancesPerZone;
  return tier === "reduced" ? (compute.standbyPerZone ?? 1) : 0;
}

/**
 * The slots of a fixed fleet at its full size, zone by zone. A data volume belongs to a slot, whichever instance has it at present and
 * whether one does.
 */
export function slotsOf(zones: readonly string[], instancesPerZone: number): Slot[] {
  return zones.flatMap((zone) =>
    Array.from({ length: instancesPerZone }, (_, i) => ({ name: `${zone}-${i + 1}`, zone, number: i + 1 })),
  );
}

/** The fleet's sizes: as written, or computed from the load. */
export function sizedFleet(
  compute: WrittenFixedFleet,
  areas: Pick<Areas, "workload" | "role">,
  required: RequiredInstances | undefined,
): FixedFleet {
  const { instancesPerZone, standbyPerZone } = compute;
  if (!required) return { ...compute, instancesPerZone: instancesPerZone! };
  const full = instancesPerZone ?? Math.ceil(required.full / required.zones);
  const { workload, role } = areas;
  if (workload.strategy !== "warm-standby" || role !== "secondary") return { ...compute, instancesPerZone: full };
  return {
    ...compute,
    instancesPerZone: full,
    standbyPerZone: standbyPerZone ?? Math.min(full, Math.ceil(required.need / required.zones)),
  };
}

/** The written size, and what the load needs. */
export function comparedSizes(
  { instancesPerZone }: WrittenFixedFleet,
  { full, zones }: RequiredInstances,
): ComparedSize[] {
  if (instancesPerZone === undefined) return [];
  return [{ field: "instancesPerZone", size: instancesPerZone, needed: Math.ceil(full / zones) }];
}

/** What the settings of a fixed fleet mean. */
export function fixedFleetKind(settings: FixedFleet): ComputeKind {
  return {
    targets: { type: BALANCED_KINDS[settings.type].targets, port: settings.port },
    fewest: (tier, zones) => fleetSize(settings, tier) * zones,
    slots: (zones) => slotsOf(zones, settings.instancesPerZone),
    recovery: ({ stack }) => ({
      instance: [
        {
          run: `pulumi up -s ${stack} --target-replace <the instance's URN>`,
          note: "If EC2 does not recover the instance on another host:",
        },
      ],
    }),
  };
}
