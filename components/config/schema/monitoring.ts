import { z } from "zod";
import { logRetentionDays } from "./common";
import { canary } from "./monitoring/canary";
import { service } from "./monitoring/service";
import { stores } from "./monitoring/stores";

export const monitoring = z
  .strictObject({
    logRetentionDays: logRetentionDays
      .default(90)
      .describe("How long logs of functions, streams and canaries are kept."),
    level: z
      .enum(["lean", "full"])
      .default("lean")
      .describe(
        "lean: what a small team would pay for: canaries as often as the decision to take over needs, and flow logs of rejected connections. full: " +
          "canaries each minute, and flow logs of every connection.",
      ),
    service,
    stores,
    dashboards: z
      .boolean()
      .default(true)
      .describe("Whether each region makes a dashboard of itself and one that shows both regions side by side."),
    canary,
  })
  .prefault({})
  .describe("Thresholds of the alarms, dashboards, and canaries.");

export type Monitoring = z.infer<typeof monitoring>;
