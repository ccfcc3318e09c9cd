import { z } from "zod";
import { duration } from "../duration";
import { wholeNumber } from "./common";

/** The share of an instance's capacity, in percent, at which it counts as full: the policy pack's `maximumUtilisation` is the same. */
export const FULL_PERCENT = 90;

const AMOUNT = "a number above 0, in any unit such as requests per second";

const amount = z.number(AMOUNT).positive(AMOUNT).max(1e12, "at most 1000000000000");

/** What may be lost at the peak without an effect on users. */
export const survivals = ["zone", "instance", "none"] as const;
export type Survive = (typeof survivals)[number];

/** What the region must carry, from which its sizes are computed. */
export const load = z
  .strictObject({
    peak: amount.describe(
      "The most that this region must carry, in any unit such as requests per second; after a failover that is the whole service's.",
    ),
    perInstance: amount.describe(
      `What one instance carries at 100 % CPU, in the same unit, as a load test found it. It counts as full at ${FULL_PERCENT} %.`,
    ),
    survive: z
      .enum(survivals)
      .default("zone")
      .describe("What may be lost at the peak, before anything is launched in its stead: a zone, an instance or none."),
    headroom: wholeNumber(0, 400)
      .default(50)
      .describe("How far max is above what the peak needs, in percent: room for an undeclared surge."),
    launch: duration(0, 3600)
      .prefault("5m")
      .describe(
        "From asking EC2 for an instance until it boots, at the worst: AWS speaks of a few minutes, and predictive scaling allows 5m by default.",
      ),
  })
  .describe("The load, from which min, max, a warm standby's reduced size and a fixed fleet's size are computed.");

/** The load of a fleet that does not grow: nothing is above what it needs, and nothing is launched in time. */
export const fleetLoad = load.omit({ headroom: true, launch: true }).meta(load.meta()!);

export type Load = z.infer<typeof load>;
export type FleetLoad = z.infer<typeof fleetLoad>;
