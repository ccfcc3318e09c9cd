import { ALIAS_TTL_SECONDS } from "../../../facts/route53";
import type { Areas } from "../../config/schema";
import type { Scaled, WrittenScaled } from "../../config/schema/compute";
import type { Tier } from "../../topology";
import { leftOf, runningAtPeak, wholeInstances, type ComparedSize, type RequiredInstances } from "../load";
import { growthOf, leastStart, type Growth, type Start } from "./growth";

/** The sizes of a group, or of a service's tasks. */
export interface GroupSize {
  min: number;
  desired: number;
  max: number;
}

/**
 * The sizes that a region runs at a tier. A standby keeps its full maximum at every tier, so that scaling it up in a failover changes numbers only.
 */
export function groupSize(compute: Pick<Scaled, "min" | "max" | "desired" | "standby">, tier: Tier): GroupSize {
  const { min, max, desired = min } = compute;
  if (tier === "full") return { min, desired, max };
  if (tier === "reduced" && compute.standby) {
    return { min: compute.standby.min, desired: compute.standby.desired ?? compute.standby.min, max };
  }
  return tier === "reduced" ? { min, desired, max } : { min: 0, desired: 0, max };
}

/**
 * Whether schedules apply: only at full size. No schedule may launch instances of a standby, nor remove those that it needs to take over.
 */
export function followsSchedules(tier: Tier): boolean {
  return tier === "full";
}

/** The most instances by default: what the group runs at the peak, at its full size or at its target whichever is more, and the headroom. */
export function mostOf(
  group: Pick<WrittenScaled, "load" | "targetCpu">,
  { load, full, zones }: RequiredInstances,
): number {
  const atPeak = Math.max(full, runningAtPeak(load, group.targetCpu));
  return Math.ceil(wholeInstances((atPeak * (100 + (group.load?.headroom ?? 0))) / 100) / zones) * zones;
}

/** The smallest size of a warm standby, and its arithmetic. */
export interface StandbyStart {
  /** The fewest instances with which it carries the peak in time. */
  least: number;
  /** Of the region's RTO, seconds that are left once the fault is noticed and DNS has changed. */
  seconds: number;
  /** What those are taken from, in seconds. */
  rto: number;
  noticed: number;
  growth: Growth;
  rounds: number;
  start: Start;
}

/**
 * The fewest instances from which a warm standby's own scaling reaches the peak's need within the region's RTO: no operator is
 * needed. Where not one round of growth is over in time, that is the whole need. Undefined where something cannot be read.
 */
export function standbyStart(
  compute: WrittenScaled,
  { workload, dns, ingress }: Pick<Areas, "workload" | "dns" | "ingress">,
  { need }: RequiredInstances,
): StandbyStart | undefined {
  if (!ingress) return undefined;
  const { rto } = workload.objectives.region;
  const { interval, threshold } = dns.healthCheck;
  const { interval: period, healthyThreshold } = ingress.healthCheck;
  const { gracePeriod: boot, warmup } = compute;
  const noticed = interval * threshold + ALIAS_TTL_SECONDS.data;
  const seconds = Math.max(0, rto - noticed);
  const start = { launch: compute.load?.launch ?? 0, boot, healthy: period * healthyThreshold, warmup };
  const { size, growth, rounds } = leastStart(need, seconds, growthOf(compute), start);
  return { least: size, seconds, rto, noticed, growth, rounds, start };
}

/** A reduced size of at least so many, spread evenly over the zones, that survives what must survive. */
function reduced(least: number, { load, zones, full }: RequiredInstances): number {
  const spread = load.survive === "zone" ? Math.ceil(least / zones) * zones : least;
  return Math.min(full, load.survive === "instance" ? Math.max(2, spread) : spread);
}

/** The sizes of what is scaled: as written, or computed from the load. */
export function sizedGroup<T extends WrittenScaled>(
  compute: T,
  areas: Areas,
  required: RequiredInstances | undefined,
): T & { min: number; max: number } {
  const { min, max, standby } = compute;
  // Without a load, the checks require both.
  if (!required) return { ...compute, min: min!, max: max! };
  const most = max ?? Math.max(mostOf(compute, required), compute.desired ?? 0, min ?? 0);
  const least = min ?? Math.min(required.full, most, compute.desired ?? most);
  const small = standby ?? standbyOf(compute, areas, required, least);
  return { ...compute, min: least, max: most, ...(small && { standby: small }) };
}

function standbyOf(
  compute: WrittenScaled,
  areas: Areas,
  required: RequiredInstances,
  full: number,
): WrittenScaled["standby"] {
  const { workload, role } = areas;
  if (workload.strategy !== "warm-standby" || role !== "secondary") return undefined;
  const start = standbyStart(compute, areas, required);
  return start && { min: Math.max(1, Math.min(full, reduced(start.least, required))) };
}

/** The instances that a group is left with at the load's peak, once what must survive is lost: it has grown to its target by then, up to max. */
export function leftAtPeak(
  size: { min: number; max: number },
  targetCpu: number,
  { load, zones }: RequiredInstances,
): number {
  const running = Math.min(size.max, Math.max(size.min, runningAtPeak(load, targetCpu)));
  return leftOf(running, zones, load.survive);
}

/** The written sizes, and what the load needs. */
export function comparedSizes(group: WrittenScaled, areas: Areas, required: RequiredInstances): ComparedSize[] {
  const { min, desired, standby } = group;
  const { workload, role } = areas;
  const all = min === undefined ? [] : [{ field: "min", size: Math.max(min, desired ?? 0), needed: required.full }];
  if (!standby || workload.strategy !== "warm-standby" || role !== "secondary") return all;
  const least = standbyStart(group, areas, required)?.least ?? required.need;
  const size = Math.max(standby.min, standby.desired ?? 0);
  return [...all, { field: "standby.min", size, needed: Math.max(least, required.zones) }];
}
