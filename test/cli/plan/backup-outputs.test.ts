import assert from "node:assert/strict";
import { mockOf } from "../../../cli/plan/outputs";
import { urnOf } from "../../../cli/plan/recorded";

const PLACE = { region: "us-west-2", account: "111122223333" };

function make(type: string, inputs: Record<string, unknown> = {}, name = "shop", place = PLACE) {
  const urn = urnOf({ organization: "organization", project: "shop", stack: "primary" }, type, name);
  return mockOf({ urn, type, name, inputs, place, additionalSecretOutputs: [] });
}

describe("mock outputs of backups and keys", () => {
  it("have the ARN by which the other region's plan knows a vault", () => {
    const { outputs } = make("aws:backup/vault:Vault", { name: "shop-backup" });
    assert.equal(outputs["name"], "shop-backup");
    assert.equal(outputs["arn"], "arn:aws:backup:us-west-2:111122223333:backup-vault:shop-backup");
  });

  it("distinguish a vault, a key's alias and a table from those of the same name in the other region", () => {
    for (const [type, name] of [
      ["aws:backup/vault:Vault", "shop-backup"],
      ["aws:kms/alias:Alias", "alias/shop-data"],
      ["aws:dynamodb/table:Table", "shop-carts"],
    ] as const) {
      const [here, there] = ["us-west-2", "us-east-1"].map((region) =>
        make(type, { name }, "shop", { ...PLACE, region }),
      );
      assert.deepEqual([here!.id, there!.id], [`${name},us-west-2`, `${name},us-east-1`]);
      assert.deepEqual([here!.outputs["name"], there!.outputs["name"]], [name, name]);
    }
  });

  it("distinguish a vault from its policy and its lock, which have one name in AWS", () => {
    const inputs = { name: "shop-backup", backupVaultName: "shop-backup" };
    const types = ["vault:Vault", "vaultPolicy:VaultPolicy", "vaultLockConfiguration:VaultLockConfiguration"];
    const ids = types.map((type) => make(`aws:backup/${type}`, inputs).id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("give a multi-Region key an id of its form, and a single-Region key none of that form", () => {
    const form = /^mrk-[0-9a-f]{32}$/;
    assert.match(make("aws:kms/key:Key", { multiRegion: true }).id, form);
    assert.match(make("aws:kms/replicaKey:ReplicaKey").id, form);
    assert.doesNotMatch(make("aws:kms/key:Key", { multiRegion: false }).id, form);
    const { id, outputs } = make("aws:kms/replicaKey:ReplicaKey");
    assert.deepEqual([outputs["keyId"], outputs["arn"]], [id, `arn:aws:kms:us-west-2:111122223333:key/${id}`]);
  });

  it("give a restore testing plan an id that is not its name, by which others refer to it", () => {
    const { id, outputs } = make("aws:backup/restoreTestingPlan:RestoreTestingPlan", { name: "shop_restore" });
    assert.notEqual(id, "shop_restore");
    assert.equal(outputs["arn"], `arn:aws:backup:us-west-2:111122223333:restore-testing-plan:${id}`);
  });
});
