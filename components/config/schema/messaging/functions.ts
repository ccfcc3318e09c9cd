import { z } from "zod";
import { duration } from "../../duration";
import { distinct, text, wholeNumber } from "../common";
import { permissions } from "../compute-access";
import { reference, stores, storeName } from "../stores";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

const object = z.strictObject({
  bucket: text("a bucket's name").describe("A bucket of the function's own region."),
  key: text("an object's key").describe("The object's key."),
  version: text("an object's version").optional().describe("The object's version; by default the newest."),
});

const IMAGE = "an image in ECR with a tag or digest, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:7";

const image = z.string(IMAGE).regex(/^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com\/[^\s:@]+[:@]\S+$/, IMAGE);

function eachRegion<T extends z.ZodType>(one: T) {
  return { primary: one.describe("Of the primary region."), secondary: one.describe("Of the secondary region.") };
}

const code = z
  .union([
    z.literal("sample-worker"),
    z.literal("sample-api"),
    z.strictObject({
      archive: text("the path of a folder or a .zip file, from the project's folder").describe(
        "A folder or .zip file, from the project's folder.",
      ),
    }),
    z.strictObject({ image: z.strictObject(eachRegion(image)).describe("A container image in ECR of each region.") }),
    z.strictObject({ object: z.strictObject(eachRegion(object)).describe("An object in S3 of each region.") }),
  ])
  .describe(
    "sample-worker, sample-api, a folder or .zip file, an image in ECR, or an object in S3: the latter two of each region.",
  );

const batchWindow = duration(0, 300).describe("How long a batch may fill before it is handed over.");

// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
const queueSource = z.strictObject({
  queue: reference("queues").describe("A queue of holdfast:queues."),
  batchSize: wholeNumber(1, 10_000).default(10).describe("The most messages of one call; of a FIFO queue 10."),
  window: batchWindow.prefault("0s"),
  maximumConcurrency: wholeNumber(2, 1000)
    .optional()
    .describe("How many calls run at once at most; all queues together no more than reservedConcurrency."),
});

// https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
const streamSource = z.strictObject({
  stream: reference("streams").describe("A stream of holdfast:streams."),
  batchSize: wholeNumber(1, 10_000).default(100).describe("The most records of one call."),
  window: batchWindow.prefault("0s"),
  startingPosition: z
    .enum(["TRIM_HORIZON", "LATEST"])
    .default("TRIM_HORIZON")
    .describe(
      "Where reading begins at first: the oldest record, or LATEST, which misses what comes in the first minutes.",
    ),
  parallelization: wholeNumber(1, 10).default(1).describe("Batches of one shard that are worked on at once."),
  maximumRetries: wholeNumber(0, 10_000)
    .default(3)
    .describe(
      "After that many retries a batch is discarded, and a record of it goes to the failures queue; until then its shard waits.",
    ),
  maximumRecordAge: duration(MINUTE, 7 * DAY)
    .optional()
    .describe("A record older than that is given up; by default three quarters of the stream's retention."),
  bisect: z
    .boolean()
    .default(true)
    .describe("Whether a batch that fails is split in two, so that one bad record fails alone."),
});

const asynchronous = z
  .strictObject({
    maximumAge: duration(MINUTE, 6 * HOUR)
      .prefault("6h")
      .describe("How long Lambda keeps an event that it cannot deliver."),
    maximumRetries: wholeNumber(0, 2).default(2).describe("Retries of an event that fails, a minute and two later."),
  })
  .prefault({})
  .describe(
    "Calls by topics, buses and other services, which wait for no answer; what fails goes to the failures queue.",
  );

const stable = wholeNumber(1, 999_999_999);

const oneRelease = z.strictObject({
  stable: stable.describe("The number of the version that is known to be good, in this region."),
  canary: wholeNumber(0, 99)
    .default(0)
    .describe("Percent of the calls that go to the newest version; 0 is a rollback."),
});

const release = z
  .strictObject(eachRegion(oneRelease.optional()))
  .prefault({})
  .describe(
    "By region, which version is called besides the newest one: a canary or a rollback. Nothing: the newest alone.",
  );

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html; the longest time is CodeDeploy's limit (limits.html). */
const deployment = z
  .strictObject({
    type: z
      .enum(["canary", "linear"])
      .default("canary")
      .describe(
        "canary: percent of the calls first, the rest after interval. linear: percent more after each interval.",
      ),
    percent: wholeNumber(1, 99).default(10).describe("Percent of the calls that go to the newest version at a time."),
    interval: duration(MINUTE, 48 * HOUR)
      .prefault("10m")
      .describe("The time between two shifts, in whole minutes."),
    errors: wholeNumber(1, 99)
      .default(5)
      .describe(
        "Percent of the newest version's calls that fail within a minute, above which all calls go back to the former version.",
      ),
  })
  .optional()
  .describe(
    "CodeDeploy shifts calls to a new version step by step and rolls back on an alarm: `up` publishes the version, and the command `deploy` of the stack's output messaging begins. Nothing: `up` sends all calls to the newest version.",
  );

