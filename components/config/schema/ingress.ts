import { z } from "zod";
import { duration } from "../duration";
import { urlPath, wholeNumber } from "./common";

/** Bounds from https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
const healthCheck = z
  .strictObject({
    path: urlPath
      .default("/healthz")
      .describe(
        "The path that says whether an instance can serve; shallow, so that a sick dependency takes no instance out.",
      ),
    interval: duration(5, 300).prefault("10s").describe("Between two checks of one target."),
    timeout: duration(2, 120).prefault("5s").describe("How long a target may take to answer."),
    healthyThreshold: wholeNumber(2, 10).default(2).describe("Passes that bring a target in."),
    unhealthyThreshold: wholeNumber(2, 10).default(2).describe("Failures that take a target out."),
    matcher: z
      .string('HTTP codes in quotes, such as "200" or "200-299"')
      .regex(/^[2-4]\d\d([,-][2-4]\d\d)*$/, 'HTTP codes in quotes, such as "200" or "200-299"')
      .default("200")
      .describe("The HTTP codes that count as healthy."),
  })
  .prefault({})
  .describe("The target group's health check.");

const SECURITY_POLICY =
  "the name of a security policy of Elastic Load Balancing, such as ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

const shared = {
  healthCheck,
  deregistrationDelay: duration(0, 3600)
    .prefault("60s")
    .describe("How long a leaving target may finish its requests (AWS's default is 300 s; recovery waits for it)."),
  crossZone: z.boolean().default(true).describe("Whether a load balancer's node sends to targets of other zones too."),
  zonalShift: z.boolean().default(true).describe("Whether ARC may shift traffic away from a sick zone."),
  deletionProtection: z.boolean().default(true).describe("AWS's deletion protection, and Pulumi's protect with it."),
  accessLogs: z
    .union(
      [
        z.literal(false),
        z.strictObject({ retentionDays: wholeNumber(1, 3650).describe("Days that the access logs are kept.") }),
      ],
      "false, or a group with retentionDays",
    )
    .default({ retentionDays: 90 })
    .describe("Access logs in a bucket of the region, or false."),
  tlsPolicy: z
    .string(SECURITY_POLICY)
    .regex(/^ELBSecurityPolicy-[A-Za-z0-9-]+$/, SECURITY_POLICY)
    .default("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09")
    .describe(
      "The listener's TLS policy; the default is the one that AWS recommends (application/describe-ssl-policies.html).",
    ),
};

const application = z.strictObject({
  type: z.literal("application").describe("The kind of load balancer."),
  ...shared,
  idleTimeout: duration(1, 4000).prefault("60s").describe("How long an idle connection is kept."),
  reservedCapacityUnits: wholeNumber(1, 100_000)
    .optional()
    .describe(
      "Load balancer capacity units (LCUs) that are reserved at all times, for a Region that may get all of the traffic at once: a load balancer that was idle grows over minutes. Billed by the hour, used or not. AWS fulfils a request within minutes as a rule, at most a few hours. A Network Load Balancer with a TLS listener can have none.",
    ),
  slowStart: z
    .union([z.literal(false), duration(30, 900)], "false, or a duration from 30s to 15m")
    .default(false)
    .describe("Over how long a new target's share of the requests grows, or false."),
});

const networkLoadBalancer = z.strictObject({
  type: z.literal("network").describe("The kind of load balancer."),
  ...shared,
  clientRouting: z
    .enum(["any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity"])
    .default("any_availability_zone")
    .describe("Which zones' addresses a client in the VPC is given."),
  preserveClientIp: z.boolean().default(true).describe("Whether targets see the client's address."),
});

export const ingress = z
  .discriminatedUnion("type", [application, networkLoadBalancer])
  .describe("The load balancer: an Application Load Balancer (HTTP) or a Network Load Balancer (TLS over TCP).");

export type Ingress = z.infer<typeof ingress>;
export type ApplicationIngress = z.infer<typeof application>;
export type NetworkIngress = z.infer<typeof networkLoadBalancer>;
export type HealthCheck = Ingress["healthCheck"];
