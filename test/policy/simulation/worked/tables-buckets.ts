import {
  BUCKET,
  BUCKET_ENCRYPTION,
  BUCKET_REPLICATION,
  BUCKET_VERSIONING,
  DYNAMODB_TABLE,
  EC2_INSTANCE,
  KMS_KEY,
  TABLE_REPLICA,
} from "../../../../policy/aws";
import { resource, unknown, type Fixture } from "../../fixtures";
import { storeTable, EAST, OHIO, WEST, west, type StoreCase } from "./stores";

const GLOBAL = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html";
const S3 = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/";

function table(inputs: Record<string, unknown> = {}) {
  const given = { name: "orders", hashKey: "id", billingMode: "PAY_PER_REQUEST", ...inputs };
  return resource(DYNAMODB_TABLE, "orders", given, { region: EAST });
}

/** Something that runs in us-west-2 and so uses what is there. */
const running = () => resource(EC2_INSTANCE, "web-west", { subnetId: west.subnets[0]!.id }, { region: WEST });

function bucket(name: string, region: string, versioned = true): Fixture[] {
  const made = resource(BUCKET, name, { bucket: `${name}-of-shop` }, { region });
  const status = { bucket: made.id, versioningConfiguration: { status: "Enabled" } };
  return versioned ? [made, resource(BUCKET_VERSIONING, name, status, { region })] : [made];
}

function replication([source]: Fixture[], [destination]: Fixture[], rule: Record<string, unknown> = {}) {
  const one = { status: "Enabled", destination: { bucket: destination!.output("arn") }, ...rule };
  return resource(
    BUCKET_REPLICATION,
    `${source!.name}-replication`,
    { bucket: source!.id, rules: [one] },
    { region: EAST },
  );
}

