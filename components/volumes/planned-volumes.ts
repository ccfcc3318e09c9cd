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
  /** 0 was created empty; others by the restore of that number. */
  generation: number;
  /** The snapshot that it is created from; none if it is created empty. */
  snapshotId?: string;
  /** Whether it is the slot's newest, which its instance uses; a superseded one is kept until it is retired. */
  current: boolean;
  /** Whether the slot had another volume before. */
  replaces: boolean;
}

/**
 * Whether a region's volumes exist from the start, empty. In a region that restores the other's data they do not: an empty volume
 * would be mistaken for the data.
 */
function beginEmpty({ strategy }: Workload, role: Role): boolean {
  return role === "primary" || strategy === "active-active";
}

/**
 * Every volume that the region has, by store, slot and generation. They depend on the full size of the fleet and on the restores, not on what
 * the region runs at present: a standby that is scaled in again keeps its volumes.
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
