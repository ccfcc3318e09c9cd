import assert from "node:assert/strict";
import { SIDES, statementsOf, type Planned, type Stack } from "../plans";
import { CARTS, LEDGER, ORDERS, planTables } from "./settings";

const TABLES = { orders: ORDERS, carts: CARTS };
const LIVE = ["pilot-light", "warm-standby", "active-active"];

const table = (stack: Stack, store: string) => stack.one("aws:dynamodb:Table", `storefront-${store}`);
const replica = (stack: Stack, store: string) => stack.one("aws:dynamodb:TableReplica", `storefront-${store}`);

describe("a table", () => {
  it("has the settings' values", async () => {
    const { primary } = await planTables(TABLES);
    const { inputs, protect } = table(primary, "orders");
    assert.equal(protect, true);
    assert.deepEqual(
      { ...inputs, serverSideEncryption: undefined, __defaults: undefined },
      {
        __defaults: undefined,
        name: "storefront-orders",
        billingMode: "PROVISIONED",
        hashKey: "id",
        rangeKey: "placed",
        // Each once, independent of its keys.
        attributes: [
          { name: "id", type: "S" },
          { name: "placed", type: "N" },
          { name: "customer", type: "S" },
          { name: "day", type: "S" },
          { name: "state", type: "S" },
        ],
        readCapacity: 5,
        writeCapacity: 6,
        warmThroughput: { readUnitsPerSecond: 40_000, writeUnitsPerSecond: 15_000 },
        globalSecondaryIndexes: [
          {
            name: "by-customer",
            hashKey: "customer",
            rangeKey: "placed",
            projectionType: "INCLUDE",
            nonKeyAttributes: ["total"],
            readCapacity: 5,
            writeCapacity: 6,
          },
          { name: "by-day", hashKey: "day", projectionType: "ALL", readCapacity: 1, writeCapacity: 2 },
        ],
        localSecondaryIndexes: [{ name: "by-state", rangeKey: "state", projectionType: "KEYS_ONLY" }],
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 14 },
        deletionProtectionEnabled: true,
        ttl: { attributeName: "expires", enabled: true },
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        tableClass: "STANDARD_INFREQUENT_ACCESS",
        tags: { Name: "storefront-orders", "backup-plan": "storefront" },
        serverSideEncryption: undefined,
      },
    );
  });

  it("is warmed as it is made, and by a command later: AWS raises it, and nothing lowers it", async () => {
    const { primary, secondary } = await planTables(TABLES);
    assert.ok(table(primary, "orders").ignoreChanges?.includes("warmThroughput"));
    const warm = (stack: Stack) => stack.outputs["stores"].tables.orders.warm;
    assert.match(
      warm(primary),
      /update-table --table-name storefront-orders --warm-throughput ReadUnitsPerSecond=40000,Write/,
    );
    assert.match(warm(secondary), /--region us-west-2$/);
  });

  it("is by default on demand, recoverable for 35 days and protected", async () => {
    const { inputs, protect } = table((await planTables(TABLES)).primary, "carts");
    assert.equal(protect, true);
    assert.equal(inputs["billingMode"], "PAY_PER_REQUEST");
    assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true, recoveryPeriodInDays: 35 });
    assert.deepEqual(
      ["readCapacity", "onDemandThroughput", "ttl", "rangeKey"].map((property) => inputs[property]),
      Array(4).fill(undefined),
    );
  });

  it("has maximum units on demand, and so have its indexes", async () => {
    const billing = { mode: "on-demand", maxReadUnits: 1000, maxWriteUnits: 200 };
    const bounded = { ...CARTS, billing, globalSecondaryIndexes: { all: { partitionKey: CARTS.partitionKey } } };
    const { inputs } = table((await planTables({ bounded })).primary, "bounded");
    const wanted = { maxReadRequestUnits: 1000, maxWriteRequestUnits: 200 };
    assert.deepEqual(inputs["onDemandThroughput"], wanted);
    assert.deepEqual(inputs["globalSecondaryIndexes"][0].onDemandThroughput, wanted);
  });

  it("can be deleted in two steps: AWS's protection and Pulumi's follow one setting, in both regions", async () => {
    const { primary, secondary } = await planTables({ orders: { ...CARTS, deletionProtection: false } });
    for (const one of [table(primary, "orders"), replica(secondary, "orders")]) {
      assert.deepEqual([one.protect ?? false, one.inputs["deletionProtectionEnabled"]], [false, false]);
    }
  });

  it("has no tag of AWS Backup's plan with backup: false", async () => {
    const { primary, secondary } = await planTables({ orders: { ...CARTS, backup: false } });
    for (const one of [table(primary, "orders"), replica(secondary, "orders")]) {
      assert.deepEqual(one.inputs["tags"], { Name: "storefront-orders" });
    }
  });

  it("has a name that AWS accepts, with the longest workload and store", async () => {
    const [longest, shortest] = ["a".repeat(24), "a"];
    const of = async (workload: string, store: string) =>
      (await planTables({ [store]: CARTS }, "warm-standby", { shared: { workload: { name: workload } } })).primary
        .all("aws:dynamodb:Table")
        .map(({ inputs }) => String(inputs["name"]).length);
    // 3 to 255 characters (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html).
    assert.deepEqual(await of("w".repeat(16), longest), [41]);
    assert.deepEqual(await of("ww", shortest), [4]);
  });

  it("has Contributor Insights, as has each global index, in each region", async () => {
    const pair = await planTables(TABLES);
    for (const side of SIDES) {
      const found = pair[side].all("aws:dynamodb:ContributorInsights").map(({ inputs }) => inputs);
      assert.deepEqual(
        found.map(({ tableName, indexName }) => [tableName, indexName]),
        [undefined, "by-customer", "by-day"].map((index) => ["storefront-orders", index]),
      );
    }
  });
});

