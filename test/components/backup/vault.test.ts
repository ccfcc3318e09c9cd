import assert from "node:assert/strict";
import { planOf, SIDES, statementsOf } from "../plans";
import { stored } from "./stored";

describe("a vault", () => {
  it("has the name that both regions know, is encrypted with its own region's key, and is protected", async () => {
    const pair = await planOf(stored(), "stores");
    for (const side of SIDES) {
      const vault = pair[side].one("aws:backup:Vault");
      assert.equal(vault.inputs["name"], "storefront-backup");
      assert.equal(vault.inputs["kmsKeyArn"], pair[side].one("aws:kms:Key", "storefront").outputs["arn"]);
      assert.ok(vault.protect);
      assert.ok(!vault.inputs["forceDestroy"]);
    }
  });

  it("denies the manual deletion of recovery points and a shorter lifecycle", async () => {
    const { secondary } = await planOf(stored(), "stores");
    const [statement] = statementsOf(secondary.one("aws:backup:VaultPolicy").inputs["policy"]);
    assert.deepEqual([statement!["Effect"], statement!["Principal"]], ["Deny", "*"]);
    assert.ok(statement!["Action"].includes("backup:DeleteRecoveryPoint"));
    assert.ok(statement!["Action"].includes("backup:UpdateRecoveryPointLifecycle"));
    assert.ok(!("Condition" in statement!));
  });

  it("allows them to the one role in the settings", async () => {
    const { primary } = await planOf(stored({ breakGlassRole: "break-glass" }), "stores");
    const [statement] = statementsOf(primary.one("aws:backup:VaultPolicy").inputs["policy"]);
    assert.deepEqual(statement!["Condition"], {
      StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/break-glass" },
    });
  });

  it("can be deleted in two steps: first unprotected, without that policy", async () => {
    const { primary } = await planOf(stored({ deletionProtection: false }), "stores");
    assert.ok(!primary.one("aws:backup:Vault").protect);
    assert.equal(primary.all("aws:backup:VaultPolicy").length, 0);
  });

  it("has no lock by default, and one in both regions by setting", async () => {
    assert.equal((await planOf(stored(), "stores")).primary.all("aws:backup:VaultLockConfiguration").length, 0);
    const pair = await planOf(
      stored({ lock: { mode: "governance", minRetentionDays: 7, maxRetentionDays: 90 } }),
      "stores",
    );
    for (const side of SIDES) {
      const { backupVaultName, ...bounds } = pair[side].one("aws:backup:VaultLockConfiguration").inputs;
      assert.equal(backupVaultName, "storefront-backup");
      assert.deepEqual(bounds, { minRetentionDays: 7, maxRetentionDays: 90 });
    }
  });

  it("has a date after which the lock is immutable, in compliance mode only", async () => {
    const lock = { mode: "compliance", minRetentionDays: 7, changeableForDays: 30 };
    const { primary } = await planOf(stored({ lock }), "stores");
    const made = primary.one("aws:backup:VaultLockConfiguration");
    assert.equal(made.inputs["changeableForDays"], 30);
    assert.ok(made.protect);
  });
});
