import { z } from "zod";
import { duration } from "../../duration";
import { distinct, wholeNumber } from "../common";

const MINUTE = 60;
const HOUR = 3600;

/** The intervals are Synthetics' own, in whole minutes up to an hour (https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_CanaryScheduleInput.html). */
const every = duration(MINUTE, HOUR)
  .refine((seconds) => seconds % MINUTE === 0, "whole minutes")
  .optional()
  .describe(
    "Between two looks of every canary; by default by monitoring.level: with lean 2m where the decision to take over depends on it, 5m elsewhere and 15m for " +
      "the switch; with full 1m, and 5m for the switch.",
  );

/** What a region's canaries can look at. */
export const LOOKS_AT = ["peer", "own", "users", "switch"] as const;
export type LooksAt = (typeof LOOKS_AT)[number];

const RUNTIME = "the name of a Synthetics runtime of Node.js and Puppeteer, such as syn-nodejs-puppeteer-15.0";

/** The canary of each region, which looks at both regions and at the name that users type. */
export const canary = z
  .union(
    [
      z.literal(false),
      z.strictObject({
        every,
        looksAt: distinct(
          z.array(z.enum(LOOKS_AT), `a list of ${LOOKS_AT.join(", ")}`).min(1, "at least one"),
          "each once",
        )
          .default([...LOOKS_AT])
          .describe(
            "One canary each: the other region, this region, the name that users type, and whether Route 53 can read the other region's switch.",
          ),
        timeout: duration(15, 840)
          .prefault("50s")
          .describe("How long one look may take; not longer than from one to the next."),
        failures: wholeNumber(1, 10)
          .optional()
          .describe(
            "Looks in a row that must fail before an alarm goes to ALARM; by default 2 with monitoring.level lean, 3 with full.",
          ),
        retentionDays: wholeNumber(1, 455).default(31).describe("Days that what a look has found is kept."),
        runtime: z
          .string(RUNTIME)
          .regex(/^syn-nodejs-puppeteer-\d+\.\d+$/, RUNTIME)
          .default("syn-nodejs-puppeteer-15.0")
          .describe("AWS takes old runtimes out of service; its e-mail names the next."),
      }),
    ],
    "false, or a group with every, looksAt, timeout, failures, retentionDays and runtime",
  )
  .prefault({})
  .describe(
    "A CloudWatch Synthetics canary in each region that asks both regions and the users' own name by HTTPS; without, neither region watches the other.",
  );

export type CanarySettings = Exclude<z.output<typeof canary>, false>;
