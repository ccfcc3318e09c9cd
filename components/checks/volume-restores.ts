import type { Areas } from "../config/schema";
import type { Problem } from "../config/problems";
import { show } from "../config/show";
import { writtenSlots } from "../compute/kinds";

const KEY = "holdfast:restore.volumes";

/** Restores are of volumes and slots that exist, and a standby that takes over has its data. */
export function checkVolumeRestores(
  areas: Pick<Areas, "volumes" | "restore" | "network" | "compute" | "workload" | "role" | "active">,
): Problem[] {
  const slots = slotsIn(areas);
  const volumes = Object.keys(areas.volumes);
  const restores = Object.entries(areas.restore.volumes);
  if (areas.workload.strategy === "static-site" && areas.role === "secondary")
    return restores.map(([name]) => ({
      path: `${KEY}.${name}`,
      message: "restores a volume where strategy static-site has none",
      fix: "Leave it out: the standby is a page. Restore in the primary's stack file, or choose backup-restore.",
    }));
  return [
    ...restores.flatMap(([name, restore]) => [
      ...restore.restores.flatMap((snapshots, i) =>
        Object.keys(snapshots).flatMap((slot) => unknownSlot(`${KEY}.${name}.restores[${i}]`, slot, slots)),
      ),
    ]),
    ...(slots === undefined ? [] : volumes.flatMap((name) => missing(name, areas, slots))),
  ];
}

/** The names of the slots; undefined where they are not known. */
function slotsIn({ network, compute }: Pick<Areas, "network" | "compute">): string[] | undefined {
  return network && compute && writtenSlots(compute, network)?.map((slot) => slot.name);
}

function unknownSlot(path: string, slot: string, slots: string[] | undefined): Problem[] {
  if (slots === undefined || slots.includes(slot)) return [];
  return [
    {
      path: `${path}.${slot}`,
      message: `${show(slot)} is not a slot of this region's fleet`,
      fix: `Allowed: ${slots[0]} to ${slots.at(-1)}, as holdfast:network's zones and holdfast:compute.instancesPerZone say.`,
    },
  ];
}

/** A standby that takes over begins with snapshots of the other region's volumes. Without them it would serve without its data. */
function missing(
  name: string,
  { workload, role, active, restore }: Pick<Areas, "workload" | "role" | "active" | "restore">,
  slots: string[],
): Problem[] {
  const { strategy } = workload;
  if (role !== "secondary" || active !== "secondary" || strategy === "active-active") return [];
  const restores = restore.volumes[name]?.restores;
  const without = slots.filter((slot) => !(restores ?? []).some((snapshots) => Object.hasOwn(snapshots, slot)));
  if (without.length === 0) return [];
  return [
    {
      path: `${KEY}.${name}.restores`,
      message: `names no snapshot for ${without.join(", ")}, and holdfast:active makes this region serve`,
      fix: `Name each slot's newest copy, or empty, in the secondary's stack file: \`pulumi stack output stores -s ${workload.stacks.secondary}\` has the command that lists them.`,
    },
  ];
}
