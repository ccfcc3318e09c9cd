import { ALIAS_TTL_SECONDS } from "../../../facts/route53";
import type { Areas } from "../../config/schema";
import type { Compute, WrittenAutoScaling, WrittenFixedFleet } from "../../config/schema/compute";
import type { Load } from "../../config/schema/compute-load";
import { zonesIn } from "../../config/schema/network";
import { growthOf, leastStart, type Growth, type Start } from "./growth";
import { enoughFor, leftOf, needOf, runningAtPeak, wholeInstances } from "./need";

/** What a region's load and zones demand of its instances, whatever sizes the settings say. */
export interface Demand {
  load: Load;
  zones: number;
  /** The fewest instances that carry the peak. */
  need: number;
  /** The fewest that carry it with what must survive lost: the full size. */
  full: number;
}

/** What a load demands; undefined where the settings say none, or the region has no network. */
export function demandOf({ compute, network }: Pick<Areas, "compute" | "network">): Demand | undefined {
  if (!compute?.load || !network) return undefined;
  const { load } = compute;
  const zones = zonesIn(network).length;
  const need = needOf(load);
  return { load, zones, need, full: enoughFor(need, zones, load.survive) };
}

/**
 * The most instances by default: what the group runs at the peak, at its full size or at its target whichever is more, and the headroom.
 * @param targetCpu percent
 */
export function mostOf({ load, full, zones }: Demand, targetCpu: number): number {
  const atPeak = Math.max(full, runningAtPeak(load, targetCpu));
  return Math.ceil(wholeInstances((atPeak * (100 + load.headroom)) / 100) / zones) * zones;
}

/** How small a warm standby may be, and why. */
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
 * The fewest instances from which a warm standby's own scaling reaches the peak's need within the region's RTO: nobody need decide or type
 * anything. Where not one round of growth is over in time, that is the whole need. Undefined where something cannot be read.
 */
export function standbyStart(
  areas: Pick<Areas, "compute" | "workload" | "dns" | "ingress">,
  { load, need }: Demand,
): StandbyStart | undefined {
  const { compute, workload, dns, ingress } = areas;
  if (compute?.type !== "auto-scaling" || !ingress) return undefined;
  const { rto } = workload.objectives.region;
  const { interval, threshold } = dns.healthCheck;
  const { interval: period, healthyThreshold } = ingress.healthCheck;
  const { gracePeriod: boot, warmup } = compute;
  const noticed = interval * threshold + ALIAS_TTL_SECONDS.data;
  const seconds = Math.max(0, rto - noticed);
  const start = { launch: load.launch, boot, healthy: period * healthyThreshold, warmup };
  const { size, growth, rounds } = leastStart(need, seconds, growthOf(compute), start);
  return { least: size, seconds, rto, noticed, growth, rounds, start };
}

/** A reduced size of at least so many, of which something is left when what must survive is lost, evenly over the zones. */
function reduced(least: number, { load, zones, full }: Demand): number {
  const spread = load.survive === "zone" ? Math.ceil(least / zones) * zones : least;
  return Math.min(full, load.survive === "instance" ? Math.max(2, spread) : spread);
}

/** Every size of a region's instances: as written, and computed where it is left out and there is a load. */
export function sized(areas: Areas): Compute | undefined {
  const { compute } = areas;
  if (!compute) return undefined;
  const demand = demandOf(areas);
  return compute.type === "fixed" ? sizedFleet(areas, compute, demand) : sizedGroup(areas, compute, demand);
}

function sizedGroup(areas: Areas, compute: WrittenAutoScaling, demand: Demand | undefined): Compute {
  const { min, max, standby } = compute;
  // The checks have demanded both where there is no load.
  if (!demand) return { ...compute, min: min!, max: max! };
  const most = max ?? Math.max(mostOf(demand, compute.targetCpu), compute.desired ?? 0, min ?? 0);
  const least = min ?? Math.min(demand.full, most, compute.desired ?? most);
  const small = standby ?? standbyOf(areas, demand, least);
  return { ...compute, min: least, max: most, ...(small && { standby: small }) };
}

function standbyOf(areas: Areas, demand: Demand, full: number): WrittenAutoScaling["standby"] {
  const { workload, role } = areas;
  if (workload.strategy !== "warm-standby" || role !== "secondary") return undefined;
  const start = standbyStart(areas, demand);
  return start && { min: Math.max(1, Math.min(full, reduced(start.least, demand))) };
}

function sizedFleet(areas: Areas, compute: WrittenFixedFleet, demand: Demand | undefined): Compute {
  const { instancesPerZone, standbyPerZone } = compute;
  if (!demand) return { ...compute, instancesPerZone: instancesPerZone! };
  const full = instancesPerZone ?? Math.ceil(demand.full / demand.zones);
  const { workload, role } = areas;
  if (workload.strategy !== "warm-standby" || role !== "secondary") return { ...compute, instancesPerZone: full };
  return {
    ...compute,
    instancesPerZone: full,
    standbyPerZone: standbyPerZone ?? Math.min(full, Math.ceil(demand.need / demand.zones)),
  };
}

/** The instances that a group is left with at the load's peak, once what must survive is lost: it has grown to its target by then, up to max. */
export function leftAtPeak(size: { min: number; max: number }, targetCpu: number, { load, zones }: Demand): number {
  const running = Math.min(size.max, Math.max(size.min, runningAtPeak(load, targetCpu)));
  return leftOf(running, zones, load.survive);
}
