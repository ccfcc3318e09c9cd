import { z } from "zod";
import { duration } from "../../duration";
import { wholeNumber } from "../common";

const MINUTE = 60;
const HOUR = 3600;

const MINUTES = "whole minutes";

/** How long something must last before an alarm goes to ALARM; CloudWatch evaluates AWS's metrics by the minute. */
export function minutes(longest: number) {
  return duration(MINUTE, longest).refine((seconds) => seconds % MINUTE === 0, MINUTES);
}

/** Thresholds of the alarms on the load balancer, the instances and the network. */
export const service = z
  .strictObject({
    errors: z
      .strictObject({
        percent: wholeNumber(1, 100).default(5).describe("Of all requests, in percent, that end with a 5xx code."),
        fewest: wholeNumber(1, 1_000_000)
          .default(10)
          .describe("Fewer such responses a minute raise no alarm, so that two errors at night do not."),
        for: minutes(HOUR).prefault("3m").describe("For how long."),
      })
      .prefault({})
      .describe("An Application Load Balancer's 5xx answers, the targets' and its own."),
    latency: z
      .strictObject({
        p99: duration(1, HOUR).prefault("3s").describe("The time in which 99 of 100 requests are answered."),
        for: minutes(HOUR).prefault("5m").describe("For how long it may be longer."),
      })
      .prefault({})
      .describe("How slow the targets of an Application Load Balancer may be."),
    tlsErrors: wholeNumber(1, 1_000_000)
      .default(100)
      .describe("Failed TLS handshakes a minute, for five minutes; scanners of the internet cause a few."),
    resets: wholeNumber(1, 1_000_000)
      .default(100)
      .describe("TCP resets a minute by the targets of a Network Load Balancer, for five minutes."),
    cpu: z
      .strictObject({
        above: wholeNumber(20, 100).default(85).describe("The group's average, in percent."),
        for: minutes(HOUR).prefault("10m").describe("For how long."),
      })
      .prefault({})
      .describe("CPU that scaling does not bring down."),
    atMaximumFor: minutes(6 * HOUR)
      .prefault("15m")
      .describe("How long the Auto Scaling group may be at its largest size."),
    belowMinimumFor: minutes(6 * HOUR)
      .prefault("10m")
      .describe("How long it may have fewer instances in service than its smallest size."),
    certificateDays: wholeNumber(1, 45)
      .default(30)
      .describe("Days before its end that a certificate should have been renewed; ACM begins 60 days before."),
  })
  .prefault({})
  .describe("Load balancer, instances and network.");
