import type { FixedFleet } from "../../config/schema/compute";
import type { ComputeKind, Slot, Tier } from "../kind";

/** How many instances of a fixed fleet each zone runs; a warm standby's is one unless told, and `up` adds the others in a fail-over. */
export function fleetSize(compute: FixedFleet, tier: Tier): number {
  if (tier === "full") return compute.instancesPerZone;
  return tier === "reduced" ? (compute.standbyPerZone ?? 1) : 0;
}

/**
 * The slots of a fixed fleet at its full size, zone by zone. A data volume belongs to a slot, whichever instance stands there at present and
 * whether one does.
 */
export function slotsOf(zones: readonly string[], instancesPerZone: number): Slot[] {
  return zones.flatMap((zone) =>
    Array.from({ length: instancesPerZone }, (_, i) => ({ name: `${zone}-${i + 1}`, zone, number: i + 1 })),
  );
}

/** What the settings of a fixed fleet mean. */
export function fixedFleetKind(settings: FixedFleet): ComputeKind {
  return {
    fewest: (tier, zones) => fleetSize(settings, tier) * zones,
    slots: (zones) => slotsOf(zones, settings.instancesPerZone),
    recovery: (stack) => ({
      instance: {
        automatic: [
          "EC2 moves an instance whose host fails to another; one that is sick in itself is for a person to replace.",
        ],
        person: [
          {
            run: `pulumi up -s ${stack} --target-replace <the instance's URN>`,
            note: "Where the instance itself is sick:",
          },
        ],
      },
      zone: [],
      release: [],
    }),
  };
}
