import { z } from "zod";
import { isGroup } from "../schema-at";
import { cidrBlock, distinct, logRetentionDays, resourceId, text, wholeNumber } from "./common";

const zones = z
  .array(text("the name of an Availability Zone such as us-east-1a"), "a list of Availability Zones")
  .min(2, "at least two Availability Zones, so that one may fail")
  .max(6, "at most six Availability Zones")
  .describe(
    "The Availability Zones that the region uses; three let a zone fail with a third of the capacity instead of a half. Their order has no meaning.",
  );

const flowLogs = z
  .union(
    [
      z.literal(false),
      z.strictObject({ retentionDays: logRetentionDays.describe("Days that the flow logs are kept.") }),
    ],
    "false, or a group with retentionDays",
  )
  .default({ retentionDays: 30 })
  .describe("VPC flow logs in CloudWatch Logs, or false.");

/** By what follows com.amazonaws.REGION in their names (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html). */
const INTERFACE_ENDPOINTS = [
  "ecr.api",
  "ecr.dkr",
  "logs",
  "secretsmanager",
  "ssm",
  "ssmmessages",
  "sqs",
  "sns",
  "kinesis-streams",
  "events",
  "kms",
  "sts",
  "monitoring",
] as const;

const newVpc = z.strictObject({
  vpc: z.literal("new").describe("Whether to make a VPC, or to use one that exists."),
  cidr: cidrBlock.describe(
    "The VPC's IPv4 block; the two regions' must not overlap, so that they can be peered. Once deployed it cannot change: the VPC is protected.",
  ),
  zones,
  subnets: z
    .strictObject({
      // A load balancer's subnets are a /27 or larger (elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer).
      public: wholeNumber(16, 27).default(22).describe("The mask of the public subnets."),
      private: wholeNumber(16, 28).default(19).describe("The mask of the private subnets."),
    })
    .default({ public: 22, private: 19 })
    .describe(
      "The masks of the public and the private subnet of each zone, of subnets that are made from then on: one that exists keeps its block.",
    ),
  natGateways: z
    .enum(["one-per-zone", "single", "none"])
    .default("one-per-zone")
    .describe(
      "A NAT gateway fails with its Availability Zone: with a single one, every zone loses its route out with it.",
    ),
  gatewayEndpoints: distinct(z.array(z.enum(["s3", "dynamodb"]), "a list of s3 and dynamodb"), "each endpoint once")
    .default(["s3", "dynamodb"])
    .describe("Gateway endpoints: ways to S3 and DynamoDB that need no NAT gateway and cost nothing."),
  interfaceEndpoints: distinct(
    z.array(z.enum(INTERFACE_ENDPOINTS), `a list of ${INTERFACE_ENDPOINTS.join(", ")}`),
    "each endpoint once",
  )
    .default([])
    .describe(
      "Interface endpoints in each private subnet: ways to AWS's services that need no NAT gateway. Each costs by the hour and zone.",
    ),
  flowLogs,
});

const existingVpc = z.strictObject({
  vpc: z.literal("existing").describe("Whether to make a VPC, or to use one that exists."),
  id: resourceId("vpc").describe("The VPC's id."),
  cidr: cidrBlock.describe("The VPC's IPv4 block."),
  subnets: z
    .record(
      z.string(),
      z.strictObject({
        public: resourceId("subnet").describe("The subnet for the load balancer."),
        private: resourceId("subnet").describe("The subnet for the instances."),
      }),
    )
    .refine((map) => Object.keys(map).length >= 2, {
      error: "the subnets of at least two Availability Zones, so that one may fail",
      // Also where a subnet's id is wrong: neither mistake may hide the other.
      when: ({ value }) => isGroup(value),
    })
    .describe("The subnets of each Availability Zone, by the zone's name."),
});

export const network = z.discriminatedUnion("vpc", [newVpc, existingVpc]).describe("The region's network.");

export type Network = z.infer<typeof network>;
export type NewVpc = z.infer<typeof newVpc>;
export type ExistingVpc = z.infer<typeof existingVpc>;

/** The Availability Zones that a network's settings name; of a new VPC in their own order, so that nothing depends on how they are written. */
export function zonesIn(settings: Network): string[] {
  return settings.vpc === "new" ? [...settings.zones].sort() : Object.keys(settings.subnets);
}

/**
 * Whether a name can be that of an Availability Zone of the region: the region and a letter. AWS publishes no table of letters, and an
 * account may see others than its neighbour (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html), so the letter
 * itself is taken on trust.
 */
export function isZoneOf(zone: string, region: string): boolean {
  return zone.length === region.length + 1 && zone.startsWith(region) && /[a-z]$/.test(zone);
}
