/** What a disk's settings say of its growth. */
export interface GrowingStorage {
  type: "gp3" | "io1" | "io2";
  sizeGiB: number;
  /** How far AWS may grow it; false for not at all. */
  maxSizeGiB?: number | false | undefined;
  iops?: number | undefined;
}

const LARGEST_GIB = 65536;

/** AWS: "at least 10% more" than there is (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html). */
export const AUTOSCALING_ROOM = 1.1;

/** Provisioned IOPS must be at least half of the GiB, also of those that the disk may grow to (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#USER_PIOPS). */
export const LEAST_IOPS_PER_GIB = 0.5;

/**
 * How far a disk may grow, in GiB; where the settings say nothing, to twice its size, as far as its IOPS allow. Undefined where it may not, or
 * where AWS would call that no room.
 */
export function largestSize({ type, sizeGiB, maxSizeGiB, iops }: GrowingStorage): number | undefined {
  if (maxSizeGiB !== undefined) return maxSizeGiB === false ? undefined : maxSizeGiB;
  const byIops = type === "gp3" || iops === undefined ? LARGEST_GIB : Math.floor(iops / LEAST_IOPS_PER_GIB);
  const most = Math.min(2 * sizeGiB, byIops, LARGEST_GIB);
  return most >= sizeGiB * AUTOSCALING_ROOM ? most : undefined;
}
