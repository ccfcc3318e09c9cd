import assert from "node:assert/strict";
import { CLUSTER, POSTGRES, withDatabase } from "../database/rds";
import { nameOf, planOf, SIDES } from "../plans";
import { keysAndBackups, STATIC_SITE, stored } from "./stored";

const PLAN = ["aws:backup/plan:Plan::storefront", "aws:backup/selection:Selection::storefront"];

describe("backups of a pair", () => {
  it("have a vault, a role and topics in each region, and a plan in the one that writes", async () => {
    const { primary, secondary } = await planOf(stored(), "stores");
    for (const stack of [primary, secondary]) {
      assert.equal(stack.all("aws:backup:Vault").length, 1);
      assert.equal(stack.all("aws:sns:Topic").length, 2);
      assert.equal(stack.one("aws:iam:Role", "storefront-backup").inputs["tags"]["Name"], "storefront-backup");
    }
    assert.deepEqual(
      [primary, secondary].map((stack) => stack.all("aws:backup:Plan").length),
      [1, 0],
    );
  });

  it("gain only the secondary's plan when it becomes the writer, which does not need the impaired primary Region", async () => {
    const before = keysAndBackups((await planOf(stored(), "stores")).secondary);
    const after = keysAndBackups(
      (await planOf({ shared: { ...stored().shared, active: "secondary" } }, "stores")).secondary,
    );
    assert.deepEqual([...after.keys()].filter((key) => !before.has(key)).sort(), PLAN);
    for (const [key, inputs] of before) assert.deepEqual(after.get(key), inputs, key);
  });

  it("lose only the primary's plan, and have restore testing there from then on", async () => {
    const before = keysAndBackups((await planOf(stored(), "stores")).primary);
    const after = keysAndBackups(
      (await planOf({ shared: { ...stored().shared, active: "secondary" } }, "stores")).primary,
    );
    assert.deepEqual([...before.keys()].filter((key) => !after.has(key)).sort(), PLAN);
    const gained = [...after.keys()].filter((key) => !before.has(key));
    assert.ok(gained.length > 0 && gained.every((key) => key.includes("restoreTesting")), gained.join());
    for (const [key, inputs] of after) if (before.has(key)) assert.deepEqual(before.get(key), inputs, key);
  });

  it("call only the region of their own stack", async () => {
    for (const active of SIDES) {
      const pair = await planOf({ shared: { ...stored().shared, active } }, "stores");
      const elsewhere = SIDES.map((side) =>
        [...keysAndBackups(pair[side])].filter(([, inputs]) => "region" in inputs).map(([key]) => key),
      );
      // Not of backups: it sends the other region's alarms to this one.
      const alerts = ["", "-warning"].map(
        (of) => `aws:sns/topicSubscription:TopicSubscription::storefront-alerts-record${of}-from-primary`,
      );
      assert.deepEqual(elsewhere, [[], alerts], active);
    }
  });

  it("of a static site are copied to a region that has a key, a vault and restore testing, and no store", async () => {
    const { primary, secondary } = await planOf(STATIC_SITE, "stores");
    const [rule] = primary.one("aws:backup:Plan").inputs["rules"];
    assert.equal(rule.copyActions[0].destinationVaultArn, secondary.one("aws:backup:Vault").outputs["arn"]);
    assert.equal(secondary.all("aws:dynamodb:Table").length, 0);
    assert.equal(
      secondary.one("aws:backup:Vault").inputs["kmsKeyArn"],
      secondary.one("aws:kms:Key", "storefront").outputs["arn"],
    );
    assert.equal(secondary.one("aws:backup:RestoreTestingSelection").inputs["protectedResourceType"], "DynamoDB");
  });

  it("are an empty vault if nothing is, or can be, backed up: no plan, no restore testing, and no alarm", async () => {
    const nothing = [
      await withDatabase("static-site", "primary", CLUSTER),
      await withDatabase("warm-standby", "primary", { ...POSTGRES, backup: false }),
    ];
    for (const { primary, secondary } of nothing) {
      for (const stack of [primary, secondary]) {
        assert.equal(stack.all("aws:backup:Vault").length, 1);
        for (const type of ["backup:Plan", "backup:RestoreTestingPlan", "cloudwatch:EventRule"])
          assert.equal(stack.all(`aws:${type}`).length, 0, type);
        // That of the region's alarms, which is there without backups.
        assert.deepEqual(stack.all("aws:sns:Topic").map(nameOf), ["storefront-alerts", "storefront-alerts-warning"]);
        assert.ok(!stack.all("aws:cloudwatch:MetricAlarm").some(({ urn }) => urn.endsWith("no-new-backup")));
      }
      const tagged = primary.resources.filter(({ inputs }) => inputs["tags"]?.["backup-plan"] !== undefined);
      assert.deepEqual(
        tagged.map(({ urn }) => urn),
        [],
      );
    }
  });

  it("are in the stack's outputs, with the command that lists the recovery points", async () => {
    const { secondary } = await planOf(stored(), "stores");
    assert.deepEqual(secondary.outputs["stores"].backups, {
      vault: "storefront-backup",
      list: "aws backup list-recovery-points-by-backup-vault --backup-vault-name storefront-backup --region us-west-2",
    });
  });

  it("do not exist without a store", async () => {
    const { primary, secondary } = await planOf("shipped");
    for (const stack of [primary, secondary])
      if (stack.outputs["stores"] === undefined) assert.equal(keysAndBackups(stack).size, 0);
  });
});
