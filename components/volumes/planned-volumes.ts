import { kindOf } from "../compute/kinds";
import type { Settings } from "../config/parse";
import type { Role } from "../config/schema/common";
import { zonesIn } from "../config/schema/network";
import type { Volume } from "../config/schema/volumes";
import type { Workload } from "../config/schema/workload";
import type { Slot } from "../compute/kind";

/** One EBS volume of a store. */
export interface PlannedVolume {
  /** The store's name in the settings. */
  store: string;
  settings: Volume;
  slot: Slot;
  /** 0 began empty; others were made by the restore of that number. */
  generation: number;
  /** The snapshot that it is made of; none where it begins empty. */
  snapshotId?: string;
  /** Whether it is the slot's newest, which its instance uses; an older one is kept aside until it is retired. */
  current: boolean;
  /** Whether the slot had another before it. */
  replaces: boolean;
}

/**
 * Whether a region's volumes exist from the start, empty. Where the other region's data will be restored they do not: an empty volume
 * would be taken for the data.
 */
export function beginEmpty({ strategy }: Workload, role: Role): boolean {
  return role === "primary" || strategy === "active-active";
}

/**
 * Every volume that the region has, by store, slot and generation. It follows from the full size of the fleet and from the restores, and not
 * from what the region runs at present: a standby that shrinks again keeps its volumes.
 */
export function plannedVolumes({ workload, role, network, compute, volumes, restore }: Settings): PlannedVolume[] {
  if (!network || !compute) return [];
  const slots = kindOf(compute).slots(zonesIn(network));
  return Object.entries(volumes).flatMap(([store, settings]) => {
    const { restores = [], retired = 0 } = restore.volumes[store] ?? {};
    const first = beginEmpty(workload, role);
    return slots.flatMap((slot) => {
      const generations = generationsOf(first, restores, slot.name);
      const newest = generations.at(-1)?.generation;
      return generations
        .filter(({ generation }) => generation === newest || generation >= retired)
        .map((one) => ({
          store,
          settings,
          slot,
          ...one,
          current: one.generation === newest,
          replaces: one !== generations[0],
        }));
    });
  });
}

function generationsOf(first: boolean, restores: Record<string, string>[], slot: string) {
  const restored = restores.flatMap((snapshots, i) => {
    const from = snapshots[slot];
    if (from === undefined) return [];
    return [{ generation: i + 1, ...(from !== "empty" && { snapshotId: from }) }];
  });
  return [...(first ? [{ generation: 0 }] : []), ...restored];
}
