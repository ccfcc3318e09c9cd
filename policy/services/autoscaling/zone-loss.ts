import { z } from "zod";

/**
 * What is left of a group when it loses a zone. Auto Scaling keeps the zones as even as the number allows
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html), so the
 * fullest of z zones has ceil(n / z) of n instances: that zone is the one that is lost here.
 */

/** Instances that are left. */
export function left(instances: number, zones: number): number {
  return instances - Math.ceil(instances / zones);
}

/** Percent of their capacity that the instances left carry, when all of them carried `target` percent of theirs. */
export function utilisationAfter(target: number, instances: number, zones: number): number {
  return (target * instances) / left(instances, zones);
}

/** Whether an instance is left and all of them carry no more than `maximum` percent. */
export function carries(target: number, instances: number, zones: number, maximum: number): boolean {
  // 0.1 * 3 is a little over 0.3.
  return left(instances, zones) > 0 && utilisationAfter(target, instances, zones) <= maximum + 1e-9;
}

/** The smallest number of instances, from `instances` up, that carries the load; undefined where none ever does. */
export function smallestSize(target: number, instances: number, zones: number, maximum: number): number | undefined {
  const even = Math.max(1, Math.ceil(instances / zones)) * zones;
  // Evenly spread, the same share is lost whatever the number, so that beyond it nothing gets better.
  for (let size = instances; size <= even; size += 1) if (carries(target, size, zones, maximum)) return size;
  return undefined;
}

/** The highest target, in whole percent, at which so many instances carry the load; 0 where none is left. */
export function highestTarget(instances: number, zones: number, maximum: number): number {
  return instances === 0 ? 0 : Math.floor((maximum * left(instances, zones)) / instances + 1e-9);
}

export function percent(value: number): string {
  return `${Math.round(value * 10) / 10}%`;
}

/** `50% × 4 / 2 = 100%`. */
export function arithmetic(target: number, instances: number, zones: number): string {
  const after = percent(utilisationAfter(target, instances, zones));
  return `${percent(target)} × ${instances} / ${left(instances, zones)} = ${after}`;
}

/** What the instances that are left carry: too much, as part of a sentence. */
export function overloadAfter(target: number, instances: number, zones: number, maximum: number): string {
  const carried = arithmetic(target, instances, zones);
  return `the remaining ${left(instances, zones)} carry ${carried} of their capacity, over ${percent(maximum)}`;
}

/** The settings of the rules that judge the load after the loss of a zone. */
export const lossSettings = z.object({
  maximumUtilisation: z
    .number()
    .min(10)
    .max(100)
    .default(90)
    .describe("The maximum average CPU, in percent, of the remaining instances while an Availability Zone is lost."),
});
