import assert from "node:assert/strict";
import { planOf, waitsFor } from "../plans";
import { stored } from "./stored";

const rulesOf = async (backup: object) =>
  (await planOf(stored(backup), "stores")).primary.one("aws:backup:Plan", "storefront").inputs["rules"];

describe("a backup plan", () => {
  it("backs up daily, retains 35 days in both regions, and copies to the other region's vault", async () => {
    assert.deepEqual(await rulesOf({}), [
      {
        ruleName: "scheduled",
        schedule: "cron(0 5 ? * * *)",
        scheduleExpressionTimezone: "Etc/UTC",
        targetVaultName: "storefront-backup",
        startWindow: 60,
        completionWindow: 120,
        lifecycle: { deleteAfter: 35 },
        copyActions: [
          {
            destinationVaultArn: "arn:aws:backup:us-west-2:123456789012:backup-vault:storefront-backup",
            lifecycle: { deleteAfter: 35 },
          },
        ],
      },
    ]);
  });

  it("has the rules of the settings, each copied with a retention of its own", async () => {
    const rules = await rulesOf({
      rules: {
        often: { every: "6h", retentionDays: 7, startWithin: "2h", completeWithin: "5h" },
        monthly: {
          cron: "cron(30 2 1 * ? *)",
          retentionDays: 400,
          coldAfterDays: 30,
          copy: { retentionDays: 500, coldAfterDays: 60 },
        },
      },
    });
    rules.sort((a: any, b: any) => b.ruleName.localeCompare(a.ruleName));
    const brief = rules.map((rule: any) => [rule.ruleName, rule.schedule, rule.startWindow, rule.completionWindow]);
    assert.deepEqual(brief, [
      ["often", "cron(0 0/6 ? * * *)", 120, 300],
      ["monthly", "cron(30 2 1 * ? *)", 60, 120],
    ]);
    assert.deepEqual(rules[1].lifecycle, { deleteAfter: 400, coldStorageAfter: 30 });
    assert.deepEqual(rules[1].copyActions[0].lifecycle, { deleteAfter: 500, coldStorageAfter: 60 });
  });

  it("selects by the stores' tag, and by type, independent of the account's opt-in", async () => {
    const { primary } = await planOf(stored(), "stores");
    const selection = primary.one("aws:backup:Selection");
    const { key, value } = selection.inputs["conditions"][0].stringEquals[0];
    assert.deepEqual([key, value], ["aws:ResourceTag/backup-plan", "storefront"]);
    assert.ok(selection.inputs["resources"].includes("arn:aws:dynamodb:*:*:table/*"));
    assert.ok(selection.inputs["resources"].includes("arn:aws:s3:::*"));
    assert.equal(selection.inputs["planId"], primary.one("aws:backup:Plan").id);
    assert.equal(primary.all("aws:backup:RegionSettings").length, 0);
  });

  it("is created after its role's policies: backup, copy, restore, and S3", async () => {
    const { primary } = await planOf(stored(), "stores");
    const role = primary.one("aws:iam:Role", "storefront-backup");
    const attached = primary
      .all("aws:iam:RolePolicyAttachment")
      .filter((one) => one.inputs["role"] === role.outputs["name"]);
    assert.deepEqual(attached.map((one) => one.inputs["policyArn"].replace("arn:aws:iam::aws:policy/", "")).sort(), [
      "AWSBackupServiceRolePolicyForS3Backup",
      "AWSBackupServiceRolePolicyForS3Restore",
      "service-role/AWSBackupServiceRolePolicyForBackup",
      "service-role/AWSBackupServiceRolePolicyForRestores",
    ]);
    for (const one of attached) assert.ok(waitsFor(primary.one("aws:backup:Selection"), one), one.urn);
    const [{ Principal, Condition }] = JSON.parse(role.inputs["assumeRolePolicy"]).Statement;
    assert.deepEqual(Principal, { Service: "backup.amazonaws.com" });
    assert.deepEqual(Condition, { StringEquals: { "aws:SourceAccount": "123456789012" } });
  });

  it("backs up buckets continuously in a plan of their own, never twice", async () => {
    const { primary } = await planOf(
      stored({ continuousBuckets: { retentionDays: 14, copy: { retentionDays: 60 } } }),
      "stores",
    );
    const [rule] = primary.one("aws:backup:Plan", "storefront-buckets").inputs["rules"];
    assert.equal(rule.enableContinuousBackup, true);
    assert.deepEqual(rule.lifecycle, { deleteAfter: 14 });
    assert.deepEqual(rule.copyActions[0].lifecycle, { deleteAfter: 60 });
    assert.deepEqual(primary.one("aws:backup:Selection", "storefront-buckets").inputs["resources"], ["arn:aws:s3:::*"]);
    const others = primary.one("aws:backup:Selection", "storefront").inputs["resources"];
    assert.ok(!others.includes("arn:aws:s3:::*"));
    const [own] = primary.one("aws:backup:Plan", "storefront").inputs["rules"];
    assert.ok(!("enableContinuousBackup" in own));
  });
});
