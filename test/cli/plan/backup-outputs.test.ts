import assert from "node:assert/strict";
import { madeUp } from "../../../cli/plan/outputs";
import { urnOf } from "../../../cli/plan/recorded";

const PLACE = { region: "us-west-2", account: "111122223333" };

function make(type: string, inputs: Record<string, unknown> = {}, name = "shop", stack = "primary") {
  const urn = urnOf({ organization: "organization", project: "shop", stack }, type, name);
  return madeUp({ urn, type, name, inputs, place: PLACE, additionalSecretOutputs: [] });
}

describe("made-up backups and keys", () => {
  it("have the ARN by which the other region's plan knows a vault", () => {
    const { id, outputs } = make("aws:backup/vault:Vault", { name: "shop-backup" });
    assert.equal(id, "shop-backup");
    assert.equal(outputs["arn"], "arn:aws:backup:us-west-2:111122223333:backup-vault:shop-backup");
  });

  it("tell a vault from its policy and its lock, which AWS knows by one name", () => {
    const inputs = { name: "shop-backup", backupVaultName: "shop-backup" };
    const types = ["vault:Vault", "vaultPolicy:VaultPolicy", "vaultLockConfiguration:VaultLockConfiguration"];
    const ids = types.map((type) => make(`aws:backup/${type}`, inputs).id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("know a multi-Region key by its id, and a key of one region by none of that form", () => {
    const form = /^mrk-[0-9a-f]{32}$/;
    assert.match(make("aws:kms/key:Key", { multiRegion: true }).id, form);
    assert.match(make("aws:kms/replicaKey:ReplicaKey").id, form);
    assert.doesNotMatch(make("aws:kms/key:Key", { multiRegion: false }).id, form);
    const { id, outputs } = make("aws:kms/replicaKey:ReplicaKey");
    assert.deepEqual([outputs["keyId"], outputs["arn"]], [id, `arn:aws:kms:us-west-2:111122223333:key/${id}`]);
  });

  it("do not take a restore testing plan's name for its id, which others refer to it by", () => {
    const { id, outputs } = make("aws:backup/restoreTestingPlan:RestoreTestingPlan", { name: "shop_restore" });
    assert.notEqual(id, "shop_restore");
    assert.equal(outputs["arn"], `arn:aws:backup:us-west-2:111122223333:restore-testing-plan:${id}`);
  });
});
