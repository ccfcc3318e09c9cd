import { STORAGE_LIMITS } from "../../facts/rds";

/** What a disk's settings say of its growth. */
export interface GrowingStorage {
  type: "gp3" | "io1" | "io2";
  sizeGiB: number;
  /** How far AWS may grow it; false for not at all. */
  maxSizeGiB?: number | false | undefined;
  iops?: number | undefined;
}

/** The least maximum that AWS accepts, in GiB: "at least 10% more" than there is. In whole numbers, since 100 * 1.1 is a little over 110. */
export function leastMaximum(sizeGiB: number): number {
  return Math.ceil((sizeGiB * STORAGE_LIMITS.data.autoscalingPercent) / 100);
}

/** Of provisioned IOPS; also for each GiB that the disk may grow to. */
const LEAST_IOPS_PER_GIB = STORAGE_LIMITS.data.io1.iopsPerGiB[0];

/**
 * How far a disk may grow, in GiB; where the settings say nothing, to twice its size, as far as its IOPS allow. Undefined where it may not, or
 * where AWS would call that no room.
 */
export function largestSize({ type, sizeGiB, maxSizeGiB, iops }: GrowingStorage): number | undefined {
  if (maxSizeGiB !== undefined) return maxSizeGiB === false ? undefined : maxSizeGiB;
  const byIops =
    type === "gp3" || iops === undefined ? STORAGE_LIMITS.data.largestGiB : Math.floor(iops / LEAST_IOPS_PER_GIB);
  const most = Math.min(2 * sizeGiB, byIops, STORAGE_LIMITS.data.largestGiB);
  return most >= leastMaximum(sizeGiB) ? most : undefined;
}
