import { z } from "zod";
import { HEALTH_CHECKER_REGIONS } from "../../../facts/route53";
import { DAY, MINUTE } from "../../../lib/duration";
import { duration } from "../duration";
import { distinct, hostName, text, urlPath, wholeNumber } from "./common";

const LATCH = "false, or a duration from 1m to 24h";

/** Figures and limits from https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
const healthCheck = z
  .strictObject({
    path: urlPath.optional().describe("The path that Route 53 asks for; by default the target group's."),
    interval: z
      .enum(["10s", "30s"], "10s or 30s: Route 53 knows no other interval")
      .default("10s")
      .transform((text) => (text === "10s" ? 10 : 30))
      .describe("Between two checks of one checker."),
    threshold: wholeNumber(1, 10)
      .default(3)
      .describe("Checks in a row that must fail (or pass) before a checker changes its mind."),
    regions: distinct(
      z
        .array(z.enum(HEALTH_CHECKER_REGIONS.data), "a list of Route 53's checker regions")
        .min(3, "at least three of Route 53's checker regions"),
      "each region once",
    )
      .optional()
      .describe("The regions that check; by default all of Route 53's."),
    searchString: text("a text of at most 255 characters")
      .max(255, "a text of at most 255 characters")
      .optional()
      .describe("A text that must be in the first 5,120 bytes of the body."),
    measureLatency: z
      .boolean()
      .default(false)
      .describe("Latency graphs; cannot be changed later without a new health check."),
  })
  .prefault({})
  .describe("The health check of each region's endpoint.");

/** What keeps a manual switch's state. */
const SWITCH_TYPES = ["s3-object", "cloudwatch-metric"] as const;

export const dns = z
  .strictObject({
    records: z
      .enum(["live", "drill", "live-and-drill"])
      .default("live")
      .describe(
        "live: the workload's domain. drill: only the drill name, the real one is left alone. live-and-drill: both, failing over apart.",
      ),
    drillName: hostName.optional().describe("The name that drills fail over; by default drill.<domain>."),
    routing: z
      .enum(["latency", "weighted"])
      .default("latency")
      .describe("How active-active shares the users out between the regions."),
    weights: z
      .strictObject({
        primary: wholeNumber(0, 255).describe("The primary region's weight."),
        secondary: wholeNumber(0, 255).describe("The secondary region's weight."),
      })
      .default({ primary: 50, secondary: 50 })
      .describe("With weighted routing: each region's weight."),
    failover: z
      .enum(["automatic", "manual"])
      .default("automatic")
      .describe(
        "automatic: Route 53 moves users when the primary's health checks fail, and back when they pass. manual: only its switch moves them, away and back; " +
          "alarms ask the operators to use it.",
      ),
    latch: z
      .union([z.literal(false), duration(MINUTE, DAY)], LATCH)
      .default(false)
      .describe(
        "How long the primary must have been away until the secondary's region holds it out of service, as its switch does: it then comes back only when an operator puts it back, " +
          "with its data current. For a warm standby that is promoted at once; a primary that still has the writer would be kept from its users by it. false: it comes back as its health checks pass, unless it was taken out.",
      ),
    healthCheck,
    alarm: z
      .boolean()
      .default(true)
      .describe(
        "Also fail over when the region's own alarm says that no target is healthy (a health check on a CloudWatch alarm).",
      ),
    manualSwitch: z
      .boolean()
      .default(true)
      .describe(
        "A switch for operators, whose state is in the other region: while it is engaged, this region counts as failed. Needs no control plane of Route 53.",
      ),
    switchType: z
      .enum(SWITCH_TYPES)
      .default("s3-object")
      .describe(
        "s3-object: an object that anyone may read, which an account with S3 Block Public Access refuses. cloudwatch-metric: a metric behind an alarm that a " +
          "health check follows, nothing of it public; it takes effect about a minute later.",
      ),
  })
  .prefault({})
  .describe("Records, health checks and the manual switch.");

export type Dns = z.infer<typeof dns>;