const alarms = z
  .strictObject({
    errors: wholeNumber(1, 1_000_000).default(5).describe("Calls that fail within a period."),
    throttles: wholeNumber(1, 1_000_000).default(1).describe("Calls that are throttled within a period."),
    duration: wholeNumber(1, 100).default(90).describe("Percent of the time-out that one call in a hundred takes."),
    concurrency: wholeNumber(1, 100).default(90).describe("Percent of reservedConcurrency that is in use."),
    iteratorAge: duration(MINUTE, 365 * DAY)
      .prefault("5m")
      .describe("How old a stream's records are when they are read."),
    failures: wholeNumber(1, 1_000_000).default(1).describe("Events in the failures queue."),
    period: duration(MINUTE, HOUR).prefault("5m").describe("Over which time, in whole minutes."),
  })
  .prefault({})
  .describe("Thresholds of the alarms.");

const names = (kind: "databases" | "tables" | "buckets" | "queues" | "topics" | "streams" | "buses") =>
  distinct(z.array(reference(kind), `a list of names of holdfast:${kind}`), "each name once")
    .default([])
    .describe(`Names of holdfast:${kind} that it may use; an environment variable says where each is.`);

const uses = z
  .strictObject({
    databases: names("databases"),
    tables: names("tables"),
    buckets: names("buckets"),
    queues: names("queues"),
    topics: names("topics"),
    streams: names("streams"),
    buses: names("buses"),
  })
  .prefault({})
  .describe(
    "What it may write to, and finds in its environment: TABLE_<NAME>, BUCKET_<NAME>, QUEUE_<NAME> (its URL), DATABASE_<NAME>_ENDPOINT, …; of a database with vpc: true.",
  );

/** https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html */
const VARIABLE = "a variable's name of letters, digits and _, at least two, beginning with a letter";

const lambda = z.strictObject({
  code,
  runtime: text("a runtime such as nodejs24.x").optional().describe("Of an archive or object; an image has its own."),
  handler: text("a handler such as index.handler")
    .optional()
    .describe("Of an archive or object; an image has its own."),
  architecture: z.enum(["arm64", "x86_64"]).default("arm64").describe("The processor."),
  memoryMiB: wholeNumber(128, 10_240).default(256).describe("CPU comes with it."),
  timeout: duration(1, 900).prefault("30s").describe("How long one call may take."),
  reservedConcurrency: wholeNumber(1, 100_000)
    .optional()
    .describe("How many calls may run at once; taken from the account's quota, of which 100 must be left."),
  provisionedConcurrency: z
    .strictObject(eachRegion(wholeNumber(1, 100_000).optional()))
    .prefault({})
    .describe(
      "By region, environments that are ready for calls of the version in use: a Region that may get all of the calls at once starts none cold. A standby that took over has at least as many as the primary. Billed by the hour.",
    ),
  vpc: z.boolean().default(false).describe("Whether it runs in the private subnets of all zones."),
  tracing: z.boolean().default(false).describe("Whether X-Ray traces its calls."),
  environment: z
    .record(z.string(VARIABLE).regex(/^[a-zA-Z][a-zA-Z0-9_]+$/, VARIABLE), z.string("a text"))
    .default({})
    .describe("Variables of its own. No secrets: keep those in Secrets Manager."),
  sources: z
    .record(storeName, z.union([queueSource, streamSource]))
    .default({})
    .describe("Queues and streams that it works on, by a name of your own."),
  asynchronous,
  release,
  deployment,
  alarms,
  uses,
  permissions: permissions.describe(
    "What it may do besides using what uses names. IAM accepts no change while us-east-1 is impaired: both Regions have the same.",
  ),
  deletionProtection: z
    .boolean()
    .default(true)
    .describe(
      "Whether Pulumi protects its failures queue: what is in a deleted one is lost. To delete the function: false, then `up`; then take it out of the settings, and `up` again.",
    ),
});

export const functions = stores(lambda).describe("Lambda functions by name.");
export type Function = z.infer<typeof lambda>;
export type Deployment = NonNullable<Function["deployment"]>;
export type QueueSource = z.infer<typeof queueSource>;
export type StreamSource = z.infer<typeof streamSource>;
export type Source = QueueSource | StreamSource;
