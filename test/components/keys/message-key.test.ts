import assert from "node:assert/strict";
import { stored } from "../backup/stored";
import { planOf, SIDES, statementsOf } from "../plans";

describe("the key of a region's messages", () => {
  it("is one in each region, besides the stores' key, under the same alias, rotated and protected", async () => {
    const pair = await planOf(stored(), "stores");
    const ids = SIDES.map((side) => {
      const key = pair[side].one("aws:kms:Key", "storefront-messages");
      const { enableKeyRotation, rotationPeriodInDays, deletionWindowInDays } = key.inputs;
      assert.deepEqual([enableKeyRotation, rotationPeriodInDays, deletionWindowInDays], [true, 365, 30]);
      assert.ok(key.protect);
      const alias = pair[side].one("aws:kms:Alias", "storefront-messages").inputs;
      assert.deepEqual([alias["name"], alias["targetKeyId"]], ["alias/storefront-messages", key.outputs["keyId"]]);
      assert.notEqual(key.id, pair[side].one("aws:kms:Key", "storefront").id);
      return key.id;
    });
    assert.notEqual(ids[0], ids[1]);
  });

  it("allows IAM and the three service principals that publish, alarms of this account only", async () => {
    const { primary } = await planOf(stored(), "stores");
    const [iam, ...services] = statementsOf(primary.one("aws:kms:Key", "storefront-messages").inputs["policy"]);
    assert.deepEqual(iam!["Principal"], { AWS: "arn:aws:iam::123456789012:root" });
    const actions = ["kms:Decrypt", "kms:GenerateDataKey*"];
    assert.deepEqual(
      services.map((one) => [one["Principal"].Service, one["Action"], one["Condition"]]),
      [
        ["events.amazonaws.com", [...actions, "kms:DescribeKey", "kms:ReEncrypt*"], undefined],
        ["cloudwatch.amazonaws.com", actions, { StringEquals: { "aws:SourceAccount": "123456789012" } }],
        ["sns.amazonaws.com", actions, undefined],
      ],
    );
  });

  it("has the settings' values", async () => {
    const { secondary } = await planOf(
      stored({}, { deletionWindowDays: 7, rotationDays: 90, deletionProtection: false }),
      "stores",
    );
    const key = secondary.one("aws:kms:Key", "storefront-messages");
    assert.deepEqual([key.inputs["deletionWindowInDays"], key.inputs["rotationPeriodInDays"]], [7, 90]);
    assert.ok(!key.protect);
  });
});
