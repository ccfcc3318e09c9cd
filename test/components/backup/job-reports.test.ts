import assert from "node:assert/strict";
import { planOf, SIDES } from "../plans";
import { stored } from "./stored";

const patternsOf = (stack: any): Record<string, any>[] =>
  stack
    .all("aws:cloudwatch:EventRule")
    .filter((rule: any) => rule.urn.includes("JobReports"))
    .map((rule: any) => JSON.parse(rule.inputs["eventPattern"]));

describe("notifications of jobs", () => {
  it("are on failed backups, copies and restores, in each region, for this workload's vaults only", async () => {
    const pair = await planOf(stored(), "stores");
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

  it("go to the topic of the region's alarms", async () => {
    const pair = await planOf(stored(), "stores");
    for (const side of SIDES) {
      const targets = pair[side].all("aws:cloudwatch:EventTarget").filter(({ urn }) => urn.includes("JobReports"));
      assert.equal(targets.length, 3);
      const lost = pair[side].one("aws:sqs:Queue", "storefront-alerts-undelivered").outputs["arn"];
      for (const { inputs } of targets) {
        assert.equal(
          inputs["arn"],
          pair[side].where("aws:sns:Topic", "name", "storefront-alerts-warning").outputs["arn"],
        );
        assert.deepEqual(inputs["deadLetterConfig"], { arn: lost });
      }
    }
  });

  it("are readable: every placeholder is a field of the event", async () => {
    const { primary } = await planOf(stored(), "stores");
    for (const target of primary.all("aws:cloudwatch:EventTarget").filter(({ urn }) => urn.includes("JobReports"))) {
      const { inputPaths, inputTemplate } = target.inputs["inputTransformer"];
      const used = [...inputTemplate.matchAll(/<(\w+)>/g)].map(([, name]) => name);
      assert.deepEqual([...new Set(used)].sort(), Object.keys(inputPaths).sort());
      assert.equal(typeof JSON.parse(inputTemplate), "string");
    }
  });

  for (const [every, hours] of [
    ["1h", 6],
    ["6h", 13],
    ["24h", 49],
  ] as const) {
    it(`have an alarm on ${hours} hours without a recovery point, for backups every ${every}`, async () => {
      const pair = await planOf(stored({ rules: { one: { every } } }), "stores");
      for (const side of SIDES) {
        const alarm = pair[side].one("aws:cloudwatch:MetricAlarm", "storefront-no-new-backup").inputs;
        assert.deepEqual([alarm["period"], alarm["evaluationPeriods"]], [3600, hours]);
        assert.equal(alarm["treatMissingData"], "missing");
        assert.deepEqual(alarm["dimensions"], { BackupVaultName: "storefront-backup" });
        assert.deepEqual(alarm["alarmActions"], [
          pair[side].where("aws:sns:Topic", "name", "storefront-alerts-warning").outputs["arn"],
        ]);
      }
    });
  }

  it("have no such alarm for backups that are rarer than an alarm can evaluate", async () => {
    const { primary } = await planOf(
      stored({ rules: { weekly: { cron: "cron(0 5 ? * SUN *)" } }, restoreTests: { newestOfDays: 30 } }),
      "stores",
    );
    const names = primary.all("aws:cloudwatch:MetricAlarm").map(({ urn }) => urn);
    assert.ok(!names.some((urn) => urn.endsWith("no-new-backup")));
  });
});
