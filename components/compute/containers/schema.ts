import { z } from "zod";
import { FARGATE_SIZES } from "../../../facts/containers";
import { duration } from "../../config/duration";
import { distinct, servicePort, text, wholeNumber } from "../../config/schema/common";
import { inbound, permissions } from "../../config/schema/compute-access";
import { load } from "../../config/schema/compute-load";
import {
  capacity,
  MOST_INSTANCES,
  standbySize,
  stepScaling,
  targetCpu,
  targetRequests,
  taskSchedules,
} from "../../config/schema/compute-scaling";
import { reference } from "../../config/schema/stores";

/** CPU units that a task on Fargate can have. */
const CPU = FARGATE_SIZES.data.map(({ cpu }) => cpu);

const IMAGE =
  "an image in ECR by its digest, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/storefront@sha256: and 64 hexadecimal digits";

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html */
const image = z
  .string(IMAGE)
  .regex(/^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/[a-z0-9]+([._/-][a-z0-9]+)*@sha256:[0-9a-f]{64}$/, IMAGE)
  .describe(
    "The image, of this stack's own Region and by its digest: what is tested is what runs, a standby too. ECR replicates it with the same digest.",
  );

const VARIABLE = "a variable's name of letters, digits and _, not beginning with a digit";
const variable = z.string(VARIABLE).regex(/^[A-Za-z_][A-Za-z0-9_]*$/, VARIABLE);

const SECRET =
  "the ARN of a secret in Secrets Manager or of a parameter in Parameter Store, such as arn:aws:secretsmanager:us-east-1:123456789012:secret:storefront-AbCdEf";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html: a JSON key, a stage and a version may follow. */
const secret = z
  .string(SECRET)
  .regex(
    /^arn:aws:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+(:[^:\s]*:[^:\s]*:[^:\s]*)?|ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+)$/,
    SECRET,
  );

const KEY =
  "the ARN of a key of KMS, such as arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

type Used = "databases" | "tables" | "buckets" | "queues" | "topics" | "streams" | "buses";

const names = (kind: Used, what: string) =>
  distinct(z.array(reference(kind), `a list of names of holdfast:${kind}`), "each name once")
    .default([])
    .describe(`Names of holdfast:${kind} that the tasks ${what}.`);

const uses = z
  .strictObject({
    databases: names(
      "databases",
      "connect to; DATABASE_<NAME>_ENDPOINT, _READER, _PORT, _NAME and _SECRET say where, and which secret has the login",
    ),
    tables: names("tables", "read and write; TABLE_<NAME> has the table's name"),
    buckets: names("buckets", "read and write; BUCKET_<NAME> has the bucket's name"),
    queues: names("queues", "send to; QUEUE_<NAME> has the URL"),
    topics: names("topics", "publish to; TOPIC_<NAME> has the ARN"),
    streams: names("streams", "put records into; STREAM_<NAME> has the stream's name"),
    buses: names("buses", "put events on; BUS_<NAME> has the bus's name"),
  })
  .prefault({})
  .describe("What the tasks' role may use, in this Region; environment variables say where each is. Nothing else.");

const consumes = z
  .strictObject({
    queues: names("queues", "receive from; QUEUE_<NAME> has the URL"),
    streams: names("streams", "read; STREAM_<NAME> has the stream's name"),
  })
  .prefault({})
  .describe("What the tasks take messages from. A Lambda function with the same source would take a part of them.");

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
const spot = z
  .strictObject({
    onDemandBase: wholeNumber(0, MOST_INSTANCES).default(0).describe("The first tasks, which are On-Demand always."),
    onDemandPercentage: wholeNumber(0, 100)
      .default(50)
      .describe("On-Demand's share of what is above the base, in percent; the rest is Fargate Spot."),
  })
  .optional()
  .describe(
    "Fargate Spot for some of the tasks: AWS takes them back with two minutes' notice. By default every task is On-Demand.",
  );

