import { z } from "zod";
import { duration } from "../duration";
import { distinct, logRetentionDays, text, wholeNumber } from "./common";
import { reference } from "./stores";

const MINUTE = 60;
const HOUR = 3600;

/** What AWS FIS allows of an action's duration (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html). */
const lasts = duration(MINUTE, 12 * HOUR);

const percent = wholeNumber(1, 100);

const names = (kind: "databases" | "buckets" | "tables" | "functions") =>
  distinct(
    z.array(reference(kind), `a list of names of holdfast:${kind}`).min(1, "at least one name"),
    "each name once",
  ).optional();

const LAYER =
  "the ARN of a version of AWS's layer, such as arn:aws:lambda:us-east-1:211125607513:layer:aws-fis-extension-arm64:374";

const layer = z
  .string(LAYER)
  .regex(/^arn:aws:lambda:[a-z0-9-]+:\d{12}:layer:aws-fis-extension-(arm64|x86_64):\d+$/, LAYER);

const INJECTED = "error, a group with delay, or a group with statusCode";

/** https://docs.aws.amazon.com/fis/latest/userguide/use-lambda-actions.html */
const injected = z.union(
  [
    z.literal("error"),
    z.strictObject({
      delay: duration(1, 900).describe(
        "How much later the function's code begins; from its timeout on the call fails.",
      ),
    }),
    z.strictObject({
      statusCode: wholeNumber(400, 599).describe("What an API answers with, without the function's code."),
    }),
  ],
  INJECTED,
);

const faults = z
  .strictObject({
    instances: z
      .strictObject({
        duration: lasts.prefault("10m").describe("After that the instances are started again, those that still exist."),
        percent: percent.default(100).describe("How many of the zone's instances."),
      })
      .optional()
      .describe("Instances of the zone are stopped."),
    zonePower: z
      .strictObject({
        duration: lasts.prefault("30m").describe("How long the fault lasts."),
        network: lasts.prefault("2m").describe("How long the zone's subnets are cut off at the beginning."),
        databases: names("databases").describe("Those that fail over or reboot; by default all."),
      })
      .optional()
      .describe(
        "The zone has no power: its instances are stopped and none can be launched there, its subnets are cut off for a while, and databases " +
          "whose writer is there fail over. AWS's own scenario, as far as it is about what this configuration has.",
      ),
    zoneNetwork: z
      .strictObject({ duration: lasts.prefault("10m").describe("How long the fault lasts.") })
      .optional()
      .describe("All traffic to and from the zone's subnets is denied, public and private."),
    peerNetwork: z
      .strictObject({ duration: lasts.prefault("10m").describe("How long the fault lasts.") })
      .optional()
      .describe(
        "Traffic from the private subnets to the other region is denied. FIS makes route tables with all of that region's routes: raise the quota " +
          "of routes per route table to 250 first (to 350 where the other region is us-east-1), plus your own routes.",
      ),
    capacity: z
      .strictObject({
        duration: lasts.prefault("30m").describe("How long the fault lasts."),
        percent: percent.default(100).describe("How many of the launches fail."),
      })
      .optional()
      .describe("EC2 has no capacity in the zone: the Auto Scaling group's launches there fail."),
    databaseFailover: z
      .strictObject({ databases: names("databases").describe("By default all that have something to fail over to.") })
      .optional()
      .describe("Clusters (aurora, rds-cluster) fail over to another instance."),
    databaseReboot: z
      .strictObject({ databases: names("databases").describe("By default all of type rds-instance.") })
      .optional()
      .describe("DB instances (rds-instance) reboot, with a failover to the standby where they are Multi-AZ."),
    replication: z
      .strictObject({
        duration: lasts
          .prefault("30m")
          .describe("S3 may go on for an hour and DynamoDB for five minutes before it pauses."),
        buckets: names("buckets").describe("By default all."),
        tables: names("tables").describe("By default all."),
      })
      .optional()
      .describe(
        "Replication of buckets and tables out of the region is paused; what is written meanwhile follows later.",
      ),
    functionErrors: z
      .strictObject({
        duration: lasts.prefault("10m").describe("How long the fault lasts."),
        percent: percent.default(100).describe("How many of the calls fail."),
        inject: injected
          .default("error")
          .describe(
            "What becomes of such a call: an error, before the function's code runs; a delay; or an HTTP status.",
          ),
        functions: names("functions").describe("By default all that are not an image."),
        layer: z
          .strictObject({
            primary: layer.describe("Of the primary region."),
            secondary: layer.describe("Of the secondary region."),
          })
          .describe(
            "AWS's extension, by region, which must be in a function for FIS to reach it: the Value of `aws ssm get-parameter --name " +
              "/aws/service/fis/lambda-extension/AWS-FIS-extension-arm64/1.x.x` (or x86_64).",
          ),
      })
      .optional()
      .describe("Calls of functions fail before the function's code runs, are slow, or answer with an HTTP status."),
  })
  .prefault({});

export const experiments = z
  .strictObject({
    zone: z
      .strictObject({
        primary: text("the name of an Availability Zone such as us-east-1a")
          .optional()
          .describe("Of the primary region."),
        secondary: text("the name of an Availability Zone such as us-west-2a")
          .optional()
          .describe("Of the secondary region."),
      })
      .prefault({})
      .describe(
        "The zone of each region that faults of a zone are about; by default the first of holdfast:network.zones by name.",
      ),
    logRetentionDays: logRetentionDays.default(90).describe("How long the experiments' log is kept."),
    faults: faults.describe(
      "The faults that an experiment template is made for, in each region that has their target: `instances: {}`. Nothing happens until an operator " +
        "starts an experiment.",
    ),
  })
  .prefault({})
  .describe("AWS Fault Injection Service: an experiment template for each fault of this configuration.");

export type Experiments = z.infer<typeof experiments>;
export type Faults = Experiments["faults"];
export type FaultName = keyof Faults;
export type ReplicationFault = NonNullable<Experiments["faults"]["replication"]>;
