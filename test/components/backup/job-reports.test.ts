import assert from "node:assert/strict";
import { planOf, SIDES, statementsOf } from "../plans";
import { stored } from "./stored";

const patternsOf = (stack: any): Record<string, any>[] =>
  stack.all("aws:cloudwatch:EventRule").map((rule: any) => JSON.parse(rule.inputs["eventPattern"]));

describe("reports of jobs", () => {
  it("tell of backups, copies and restores that end badly, in each region, about this workload's vaults alone", async () => {
    const pair = await planOf(stored());
    for (const side of SIDES) {
      const patterns = patternsOf(pair[side]);
      assert.deepEqual(patterns.map((pattern) => pattern["detail-type"][0]).sort(), [
        "Backup Job State Change",
        "Copy Job State Change",
        "Restore Job State Change",
      ]);
      for (const { source, detail, "detail-type": type } of patterns) {
        assert.deepEqual(source, ["aws.backup"]);
        const ends = type[0].startsWith("Restore") ? detail.status : detail.state;
        assert.deepEqual(ends, ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"], type[0]);
        assert.equal(Object.keys(detail).length, 2, type[0]);
      }
    }
    const copies = patternsOf(pair.primary).find((pattern) => pattern["detail-type"][0].startsWith("Copy"))!;
    assert.deepEqual(copies["detail"].sourceBackupVaultArn, [
      "arn:aws:backup:us-east-1:123456789012:backup-vault:storefront-backup",
      "arn:aws:backup:us-west-2:123456789012:backup-vault:storefront-backup",
    ]);
  });

  it("go to a topic of the region's own key, which lets both publishers in", async () => {
    const pair = await planOf(stored());
    for (const side of SIDES) {
      const stack = pair[side];
      const topic = stack.one("aws:sns:Topic");
      assert.equal(topic.inputs["kmsMasterKeyId"], stack.one("aws:kms:Key").outputs["arn"]);
      const allowed = (policy: unknown, action: string) =>
        statementsOf(policy)
          .filter((one) => [one["Action"]].flat().some((given: string) => given.startsWith(action)))
          .map((one) => one["Principal"].Service)
          .filter(Boolean)
          .sort();
      const publishers = ["cloudwatch.amazonaws.com", "events.amazonaws.com"];
      assert.deepEqual(allowed(stack.one("aws:sns:TopicPolicy").inputs["policy"], "sns:Publish"), publishers);
      assert.deepEqual(allowed(stack.one("aws:kms:Key").inputs["policy"], "kms:GenerateDataKey"), publishers);
      assert.deepEqual(allowed(stack.one("aws:kms:Key").inputs["policy"], "kms:Decrypt"), publishers);
      for (const target of stack.all("aws:cloudwatch:EventTarget"))
        assert.equal(target.inputs["arn"], topic.outputs["arn"]);
    }
  });

  it("put no condition on EventBridge, or AWS would drop each event", async () => {
    const { primary } = await planOf(stored());
    for (const policy of [primary.one("aws:sns:TopicPolicy"), primary.one("aws:kms:Key")]) {
      const events = statementsOf(policy.inputs["policy"]).find(
        (one) => one["Principal"].Service === "events.amazonaws.com",
      );
      assert.ok(events && !("Condition" in events));
    }
  });

  it("are letters that a person can read: every place that is filled in is found in the event", async () => {
    const { primary } = await planOf(stored());
    for (const target of primary.all("aws:cloudwatch:EventTarget")) {
      const { inputPaths, inputTemplate } = target.inputs["inputTransformer"];
      const used = [...inputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name);
      assert.deepEqual([...new Set(used)].sort(), Object.keys(inputPaths).sort());
      assert.equal(typeof JSON.parse(inputTemplate), "string");
    }
  });

  it("reach every address in both regions", async () => {
    const pair = await planOf(stored({ emails: ["a@example.com", "b@example.com"] }));
    for (const side of SIDES) {
      const made = pair[side]
        .all("aws:sns:TopicSubscription")
        .map(({ inputs }) => [inputs["protocol"], inputs["endpoint"]]);
      assert.deepEqual(made, [
        ["email", "a@example.com"],
        ["email", "b@example.com"],
      ]);
    }
  });

  for (const [every, hours] of [
    ["1h", 6],
    ["6h", 13],
    ["24h", 49],
  ] as const) {
    it(`ring where nothing new came for ${hours} hours, of backups every ${every}, whoever should have said so`, async () => {
      const pair = await planOf(stored({ rules: { one: { every } } }));
      for (const side of SIDES) {
        const alarm = pair[side].one("aws:cloudwatch:MetricAlarm", "storefront-no-new-backup").inputs;
        assert.deepEqual([alarm["period"], alarm["evaluationPeriods"]], [3600, hours]);
        assert.equal(alarm["treatMissingData"], "breaching");
        assert.deepEqual(alarm["dimensions"], { BackupVaultName: "storefront-backup" });
        assert.deepEqual(alarm["alarmActions"], [pair[side].one("aws:sns:Topic").outputs["arn"]]);
      }
    });
  }

  it("have no such alarm where backups come less often than an alarm can look back", async () => {
    const { primary } = await planOf(
      stored({ rules: { weekly: { cron: "cron(0 5 ? * SUN *)" } }, restoreTests: { newestOfDays: 30 } }),
    );
    const names = primary.all("aws:cloudwatch:MetricAlarm").map(({ urn }) => urn);
    assert.ok(!names.some((urn) => urn.endsWith("no-new-backup")));
  });
});
