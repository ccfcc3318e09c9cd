import assert from "node:assert/strict";
import type { Stack } from "../plans";
import { CARTS, ORDERS, planTables } from "./settings";

const TABLES = { orders: ORDERS, carts: CARTS };

const restored = () =>
  planTables(TABLES, "backup-restore", {
    shared: { active: "secondary" },
    secondary: { restore: { tables: { orders: {} } } },
  });
const commandsOf = (stack: Stack, store = "orders") => stack.outputs["stores"].tables[store];
const orders = (stack: Stack) => stack.one("aws:dynamodb:Table", "storefront-orders");

describe("a restored table", () => {
  for (const strategy of ["static-site", "backup-restore"]) {
    it(`exists before the restore in the primary only, in strategy ${strategy}, with AWS Backup's tag`, async () => {
      const { primary, secondary } = await planTables(TABLES, strategy);
      assert.deepEqual(orders(primary).inputs["tags"]["backup-plan"], "storefront");
      assert.equal(orders(primary).importID, undefined);
      assert.equal(secondary.resources.filter(({ type }) => /dynamodb\/|appautoscaling/.test(type)).length, 0);
    });
  }

  it("is imported and has the settings' values; an empty one is never created in its place", async () => {
    const { primary, secondary } = await restored();
    const { importID, ignoreChanges, inputs, protect } = orders(secondary);
    assert.deepEqual([importID, inputs["name"], protect], ["storefront-orders", "storefront-orders", true]);
    assert.deepEqual(ignoreChanges, orders(primary).ignoreChanges);
    assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true, recoveryPeriodInDays: 14 });
    const key = secondary.one("aws:kms:Key", "storefront").outputs["arn"];
    assert.deepEqual(inputs["serverSideEncryption"], { enabled: true, kmsKeyArn: key });
    assert.equal(secondary.all("aws:dynamodb:Table").length, 1);
  });

  it("has Auto Scaling from the first `up`", async () => {
    const { secondary } = await restored();
    assert.equal(secondary.all("aws:appautoscaling:Target").length, 6);
  });

  it("does not change the primary's table", async () => {
    const [before, after] = await Promise.all([planTables(TABLES, "backup-restore"), restored()]);
    assert.deepEqual(orders(after.primary), orders(before.primary));
  });
});

describe("the commands of a table's restore", () => {
  it("do not need the other region", async () => {
    const { primary, secondary } = await planTables(TABLES, "backup-restore");
    const commands = JSON.stringify(commandsOf(secondary));
    assert.doesNotMatch(commands, /us-east-1/);
    assert.equal(commands.match(/--region us-west-2/g)!.length, 7);
    assert.doesNotMatch(JSON.stringify(commandsOf(primary)), /us-west-2/);
  });

  it("restore under the table's own name, with the region's key and a role from the state", async () => {
    const { secondary } = await planTables(TABLES, "backup-restore");
    const { restore } = commandsOf(secondary);
    const metadata = JSON.parse(/--metadata '(.*?)'/.exec(restore["3. restore"])![1]!);
    assert.deepEqual(metadata, {
      targetTableName: "storefront-orders",
      encryptionType: "KMS",
      kmsMasterKeyArn: secondary.one("aws:kms:Key", "storefront").outputs["arn"],
    });
    const [, urnEnd] = /endswith\(\\?"(.*?)\\?"\)/.exec(restore["3. restore"])!;
    assert.equal(secondary.all("aws:iam:Role").filter(({ urn }) => urn.endsWith(urnEnd!)).length, 1);
    const vault = secondary.one("aws:backup:Vault").inputs["name"];
    assert.match(restore["1. find"], new RegExp(`--backup-vault-name ${vault} `));
  });

  it("import the table if the state has none, or refresh it alone", async () => {
    const takeOver = (stack: Stack) => commandsOf(stack).restore["5. take over"];
    const before = await planTables(TABLES, "backup-restore");
    assert.equal(
      takeOver(before.secondary),
      "add { tables: { orders: {} } } to holdfast:restore in Pulumi.secondary.yaml, then pulumi up -s secondary",
    );
    const refreshed = (stack: Stack, name: string) => {
      const [, end] = /--target '\*\*(.*?)'/.exec(takeOver(stack))!;
      assert.deepEqual(
        stack.resources.filter(({ urn }) => urn.endsWith(end!)),
        [orders(stack)],
      );
      assert.match(takeOver(stack), new RegExp(`^pulumi refresh -s ${name} .* && pulumi up -s ${name}$`));
    };
    refreshed(before.primary, "primary");
    refreshed((await restored()).secondary, "secondary");
  });

  it("do not exist for a replicated table", async () => {
    const { primary, secondary } = await planTables(TABLES);
    for (const stack of [primary, secondary]) {
      const facts = commandsOf(stack);
      assert.equal(facts.restore, undefined);
      assert.match(facts.pointInTime, new RegExp(`--region ${stack.region}$`));
      assert.match(facts.arn, new RegExp(`:${stack.region}:.*table/storefront-orders$`));
    }
  });
});
