import type { Areas } from "../config/schema";
import { isZoneOf } from "../config/schema/network";
import type { Role } from "../config/schema/common";
import { show } from "../config/show";
import type { Problem } from "../config/problems";
import { checkPerformance, type PartlyVolume } from "./volume-performance";
import { checkSnapshots } from "./volume-snapshots";

const KEY = "holdfast:volumes";

/** What holdfast:volumes says that cannot be, or can never meet its objectives. */
export function checkVolumes(areas: Pick<Areas, "volumes" | "workload">): Problem[] {
  const volumes = Object.entries(areas.volumes);
  return [
    ...checkDevices(volumes),
    ...volumes.flatMap(([name, volume]) => {
      const path = `${KEY}.${name}`;
      return [
        ...checkPerformance(path, volume),
        ...checkSnapshots(path, volume, areas.workload.objectives.region.rpo),
        ...checkZones(path, volume, areas),
      ];
    }),
  ];
}

/** An instance takes one volume under a device name. */
function checkDevices(volumes: [string, PartlyVolume | undefined][]): Problem[] {
  const taken = new Map<string, string>();
  return volumes.flatMap(([name, volume]) => {
    const device = volume?.device;
    if (device === undefined) return [];
    const by = taken.get(device);
    taken.set(device, by ?? name);
    if (by === undefined) return [];
    return [
      {
        path: `${KEY}.${name}.device`,
        message: `${show(device)} is the device of ${by} already`,
        fix: "Allowed: another device name from /dev/sdf to /dev/sdp.",
      },
    ];
  });
}

/** Fast snapshot restore is turned on in zones of the snapshots' region. */
function checkZones(path: string, { snapshots }: PartlyVolume, { workload }: Pick<Areas, "workload">): Problem[] {
  const zones = snapshots.fastRestore?.zones;
  return (["primary", "secondary"] as const satisfies readonly Role[]).flatMap((role) => {
    const region = workload.regions[role];
    return (zones?.[role] ?? []).flatMap((zone, i) => {
      if (isZoneOf(zone, region)) return [];
      return [
        {
          path: `${path}.snapshots.fastRestore.zones.${role}[${i}]`,
          message: `${show(zone)} is not a zone of ${region}`,
          fix: `Allowed: zones of the ${role}'s region, such as ${region}a.`,
        },
      ];
    });
  });
}
