import { z } from "zod";
import { duration } from "../duration";
import { host, hostName, region } from "./common";

/**
 * Beginnings of names that AWS refuses: of buckets (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html),
 * of load balancers (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html, Name) and
 * of security groups (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html, GroupName).
 */
const RESERVED_BEGINNINGS = ["xn--", "sthree-", "amzn-s3-demo-", "internal-", "sg-"];

/** The names that Pulumi takes for a stack (https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack). */
const STACK_NAME = "a stack's name: at most 100 letters, digits, hyphens, underscores and periods";
const stackName = z.string(STACK_NAME).regex(/^[A-Za-z0-9_.-]{1,100}$/, STACK_NAME);

/** The strategies of DESIGN, from the cheapest to the readiest: what waits in the standby region. */
export const STRATEGIES = ["static-site", "backup-restore", "pilot-light", "warm-standby", "active-active"] as const;
export const strategy = z.enum(STRATEGIES);
export type Strategy = z.infer<typeof strategy>;

/** The kinds of fault that an objective is set for, as AWS Resilience Hub names them. */
export const FAULT_KINDS = ["software", "infrastructure", "zone", "region"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

const DAY = 86400;
const longest = 30 * DAY;

const objective = z
  .strictObject({
    rto: duration(0, longest).describe("Recovery time objective: how long the service may be away."),
    rpo: duration(0, longest).describe("Recovery point objective: how much of the newest data may be lost."),
  })
  .describe("What one kind of fault may cost.");

/** A workload's name makes part of names that AWS limits: a load balancer's to 32, a bucket's to 63 characters. */
const LONGEST_NAME = 16;

const ZONE = "a host name in lower case such as example.com, or a group with the name and id of a zone that exists";

const zone = z
  .union(
    [
      host(ZONE),
      z.strictObject({
        name: hostName.describe("The hosted zone's name."),
        id: z
          .string("a hosted zone's id such as Z0123456789ABCDEFGHIJ")
          .regex(/^Z[A-Z0-9]{6,31}$/, "a hosted zone's id such as Z0123456789ABCDEFGHIJ")
          .describe("The hosted zone's id."),
      }),
    ],
    ZONE,
  )
  .describe(
    "The hosted zone: a name, and the primary stack makes the zone and names its servers in the outputs; or the name and id of one that exists.",
  );

export const workload = z
  .strictObject({
    name: z
      .string("a short name such as storefront")
      .regex(/^[a-z][a-z0-9-]*[a-z0-9]$/, "lower-case letters, digits and hyphens, beginning with a letter")
      .max(LONGEST_NAME, `at most ${LONGEST_NAME} characters, since it is part of names that AWS limits`)
      .refine(
        (name) => !RESERVED_BEGINNINGS.some((beginning) => name.startsWith(beginning)),
        `a name that does not begin with ${RESERVED_BEGINNINGS.join(", ")}, which AWS keeps for itself`,
      )
      .describe("The service's name; part of every name that both regions must agree on."),
    account: z
      .string('an AWS account\'s id in quotes, such as "123456789012"')
      .regex(/^\d{12}$/, 'an AWS account\'s id of 12 digits in quotes, such as "123456789012"')
      .describe("The AWS account's id, in quotes; it makes bucket names unique."),
    domain: hostName.describe("The name that users type."),
    zone,
    regions: z.strictObject({ primary: region, secondary: region }).describe("The pair of regions."),
    stacks: z
      .strictObject({
        primary: stackName.default("primary").describe("The primary's stack."),
        secondary: stackName.default("secondary").describe("The secondary's stack."),
      })
      .default({ primary: "primary", secondary: "secondary" })
      .describe("The names of the two Pulumi stacks."),
    strategy: strategy.describe("What the standby Region runs until it takes over."),
    objectives: z
      .strictObject({ software: objective, infrastructure: objective, zone: objective, region: objective })
      .describe("What each kind of fault may cost."),
  })
  .describe("The service that must survive; the same in both stacks, so it belongs in Pulumi.yaml.");

export type Workload = z.infer<typeof workload>;
