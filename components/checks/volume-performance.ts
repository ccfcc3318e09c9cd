import type { Areas } from "../config/schema";
import { VOLUME_LIMITS } from "../../facts/ebs";
import type { Problem } from "../config/problems";

/** The settings of a volume, as far as they are well-formed. */
export type PartlyVolume = NonNullable<Areas["volumes"][string]>;

const LIMITS = VOLUME_LIMITS.data;

/** A gp3 volume's throughput is at most a quarter MiB/s for each of its IOPS. */
const IOPS_PER_MIB = 4;

/** IOPS and throughput are within the type's bounds, and in proportion to the size and to each other. */
export function checkPerformance(path: string, volume: PartlyVolume): Problem[] {
  return [...checkSize(path, volume), ...checkIops(path, volume), ...checkThroughput(path, volume)];
}

function checkSize(path: string, { type, sizeGiB }: PartlyVolume): Problem[] {
  const least = LIMITS[type!].sizeGiB;
  if (sizeGiB >= least) return [];
  return [
    {
      path: `${path}.sizeGiB`,
      message: `${sizeGiB} is not possible with ${type}`,
      fix: `Allowed: ${least} to 65536 GiB.`,
    },
  ];
}

function checkIops(path: string, volume: PartlyVolume): Problem[] {
  const { type, sizeGiB, iops } = volume;
  const { least, most, perGiB } = LIMITS[type!].iops;
  const at = `${path}.iops`;
  if (type === "io2" && !("iops" in volume))
    return [
      { path: at, message: "is missing", fix: "Add it: an io2 volume has what is provisioned, 100 to 256000 IOPS." },
    ];
  if (iops === undefined) return [];
  if (iops < least || iops > most)
    return [{ path: at, message: `${iops} is not possible with ${type}`, fix: `Allowed: ${least} to ${most}.` }];
  // gp3's 3000 IOPS come with every size.
  const ratio = Math.max(sizeGiB * perGiB, type === "gp3" ? least : 0);
  if (iops <= ratio) return [];
  return [
    {
      path: at,
      message: `${iops} is more than ${perGiB} for each of the ${sizeGiB} GiB`,
      fix: `Allowed: ${least} to ${ratio}, or a sizeGiB of ${Math.ceil(iops / perGiB)} or more.`,
    },
  ];
}

function checkThroughput(path: string, volume: PartlyVolume): Problem[] {
  const { type, throughput } = volume;
  const at = `${path}.throughput`;
  if (throughput === undefined) return [];
  if (type !== "gp3")
    return [
      {
        path: at,
        message: `${throughput} has no meaning with ${type}`,
        fix: "Leave it out: an io2 volume's throughput follows from its iops.",
      },
    ];
  const iops = volume.iops ?? LIMITS.gp3.iops.least;
  if (iops === undefined || throughput * IOPS_PER_MIB <= iops) return [];
  return [
    {
      path: at,
      message: `${throughput} MiB/s is more than a quarter MiB/s for each of the ${iops} IOPS`,
      fix: `Allowed: 125 to ${Math.floor(iops / IOPS_PER_MIB)}, or iops of ${throughput * IOPS_PER_MIB} or more.`,
    },
  ];
}