describe("a table's replica", () => {
  for (const strategy of LIVE) {
    it(`is created by the secondary's stack in strategy ${strategy}, and ignored by the table`, async () => {
      const { primary, secondary } = await planTables(TABLES, strategy);
      assert.equal(secondary.all("aws:dynamodb:Table").length, 0);
      assert.equal(primary.all("aws:dynamodb:TableReplica").length, 0);
      for (const store of ["orders", "carts"]) {
        const [own, copy] = [table(primary, store), replica(secondary, store)];
        assert.ok(own.ignoreChanges?.includes("replicas"), store);
        assert.deepEqual([own.inputs["streamEnabled"], own.inputs["streamViewType"]], [true, "NEW_AND_OLD_IMAGES"]);
        assert.equal(copy.inputs["globalTableArn"], own.outputs["arn"]);
        assert.deepEqual([copy.protect, copy.inputs["deletionProtectionEnabled"]], [true, true]);
        assert.equal(copy.inputs["pointInTimeRecovery"], true);
        assert.equal(copy.inputs["region"], undefined, "it is in the region of the stack's provider");
      }
    });
  }

  it("is encrypted with the key of its own region, like the table", async () => {
    const { primary, secondary } = await planTables(TABLES);
    const [east, west] = [primary, secondary].map((stack) => stack.one("aws:kms:Key", "storefront").outputs["arn"]);
    assert.notEqual(east, west);
    assert.deepEqual(table(primary, "orders").inputs["serverSideEncryption"], { enabled: true, kmsKeyArn: east });
    assert.equal(replica(secondary, "orders").inputs["kmsKeyArn"], west);
  });
});

describe("tables and a change of active", () => {
  const ofTables = (stack: Stack): Planned[] =>
    stack.resources.filter(({ type }) => /^aws:(dynamodb|appautoscaling)/.test(type));

  for (const strategy of ["backup-restore", ...LIVE]) {
    it(`in strategy ${strategy}: active changes none of them in either region`, async () => {
      const [before, after] = await Promise.all(
        ["primary", "secondary"].map((active) => planTables(TABLES, strategy, { shared: { active } })),
      );
      for (const side of SIDES) assert.deepEqual(ofTables(after![side]), ofTables(before![side]));
    });
  }

  it("are, in the secondary's stack, in no other region", async () => {
    const { secondary } = await planTables({ ...TABLES, ledger: { ...LEDGER, witness: "us-east-2" } });
    for (const { inputs, outputs } of ofTables(secondary)) {
      assert.equal(inputs["region"], undefined);
      assert.equal(outputs["region"], "us-west-2");
    }
  });
});

describe("the service's access to its tables", () => {
  const statements = (stack: Stack) =>
    statementsOf(stack.one("aws:iam:RolePolicy", "storefront-stores").inputs["policy"]);

  it("is to the items and indexes of its region's table, not to the table's configuration", async () => {
    const { secondary } = await planTables({ orders: CARTS });
    const arn = "arn:aws:dynamodb:us-west-2:123456789012:table/storefront-orders";
    const [items, stream, key] = statements(secondary);
    assert.deepEqual(items!["Resource"], [arn, `${arn}/index/*`]);
    for (const action of ["GetItem", "PutItem", "Query", "UpdateItem", "DeleteItem", "BatchWriteItem"]) {
      assert.ok(items!["Action"].includes(`dynamodb:${action}`), action);
    }
    assert.doesNotMatch(JSON.stringify(items), /DeleteTable|UpdateTable|us-east-1|dynamodb:\*/);
    assert.equal(stream!["Resource"], `${arn}/stream/*`);
    assert.equal(key!["Resource"], secondary.one("aws:kms:Key", "storefront").outputs["arn"]);
    assert.deepEqual(key!["Condition"], { StringEquals: { "kms:ViaService": "dynamodb.us-west-2.amazonaws.com" } });
  });

  it("has no stream actions without a stream", async () => {
    const { primary } = await planTables({ orders: CARTS }, "backup-restore");
    assert.doesNotMatch(JSON.stringify(statements(primary)), /stream|GetRecords/);
    const streaming = await planTables({ orders: { ...CARTS, stream: "KEYS_ONLY" } }, "backup-restore");
    assert.match(JSON.stringify(statements(streaming.primary)), /table\/storefront-orders\/stream/);
    assert.equal(table(streaming.primary, "orders").inputs["streamViewType"], "KEYS_ONLY");
  });

  it("is there before a table is restored: IAM accepts no change while its home region is impaired", async () => {
    const [before, after] = await Promise.all([
      planTables({ orders: CARTS }, "backup-restore"),
      planTables({ orders: CARTS }, "backup-restore", {
        shared: { active: "secondary" },
        secondary: { restore: { tables: { orders: {} } } },
      }),
    ]);
    assert.equal(before.secondary.all("aws:dynamodb:Table").length, 0);
    assert.deepEqual(after.secondary.all("aws:iam:RolePolicy"), before.secondary.all("aws:iam:RolePolicy"));
    assert.deepEqual(statements(before.secondary)[0]!["Resource"][0], table(after.secondary, "orders").outputs["arn"]);
  });
});
