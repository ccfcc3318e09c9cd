import { UNIT_PRICES } from "../../facts/prices";
import type { PlannedStack } from "../plan";
import { homeRegion, type DeployedResource } from "../plan/deployment";
import { placeOf } from "./place";
import type { Cost, Group } from "./cost";
import { PRICES } from "./resources";

/** What a plan costs a month, at list prices. */
export interface Estimate {
  /** USD, of all Regions. */
  total: number;
  /** USD by Region and group, the dearest group first. */
  regions: Record<string, Record<Group, number>>;
  /** Instance types and classes without a price: what they cost is not in the sums. */
  unknown: string[];
  /** The day on which the prices were read, as others quote them. */
  asOf: string;
}

/** What the sums leave out. */
export const LEFT_OUT =
  "traffic, requests, Lambda, logs and trails, storage that grows and its I/O, backups, copies and replicated writes, free tiers, discounts, tax";

/** The Regions of the price tables; others cost more, or less. */
export const PRICED_REGIONS: readonly string[] = ["us-east-1", "us-east-2", "us-west-2"];

/** What the planned resources cost a month while nothing is used. */
export function estimateOf(planned: readonly PlannedStack[]): Estimate {
  const regions = new Map<string, Map<Group, number>>();
  const unknown = new Set<string>();
  for (const { deployment } of planned) {
    const { resources } = deployment.deployment;
    const home = homeRegion(resources);
    for (const resource of resources) {
      const { region } = resource.inputs ?? {};
      for (const cost of costsOf(resource, resources)) {
        add(regions, typeof region === "string" ? region : home, cost);
        if (cost.unknown !== undefined) unknown.add(cost.unknown);
      }
    }
  }
  const sums = [...regions].map(([region, groups]) => [
    region,
    Object.fromEntries([...groups].sort(([, a], [, b]) => b - a)),
  ]);
  const total = [...regions.values()].flatMap((groups) => [...groups.values()]).reduce((sum, usd) => sum + usd, 0);
  return {
    total,
    regions: Object.fromEntries(sums) as Estimate["regions"],
    unknown: [...unknown].sort(),
    asOf: UNIT_PRICES.asOf,
  };
}

function costsOf({ type, inputs = {}, custom }: DeployedResource, all: readonly DeployedResource[]): Cost[] {
  const price = custom ? PRICES[type] : undefined;
  return price?.(inputs, placeOf(all)) ?? [];
}

function add(regions: Map<string, Map<Group, number>>, region: string, { group, usd }: Cost): void {
  const groups = regions.get(region) ?? new Map<Group, number>();
  groups.set(group, (groups.get(group) ?? 0) + usd);
  regions.set(region, groups);
}
