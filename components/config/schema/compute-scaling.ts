import { z } from "zod";
import { cronProblem } from "../../../lib/cron";
import { duration } from "../duration";
import { wholeNumber } from "./common";
import { storeName } from "./stores";

/** The most scheduled actions of a group (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html). */
export const MOST_SCHEDULES = 125;

/** The most instances or tasks that a size may say. */
export const MOST_INSTANCES = 1000;

export const capacity = {
  min: wholeNumber(0, MOST_INSTANCES)
    .optional()
    .describe("The fewest instances. By default enough for the load's peak, once what must survive is lost."),
  desired: wholeNumber(0, MOST_INSTANCES)
    .optional()
    .describe("Instances at first; scaling changes it afterwards. By default the fewest."),
  max: wholeNumber(1, MOST_INSTANCES)
    .optional()
    .describe("The most instances. By default what the load's peak needs, and its headroom."),
};

export const standbySize = z
  .strictObject({
    min: wholeNumber(1, MOST_INSTANCES).describe("The fewest instances of the standby."),
    desired: wholeNumber(1, MOST_INSTANCES)
      .optional()
      .describe("Instances of the standby at first; by default the fewest."),
  })
  .optional()
  .describe(
    "A warm standby's reduced size while the other region serves; the full size is min and desired above. By default, with a load, the fewest from which scaling reaches the peak's need within the region's RTO.",
  );

export const targetCpu = wholeNumber(10, 90)
  .default(50)
  .describe("Target tracking: the average CPU, in percent, that scaling aims at.");

export const stepScaling = z
  .strictObject({
    cpuAbove: wholeNumber(20, 99).default(75).describe("The alarm's threshold: average CPU, in percent."),
    for: duration(60, 3600).prefault("2m").describe("How long above it, in whole minutes."),
    add: wholeNumber(1, 100)
      .default(30)
      .describe("Capacity added at the threshold, in percent; twice as much from 15 points above."),
  })
  .optional()
  .describe("A CPU alarm wired to a step scaling policy: a faster answer to a surge than target tracking's.");

const CRON = 'five fields in quotes, such as "30 6 * * MON-FRI": minute, hour, day of month, month, day of week';

const ZONE = "the canonical name of a time zone such as Europe/Berlin or Etc/UTC";

/** A time zone's name as the IANA writes it; abbreviations such as CET are no canonical names, which AWS requires. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A scheduled action (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html). */
const schedule = z
  .strictObject({
    cron: z
      .string(CRON)
      .refine((text) => cronProblem(text) === undefined, {
        error: (issue) => `${CRON}; ${cronProblem(String(issue.input)) ?? ""}`,
      })
      .describe("When, as Unix cron writes it, in five fields."),
    timeZone: z
      .string(ZONE)
      .refine(isTimeZone, ZONE)
      .default("Etc/UTC")
      .describe("In whose time, daylight saving included."),
    min: wholeNumber(0, 1000).optional().describe("The fewest instances from then on."),
    max: wholeNumber(1, 1000).optional().describe("The most instances from then on."),
    desired: wholeNumber(0, 1000)
      .optional()
      .describe("How many instances at that moment; scaling changes it afterwards."),
  })
  .describe("Other sizes from a time on; they hold until another schedule changes them.");

export const schedules = z
  .record(storeName, schedule)
  .optional()
  .describe(
    "Scheduled scaling, by name. In force in a region that serves at its full size: no schedule wakes a standby.",
  );

/** A service's scheduled actions set its bounds (https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html). */
export const taskSchedules = z
  .record(storeName, schedule.omit({ desired: true }))
  .optional()
  .describe(
    "Scheduled scaling, by name. In force in a region that serves at its full size: no schedule wakes a standby.",
  );

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html */
export const predictive = z
  .strictObject({
    mode: z
      .enum(["forecast-only", "forecast-and-scale"])
      .default("forecast-only")
      .describe("forecast-only shows what it would do; forecast-and-scale adds instances ahead of the forecast load."),
    metric: z
      .enum(["cpu", "requests"])
      .default("cpu")
      .describe("What is forecast: the CPU (aiming at targetCpu), or the requests (aiming at targetRequests)."),
    ahead: duration(0, 3599).prefault("5m").describe("How long before the forecast hour instances are launched."),
  })
  .optional()
  .describe(
    "Predictive scaling from the load of the last 14 days; it needs 24 hours of it, and a pattern that recurs.",
  );

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html */
export const warmPool = z
  .strictObject({
    state: z
      .enum(["stopped", "hibernated", "running"])
      .default("stopped")
      .describe("How instances wait: stopped and hibernated ones cost their volumes, running ones their full price."),
    min: wholeNumber(0, 1000).default(0).describe("The fewest instances that wait."),
    prepared: wholeNumber(1, 1000)
      .optional()
      .describe(
        "The most instances that run or wait together; by default the group's max. As many as min in a standby with no instance: just so many wait.",
      ),
    reuse: z.boolean().default(false).describe("Whether instances go back to the pool when the group shrinks."),
    prepare: duration(30, 7200)
      .prefault("2m")
      .describe(
        "How long a new instance may run its user data before it is stopped, and again when it leaves the pool; it may end the wait itself with `aws autoscaling complete-lifecycle-action`. Not for state running.",
      ),
  })
  .optional()
  .describe(
    "Instances that have booted once and wait beside the group, so that growth need not wait for a first boot.",
  );

/** Requests per minute and target (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html). */
export const targetRequests = wholeNumber(1, 10_000_000)
  .optional()
  .describe(
    "Target tracking besides: the requests per minute and instance that scaling aims at. Behind an Application Load Balancer.",
  );

export type Schedule = z.infer<typeof schedule>;
export type TaskSchedule = Omit<Schedule, "desired">;
/** A schedule of whatever is scaled. */
export type SizedSchedule = Omit<Schedule, "desired"> & Pick<Partial<Schedule>, "desired">;
export type Predictive = NonNullable<z.infer<typeof predictive>>;
export type WarmPool = NonNullable<z.infer<typeof warmPool>>;
