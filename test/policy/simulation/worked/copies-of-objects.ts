import {
  BUCKET,
  TOPIC,
  BUCKET_OBJECT_LOCK,
  BUCKET_REPLICATION,
  BUCKET_VERSIONING,
  DYNAMODB_TABLE,
} from "../../../../policy/aws";
import { resource, type Fixture } from "../../fixtures";
import { EAST, WEST } from "./stores";
import { ACCOUNT, copyTable, owned, type CopyCase } from "./kept";

const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/";

function bucket(name: string, region = EAST, versioned = true): Fixture[] {
  const made = owned(BUCKET, name, "s3", { bucket: `${name}-of-shop` }, region);
  const status = { bucket: made.id, versioningConfiguration: { status: "Enabled" } };
  return versioned ? [made, resource(BUCKET_VERSIONING, name, status, { region })] : [made];
}

function replicated(rule: Record<string, unknown> = {}, destination: Record<string, unknown> = {}): Fixture[] {
  const [home, away] = [bucket("orders"), bucket("orders-west", WEST)];
  const one = { status: "Enabled", destination: { bucket: away[0]!.output("arn"), ...destination }, ...rule };
  const inputs = { bucket: home[0]!.id, rules: [one] };
  return [...home, ...away, resource(BUCKET_REPLICATION, "orders", inputs, { region: EAST })];
}

const table = (inputs: Record<string, unknown> = {}) =>
  owned(DYNAMODB_TABLE, "orders", "dynamodb", { name: "orders", hashKey: "id", ...inputs });

const CASES: CopyCase[] = [
  {
    title: "a table with point-in-time recovery",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html",
    why: "The latest time that a table can be restored to is typically 5 minutes ago. Backups are in the table's own Region.",
    resources: () => [table({ pointInTimeRecovery: { enabled: true } })],
    expected: {
      "content orders": "recovers 300",
      "region us-east-1 outage": "waits 0",
      "region us-east-1 gone": "lost",
      "service dynamodb@us-east-1": "waits 0",
    },
  },
  {
    title: "a global table",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
    why: "Replicas take over each write, typically within a second; 3 s are counted. Spoilt items are writes like others. What was not replicated comes over once the Region is back.",
    resources: () => [table({ replicas: [{ regionName: WEST }] })],
    expected: {
      // What was not replicated yet comes over when the Region is back.
      "region us-east-1 outage": "waits 3",
      "region us-east-1 gone": "recovers 3",
      "region us-west-2 gone": "continues 0",
      "content orders": "lost",
    },
  },
  {
    title: "a global table with strong consistency",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
    why: "A write succeeds once another Region has it: nothing is behind.",
    resources: () => [
      table({
        replicas: [{ regionName: WEST, consistencyMode: "STRONG" }],
        globalTableWitness: { regionName: "us-east-2" },
      }),
    ],
    expected: { "region us-east-1 outage": "continues 0", "region us-east-1 gone": "continues 0" },
  },
  {
    title: "a bucket without versions",
    source: `${S3}DataDurability.html`,
    why: "Objects are in three zones at least, and an overwritten one is gone.",
    resources: () => bucket("orders", EAST, false),
    expected: { "zone us-east-1a": "continues 0", "content orders": "lost", "region us-east-1 gone": "lost" },
  },
  {
    title: "a bucket with versions",
    source: `${S3}Versioning.html`,
    why: "An overwrite or a deletion leaves the version before. Who may delete versions can delete all of them.",
    resources: () => bucket("orders"),
    expected: { "content orders": "recovers 0", [`rights ${ACCOUNT}`]: "lost" },
  },
  {
    title: "a bucket under Object Lock in compliance mode",
    source: `${S3}object-lock.html`,
    why: "No user, the root user included, can delete a protected version in compliance mode; with the account all goes.",
    resources: () => {
      const made = bucket("orders");
      const rule = { defaultRetention: { mode: "COMPLIANCE", days: 30 } };
      return [...made, resource(BUCKET_OBJECT_LOCK, "orders", { bucket: made[0]!.id, rule }, { region: EAST })];
    },
    expected: { [`rights ${ACCOUNT}`]: "recovers 0", [`account ${ACCOUNT}`]: "lost" },
  },
  {
    // The ARN of a bucket names no account (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html).
    title: "a bucket under Object Lock in compliance mode, in the account of its stack's other resources",
    source: `${S3}object-lock.html`,
    why: "The ARN of a bucket names no account; it is that of the stack.",
    resources: () => {
      const made = resource(
        BUCKET,
        "orders",
        { bucket: "orders" },
        { region: EAST, outputs: { arn: "arn:aws:s3:::orders" } },
      );
      const status = { bucket: made.id, versioningConfiguration: { status: "Enabled" } };
      const versioning = resource(BUCKET_VERSIONING, "orders", status, { region: EAST });
      const rule = { defaultRetention: { mode: "COMPLIANCE", days: 30 } };
      const lock = resource(BUCKET_OBJECT_LOCK, "orders", { bucket: made.id, rule }, { region: EAST });
      return [made, versioning, lock, owned(TOPIC, "other", "sns", { name: "other" })];
    },
    expected: { [`rights ${ACCOUNT}`]: "recovers 0", [`account ${ACCOUNT}`]: "lost" },
  },
  {
    title: "a bucket under Object Lock in governance mode",
    source: `${S3}object-lock.html`,
    why: "Users with s3:BypassGovernanceRetention can delete a protected version.",
    resources: () => {
      const made = bucket("orders");
      const rule = { defaultRetention: { mode: "GOVERNANCE", days: 30 } };
      return [...made, resource(BUCKET_OBJECT_LOCK, "orders", { bucket: made[0]!.id, rule }, { region: EAST })];
    },
    expected: { [`rights ${ACCOUNT}`]: "lost" },
  },
  {
    title: "a bucket that replicates with Replication Time Control",
    source: `${S3}replication-time-control.html`,
    why: "99.9 % of new objects are replicated within 15 minutes, by its SLA.",
    resources: () => replicated({}, { replicationTime: { status: "Enabled", time: { minutes: 15 } } }),
    expected: {
      "region us-east-1 outage": "waits 900",
      "region us-east-1 gone": "recovers 900",
      // The source has its versions.
      "content orders": "recovers 0",
    },
  },
  {
    title: "a bucket that replicates without it",
    source: `${S3}replication-troubleshoot.html`,
    why: "Most objects replicate within 15 minutes; sometimes it takes hours. A day is counted.",
    resources: () => replicated(),
    expected: { "region us-east-1 gone": "recovers 86400" },
  },
  {
    title: "a bucket of which only some objects are replicated",
    source: `${S3}replication-add-config.html`,
    why: "A filter replicates the objects that it takes, and no others.",
    resources: () => replicated({ filter: { prefix: "invoices/" } }),
    expected: { "region us-east-1 gone": "undecided", "region us-east-1 outage": "waits 0" },
  },
];

export const OBJECT_COPIES = copyTable("Copies of tables and buckets", CASES);
