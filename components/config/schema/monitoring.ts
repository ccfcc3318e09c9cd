import { z } from "zod";
import { logRetentionDays } from "./common";
import { canary } from "./monitoring/canary";
import { service } from "./monitoring/service";

export const monitoring = z
  .strictObject({
    logRetentionDays: logRetentionDays
      .default(90)
      .describe("How long logs of functions, streams and canaries are kept."),
    service,
    canary,
  })
  .prefault({})
  .describe("Thresholds of the alarms, dashboards, and canaries.");

export type Monitoring = z.infer<typeof monitoring>;