const CASES: StoreCase[] = [
  {
    title: "a table in one Region",
    source: "https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/overview.html",
    why: "A table is in three zones of its Region.",
    resources: () => [table()],
    expected: {
      "write zone a": "continues",
      "write zones a and b": "undecided",
      "write us-east-1": "down",
      "write dynamodb in us-east-1": "down",
      "write content": "down",
    },
  },
  {
    title: "a table with point-in-time recovery",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html",
    why: "A person restores to a new table and turns clients to its name: 900 + 2 x 120 + 3600 s.",
    resources: () => [table({ pointInTimeRecovery: { enabled: true } })],
    // Notified, restored and clients turned to the new name: 900 + 2 x 120 + 3600.
    expected: { "write content": "after 4740", "write us-east-1": "down" },
  },
  {
    title: "a global table with something that runs in the other Region",
    source: GLOBAL,
    why: "Every replica takes writes; what runs in us-west-2 uses the replica there.",
    resources: () => [table({ replicas: [{ regionName: WEST }] }), running()],
    expected: {
      "write us-east-1": "continues",
      "read us-east-1": "continues",
      "write dynamodb in us-east-1": "continues",
      "write us-east-1 and us-west-2": "down",
      // Replicas take over what the application writes.
      "write content": "down",
    },
  },
  {
    title: "a global table with nothing in the other Region",
    source:
      "https://docs.aws.amazon.com/prescriptive-guidance/latest/dynamodb-global-tables/client-driven-request-routing.html",
    why: "Requests go to a Region's endpoint, and do not move by themselves: a person turns clients, 900 + 120 s.",
    resources: () => [table({ replicas: [{ regionName: WEST }] })],
    // Requests go to a Region's endpoint; a person turns clients: 900 + 120.
    expected: { "write us-east-1": "after 1020", "write us-west-2": "continues" },
  },
  {
    title: "a global table whose replica is added from its own Region",
    source: GLOBAL,
    why: "It is the same table, however its replica is declared.",
    resources: () => {
      const home = table();
      return [
        home,
        resource(TABLE_REPLICA, "orders", { globalTableArn: home.output("arn") }, { region: WEST }),
        running(),
      ];
    },
    expected: { "write us-east-1": "continues", "write us-west-2": "continues" },
  },
  {
    title: "a global table with strong consistency and a witness",
    source: GLOBAL,
    why: "Two of its three Regions have to answer a write; what the third can do alone is not published.",
    resources: () => [
      table({ replicas: [{ regionName: WEST, consistencyMode: "STRONG" }], globalTableWitness: { regionName: OHIO } }),
      running(),
    ],
    expected: {
      "write us-east-1": "continues",
      "write us-east-2": "continues",
      // Two of its three Regions have to answer; what the third does alone is not published.
      "write us-east-1 and us-east-2": "undecided",
      "write us-east-1 and us-west-2": "down",
    },
  },
  {
    title: "a table under a customer's key",
    source: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html",
    why: "Without the key the table can't be read or written.",
    resources: () => {
      const key = resource(KMS_KEY, "orders-key", {}, { region: EAST });
      return [key, table({ serverSideEncryption: { enabled: true, kmsKeyArn: key.output("arn") } })];
    },
    expected: { "write key": "down", "write zone a": "continues" },
  },
  {
    title: "a table whose replicas are known only after deployment",
    source: GLOBAL,
    why: "Whether there is a replica decides.",
    resources: () => [table({ replicas: unknown })],
    expected: { "write us-east-1": "undecided", "write us-west-2": "undecided", "write zone a": "continues" },
  },
  {
    title: "a bucket without versions",
    source: `${S3}DataDurability.html`,
    why: "Objects are in three zones at least, and an overwritten one is gone.",
    resources: () => bucket("orders", EAST, false),
    expected: { "read zone a": "continues", "read us-east-1": "down", "read content": "down" },
  },
  {
    title: "a bucket with versions",
    source: `${S3}Versioning.html`,
    why: "A person restores earlier versions: 900 + 120 s.",
    resources: () => bucket("orders", EAST),
    // Earlier versions are there: 900 + 120.
    expected: { "read content": "after 1020", "read s3 in us-east-1": "down" },
  },
  {
    title: "a bucket that replicates to another Region, where something runs",
    source: `${S3}replication.html`,
    why: "Replicas can be read as any objects; what runs there uses them.",
    resources: () => {
      const [home, away] = [bucket("orders", EAST), bucket("orders-west", WEST)];
      return [...home, ...away, replication(home, away), running()];
    },
    expected: { "read us-east-1": "continues", "write us-east-1": "continues", "read content": "after 1020" },
  },
  {
    title: "a bucket that replicates to another Region, where nothing runs",
    source: `${S3}replication.html`,
    why: "A person turns clients to the other bucket: 900 + 120 s.",
    resources: () => {
      const [home, away] = [bucket("orders", EAST), bucket("orders-west", WEST)];
      return [...home, ...away, replication(home, away)];
    },
    expected: { "read us-east-1": "after 1020", "read us-west-2": "continues" },
  },
  {
    title: "a bucket of which only some objects are replicated",
    source: `${S3}replication-add-config.html`,
    why: "A filter replicates the objects that it takes, and no others.",
    resources: () => {
      const [home, away] = [bucket("orders", EAST), bucket("orders-west", WEST)];
      return [...home, ...away, replication(home, away, { filter: { prefix: "invoices/" } }), running()];
    },
    expected: { "read us-east-1": "undecided", "read us-west-2": "continues" },
  },
  {
    title: "a bucket under a customer's key",
    source: `${S3}UsingKMSEncryption.html`,
    why: "Objects under a key can't be read without it.",
    resources: () => {
      const key = resource(KMS_KEY, "orders-key", {}, { region: EAST });
      const [made] = bucket("orders", EAST);
      const rule = {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.output("arn") },
      };
      return [key, made!, resource(BUCKET_ENCRYPTION, "orders", { bucket: made!.id, rules: [rule] }, { region: EAST })];
    },
    expected: { "read key": "down", "read zone a": "continues" },
  },
];

export const OBJECTS = storeTable("Tables and buckets", CASES);
