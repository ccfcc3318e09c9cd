import type { Areas } from "../config/schema";
import { BALANCED_KINDS, type Unit } from "../config/schema/compute";
import { FULL_PERCENT, type FleetLoad, type Survive } from "../config/schema/compute-load";
import { zonesIn } from "../config/schema/network";

/** 0.1 * 3 is a little over 0.3: what is above a whole number by so little is that number. */
const ROUNDING = 1e-9;

/** A share rounded up to whole instances. */
export function wholeInstances(instances: number): number {
  return Math.ceil(instances - ROUNDING);
}

/** The fewest instances that carry the load's peak, all of them as full as may be. */
export function needOf({ peak, perInstance }: Pick<FleetLoad, "peak" | "perInstance">): number {
  return Math.max(1, wholeInstances((peak * 100) / (perInstance * FULL_PERCENT)));
}

/** How many instances target tracking runs at the load's peak. @param targetCpu percent */
export function runningAtPeak(
  { peak, perInstance }: Pick<FleetLoad, "peak" | "perInstance">,
  targetCpu: number,
): number {
  return Math.max(1, wholeInstances((peak * 100) / (perInstance * targetCpu)));
}

/**
 * The instances that are left of so many once the worst of what must survive is lost. Auto Scaling keeps the zones as even as the number
 * allows (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html), so that the fullest of z
 * zones has ceil(n / z) of n.
 */
export function leftOf(instances: number, zones: number, survive: Survive): number {
  if (survive === "none") return instances;
  return instances - (survive === "zone" ? Math.ceil(instances / zones) : Math.min(1, instances));
}

/**
 * The fewest instances, spread evenly where a zone must survive, of which enough are left
 * (static stability: https://docs.aws.amazon.com/wellarchitected/latest/framework/rel11-bp05.html).
 * @param need instances that must be left, at least one
 * @param zones at least two where a zone must survive
 */
export function enoughFor(need: number, zones: number, survive: Survive): number {
  if (survive === "none") return need;
  return survive === "zone" ? Math.ceil(need / (zones - 1)) * zones : need + 1;
}

/** `1 instance`, `2 instances`. */
export function counted(count: number, { one }: Unit): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** The instances that a region's load requires, whatever sizes the settings say. */
export interface RequiredInstances {
  unit: Unit;
  load: FleetLoad;
  zones: number;
  /** The fewest instances that carry the peak. */
  need: number;
  /** The fewest that still carry it when what must survive fails: the full size. */
  full: number;
}

/** The instances that a load requires; undefined without a load, or without a network. */
export function requiredInstances({
  compute,
  network,
}: Pick<Areas, "compute" | "network">): RequiredInstances | undefined {
  if (!compute || !("load" in compute) || !compute.load || !network) return undefined;
  const { load } = compute;
  const zones = zonesIn(network).length;
  const need = needOf(load);
  return {
    unit: BALANCED_KINDS[compute.type].unit,
    load,
    zones,
    need,
    full: enoughFor(need, zones, load.survive),
  };
}

/** A size of the settings, beside what the load needs. */
export interface ComparedSize {
  /** The setting, below holdfast:compute. */
  field: string;
  size: number;
  /** Instances. */
  needed: number;
}
