import { z } from "zod";
import { parseCidr } from "../../../lib/cidr";
import { distinct, wholeNumber } from "./common";
import { storeName } from "./stores";

const POLICY =
  "the ARN of a managed policy such as arn:aws:iam::aws:policy/AmazonSESFullAccess or arn:aws:iam::123456789012:policy/mail";
const ACTION = "an action such as ses:SendEmail, or ses:Send*";
const RESOURCE = "an ARN such as arn:aws:ses:us-east-1:123456789012:identity/example.com, or * in quotes";
const SOURCE = "an IPv4 block such as 10.0.0.0/8, or the id of a security group or prefix list";

const statement = z.strictObject({
  actions: distinct(
    z
      .array(z.string(ACTION).regex(/^[a-z0-9-]+:[A-Za-z0-9*?]+$/, ACTION), "a list of actions")
      .min(1, "at least one action"),
    "each action once",
  ).describe("What the service may do."),
  resources: distinct(
    z
      .array(z.string(RESOURCE).regex(/^(\*|arn:aws:[^\s"\\]+)$/, RESOURCE), "a list of ARNs")
      .min(1, "at least one resource"),
    "each resource once",
  ).describe("On what, in this Region."),
});

/** What the service may do besides the use of the workload's own stores and messages. */
export const permissions = z
  .strictObject({
    managedPolicies: distinct(
      z.array(
        z.string(POLICY).regex(/^arn:aws:iam::(aws|\d{12}):policy\/[\w+=,.@/-]+$/, POLICY),
        "a list of ARNs of managed policies",
      ),
      "each policy once",
    )
      .default([])
      .describe("Managed policies that are attached to the service's role."),
    statements: z
      .array(statement, "a list of groups with actions and resources")
      .default([])
      .describe("What else it is allowed, as an inline policy of its role."),
  })
  .prefault({})
  .describe(
    "What the service may do besides using the workload's own stores and messages, which it is always granted. IAM accepts no change while us-east-1 is impaired: grant a standby all that it will need.",
  );

/** Traffic to the service that does not come through the load balancer. */
export const inbound = z
  .record(
    storeName,
    z.strictObject({
      from: z
        .string(SOURCE)
        .refine((text) => /^(sg|pl)-[0-9a-f]{8,17}$/.test(text) || parseCidr(text) !== undefined, SOURCE)
        .describe("Where it comes from."),
      port: wholeNumber(1, 65535).describe("The port."),
      protocol: z.enum(["tcp", "udp"]).default("tcp").describe("The protocol."),
    }),
  )
  .default({})
  .describe(
    "Rules of the service's security group, by a name of your own, besides the load balancer's: a scraper of metrics, a peer. Outbound everything is open.",
  );

export type Permissions = z.infer<typeof permissions>;
export type Inbound = z.infer<typeof inbound>;
