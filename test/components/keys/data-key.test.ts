import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, statementsOf } from "../plans";
import { stored } from "../backup/stored";

describe("the key of a region's stores", () => {
  it("is one in each region, under the same alias, rotated, protected, with a deletion window", async () => {
    const pair = await planOf(stored(), "stores");
    const ids = SIDES.map((side) => {
      const key = pair[side].one("aws:kms:Key", "storefront");
      const { enableKeyRotation, rotationPeriodInDays, deletionWindowInDays, multiRegion } = key.inputs;
      assert.deepEqual(
        [enableKeyRotation, rotationPeriodInDays, deletionWindowInDays, multiRegion],
        [true, 365, 30, false],
      );
      assert.ok(key.protect);
      const alias = pair[side].one("aws:kms:Alias", "storefront").inputs;
      assert.deepEqual([alias["name"], alias["targetKeyId"]], ["alias/storefront-data", key.outputs["keyId"]]);
      return key.id;
    });
    assert.notEqual(ids[0], ids[1]);
  });

  it("has a policy for IAM only: no service principal uses it", async () => {
    const { primary } = await planOf(stored(), "stores");
    const [statement, ...others] = statementsOf(primary.one("aws:kms:Key", "storefront").inputs["policy"]);
    assert.deepEqual(statement!["Principal"], { AWS: "arn:aws:iam::123456789012:root" });
    assert.equal(statement!["Action"], "kms:*");
    assert.deepEqual(others, []);
  });

  it("has the settings' values", async () => {
    const { secondary } = await planOf(
      stored({}, { deletionWindowDays: 7, rotationDays: 90, deletionProtection: false }),
      "stores",
    );
    const key = secondary.one("aws:kms:Key", "storefront");
    assert.deepEqual([key.inputs["deletionWindowInDays"], key.inputs["rotationPeriodInDays"]], [7, 90]);
    assert.ok(!key.protect);
  });

  it("is by setting a multi-Region key, whose replica the secondary's stack creates from the primary's outputs", async () => {
    const { primary, secondary } = await planOf(stored({}, { type: "multi-region" }), "stores");
    assert.equal(primary.one("aws:kms:Key", "storefront").inputs["multiRegion"], true);
    const replica = secondary.one("aws:kms:ReplicaKey");
    assert.deepEqual(secondary.all("aws:kms:Key").map(nameOf), ["storefront-messages"], "one of a single region");
    assert.equal(replica.inputs["primaryKeyArn"], primary.outputs["dataKeyArn"]);
    assert.ok(replica.protect);
    assert.ok(!("enableKeyRotation" in replica.inputs));
    assert.equal(secondary.one("aws:kms:Alias", "storefront").inputs["targetKeyId"], replica.outputs["keyId"]);
    assert.equal(secondary.one("aws:backup:Vault").inputs["kmsKeyArn"], replica.outputs["arn"]);
    assert.equal(replica.inputs["policy"], primary.one("aws:kms:Key", "storefront").inputs["policy"]);
  });
});
