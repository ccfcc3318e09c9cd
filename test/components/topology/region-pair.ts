import fc from "fast-check";
import { topologyOf, type Topology } from "../../../components/topology";
import type { RecordPlan } from "../../../components/topology/records";
import { settingsPair, type Pair } from "../arbitraries";

/** Both regions' topologies. */
export type Regions = Record<"primary" | "secondary", Topology>;

export const ROLES = ["primary", "secondary"] as const;

export function topologiesOf({ primary, secondary }: Pair): Regions {
  return { primary: topologyOf(primary), secondary: topologyOf(secondary) };
}

/** Pairs of every kind that the settings allow, read once for all laws of a process: reading them is nearly all of a law's time. */
const pairs: [regions: Regions, settings: Pair][] = [];

function everyPair(law: (regions: Regions, settings: Pair) => void): void {
  fc.assert(
    fc.property(settingsPair, (pair) => law(topologiesOf(pair), pair)),
    { numRuns: 120 },
  );
}

/** Checks a law on the topologies of every pair that the settings allow. */
export function forEveryPair(law: (regions: Regions, settings: Pair) => void): void {
  if (pairs.length === 0) everyPair((...pair) => void pairs.push(pair));
  try {
    for (const pair of pairs) law(...pair);
  } catch (error) {
    // The same pairs again, for the smallest that breaks the law.
    everyPair(law);
    throw error;
  }
}

/** A record, and the region whose stack makes it. */
export type Placed = RecordPlan & { role: "primary" | "secondary" };

/** The records that both stacks make in the one hosted zone. */
export function recordsOfBoth(regions: Regions): Placed[] {
  return ROLES.flatMap((role) => regions[role].records.map((record) => ({ ...record, role })));
}

/** The records of each name. */
export function byHost(records: Placed[]): Map<string, Placed[]> {
  const names = new Map<string, Placed[]>();
  for (const record of records) names.set(record.host, [...(names.get(record.host) ?? []), record]);
  return names;
}