const deployment = z
  .strictObject({
    minHealthy: wholeNumber(50, 100)
      .default(100)
      .describe("Of the desired count, in percent rounded up, kept running during a deployment."),
    // Availability Zone rebalancing starts a task before it stops one, and needs more than 100
    // (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html).
    maxRunning: wholeNumber(101, 200)
      .default(200)
      .describe("Of the desired count, in percent rounded down, at most running during a deployment."),
  })
  .prefault({})
  .describe(
    "How a new version is rolled out. The circuit breaker, and an alarm on unhealthy targets, roll a bad one back.",
  );

export const containers = z.strictObject({
  type: z.literal("containers"),
  image,
  replicateImage: z
    .boolean()
    .default(false)
    .describe(
      "Whether ECR of this Region replicates the image's repository to the other. It replaces the replication settings of the account's registry in this Region, of which there is one.",
    ),
  cpu: z
    .union(
      CPU.map((units) => z.literal(units)),
      `CPU units that Fargate has: ${CPU.join(", ")}`,
    )
    .default(1024)
    .describe("A task's CPU units; 1024 are a vCPU."),
  memoryMiB: wholeNumber(512, 249_856).default(2048).describe("A task's memory; Fargate has some sizes for each CPU."),
  architecture: z.enum(["arm64", "x86_64"]).default("arm64").describe("The image's processor."),
  ephemeralStorageGiB: wholeNumber(21, 200)
    .optional()
    .describe("A task's disk, which ends with it; by default the 20 GiB that Fargate includes."),
  port: servicePort,
  command: z
    .array(text("a word of the command"), "a list of words such as [serve, --port, '8080']")
    .min(1, "at least one word")
    .optional()
    .describe("The container's command; by default the image's own."),
  environment: z
    .record(variable, z.string("a text"))
    .default({})
    .describe("Environment variables. No secrets: name those under secrets."),
  secrets: z
    .record(variable, secret)
    .default({})
    .describe("Environment variables from secrets of this Region, which a task reads when it starts."),
  decrypts: distinct(
    z.array(z.string(KEY).regex(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, KEY), "a list of ARNs of keys"),
    "each key once",
  )
    .default([])
    .describe("Customer managed keys that encrypt those secrets."),
  uses,
  consumes,
  permissions,
  inbound,
  load: load.optional(),
  ...capacity,
  standby: standbySize,
  spot,
  gracePeriod: duration(1, 7200)
    .prefault("60s")
    .describe(
      "How long a new task's failed health checks are overlooked. Too short, and ECS replaces tasks that have yet to start, again and again.",
    ),
  stopTimeout: duration(2, 120)
    .prefault("30s")
    .describe("From SIGTERM until a task that has not ended is killed; Fargate's most is 2m."),
  warmup: duration(0, 3600)
    .prefault("60s")
    .describe("Until new tasks count, and scaling may add more (the cooldown of scaling out)."),
  scaleInCooldown: duration(0, 3600).prefault("5m").describe("From one removal of tasks to the next."),
  targetCpu,
  stepScaling,
  targetRequests,
  schedules: taskSchedules,
  deployment,
  insights: z
    .enum(["enabled", "enhanced"])
    .default("enabled")
    .describe(
      "Container Insights, whose count of running tasks has alarms; enhanced adds metrics of each task and container.",
    ),
  memoryAbove: wholeNumber(20, 100)
    .default(90)
    .describe("Average memory, in percent, from which there is an alarm: at 100 a task is killed."),
  executeCommand: z
    .boolean()
    .default(false)
    .describe("Whether ECS Exec opens shells in tasks, for principals that IAM allows ecs:ExecuteCommand."),
});

/** What all services of tasks have in common. */
export const TASKS = {
  targets: "ip",
  unit: { one: "task", a: "a task", larger: "give a task more cpu" },
  metrics: {
    title: "Tasks",
    namespaces: ["AWS/ECS", "ECS/ContainerInsights"],
    units: { "AWS/ECS CPUUtilization": "%", "AWS/ECS MemoryUtilization": "%" },
  },
} as const;

/** As it is written: sizes may be left out where a load is given. */
export type WrittenContainers = z.infer<typeof containers>;
/** With every size: as written, or computed from the load. */
export type Containers = WrittenContainers & { min: number; max: number };
