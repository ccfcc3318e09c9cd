import { FIXED_FLEET, type Variant } from "../../support/variants";

export const ORDERS = { device: "/dev/sdf", sizeGiB: 100, rpo: "2h" };

/** Objectives that every strategy can meet. */
const PATIENT = { region: { rto: "8h", rpo: "6h" } };

/** What a test changes of a pair with data volumes. */
export interface Fleet {
  strategy?: string;
  active?: "primary" | "secondary";
  volumes?: Record<string, unknown>;
  /** The volumes' part of holdfast:restore. */
  primary?: Record<string, unknown>;
  secondary?: Record<string, unknown>;
}

/** A variant with fixed fleets in both regions, and a volume `orders` for each instance. */
export function fleetWithVolumes({ strategy = "warm-standby", active, volumes, primary, secondary }: Fleet = {}) {
  const page = strategy === "static-site";
  return {
    shared: {
      workload: { strategy, objectives: PATIENT },
      standby: { lastResort: false },
      ...(active && { active }),
      volumes: volumes ?? { orders: ORDERS },
    },
    primary: { ...FIXED_FLEET, ...(primary && { restore: { volumes: primary } }) },
    secondary: {
      ...(page ? { network: null, compute: null } : FIXED_FLEET),
      ...(secondary && { restore: { volumes: secondary } }),
    },
  } satisfies Omit<Variant, "name">;
}

/** The slots of a region's fleet. */
export const slots = (region: string): string[] =>
  ["a", "b", "c"].flatMap((letter) => [1, 2].map((number) => `${region}${letter}-${number}`));

/** A restore of every slot of a region, from mock snapshots that differ in a digit. */
export function restoreOf(region: string, digit: number): Record<string, string> {
  return Object.fromEntries(slots(region).map((slot, i) => [slot, snapshot(digit * 10 + i)]));
}

export const snapshot = (number: number): string => `snap-${String(number).padStart(17, "0")}`;
