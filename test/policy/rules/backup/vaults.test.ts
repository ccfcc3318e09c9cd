import assert from "node:assert/strict";
import { vaultLockRetention } from "../../../../policy/rules/backup/vault-lock-retention";
import { vaultCustomerManagedKey } from "../../../../policy/rules/backup/vault-customer-managed-key";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { HERE, other, plan, rule, THERE, vault, vaultArn } from "./resources";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("backup-vault-customer-managed-key", () => {
  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a key of the program, ${when}`, () => {
      const key = resource("aws:kms/key:Key", "data");
      const one = vault("vault", { kmsKeyArn: key.output("arn") });
      assert.deepEqual(verdicts(vaultCustomerManagedKey, build(key, one)), { vault: "compliant" });
    });

    it(`refuses none, ${when}: AWS answers with its own`, () => {
      const answer = { outputs: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/aws-own" } };
      const [found] = judgementsOf(vaultCustomerManagedKey, build(vault("vault", {}, answer)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["kmsKeyArn", undefined]);
    });
  }

  it("refuses AWS's own key by its alias, and accepts another key's ARN or one that is not known yet", () => {
    const of = (kmsKeyArn: unknown) =>
      verdicts(vaultCustomerManagedKey, graphOf(vault("vault", { kmsKeyArn })))["vault"];
    assert.equal(of("arn:aws:kms:us-east-1:123456789012:alias/aws/backup"), "violation");
    assert.equal(of("arn:aws:kms:us-east-1:123456789012:key/1234"), "compliant");
    assert.equal(of(unknown), "compliant");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(vaultCustomerManagedKey, graphOf(other)), {}));
});

describe("backup-vault-lock-retention", () => {
  const lock = (of: Fixture, inputs: object, options = {}): Fixture =>
    resource(
      "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
      "lock",
      { backupVaultName: of.id, ...inputs },
      {
        region: of.options.region,
        stack: of.options.stack,
        ...options,
      },
    );
  const near = () => vault("vault", {}, { id: "vault" });
  const keeping = (days: unknown) => [rule({ lifecycle: { deleteAfter: days } })];

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a retention within its bounds, ${when}, and refuses one outside`, () => {
      const judged = (days: number, bounds: object) => {
        const one = near();
        const rules = [rule({ targetVaultName: one.output("name"), lifecycle: { deleteAfter: days } })];
        return verdicts(vaultLockRetention, build(one, lock(one, bounds), plan({ rules })))["lock"];
      };
      assert.equal(judged(30, { minRetentionDays: 30, maxRetentionDays: 30 }), "compliant");
      assert.equal(judged(29, { minRetentionDays: 30 }), "violation");
      assert.equal(judged(31, { maxRetentionDays: 30 }), "violation");
      assert.equal(judged(31, {}), "compliant");
    });

    it(`judges copies that come from another stack, ${when}`, () => {
      const far = vault("far", {}, { region: THERE, stack: "secondary" });
      const copyActions = [{ destinationVaultArn: far.output("arn"), lifecycle: { deleteAfter: 3 } }];
      const graph = build(far, lock(far, { minRetentionDays: 7 }), plan({ rules: [rule({ copyActions })] }));
      const [found] = judgementsOf(vaultLockRetention, graph);
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["minRetentionDays", 7, 3]);
      assert.match(found.message, /^daily \(rules\[0\]\.copyActions\[0\]\.lifecycle\) sets a retention for 3 days/);
    });
  }

  it("takes what is never deleted for too long, where there is a most", () => {
    const one = near();
    const judged = (bounds: object, days?: number) =>
      verdicts(vaultLockRetention, graphOf(one, lock(one, bounds), plan({ rules: keeping(days) })))["lock"];
    assert.equal(judged({ maxRetentionDays: 365 }), "violation");
    assert.equal(judged({ maxRetentionDays: 365 }, -1), "violation");
    assert.equal(judged({ minRetentionDays: 7 }), "compliant");
  });

  it("is not applicable where no plan fills the vault", () => {
    const one = near();
    assert.deepEqual(verdicts(vaultLockRetention, graphOf(one, lock(one, {}))), { lock: "notApplicable" });
    const elsewhere = plan({ rules: [rule({ targetVaultName: "another", lifecycle: { deleteAfter: 1 } })] });
    assert.deepEqual(verdicts(vaultLockRetention, graphOf(one, lock(one, { minRetentionDays: 7 }), elsewhere)), {
      lock: "notApplicable",
    });
  });

  it("does not take the vault of the other Region for its own, although both have the same name", () => {
    const one = near();
    const twin = vault("vault", {}, { region: THERE, stack: "secondary", id: "vault" });
    const graph = graphOf(one, twin, lock(twin, { minRetentionDays: 7 }), plan({ rules: keeping(1) }));
    assert.deepEqual(verdicts(vaultLockRetention, graph), { lock: "notApplicable" });
  });

  it("judges copies by the vault's ARN once it is made, and is undecided on bad ones before", () => {
    const judged = (build: typeof graphOf, days: number, to = "far") => {
      const outputs = build === graphOf ? { arn: vaultArn(THERE, "far") } : {};
      const far = vault("far", {}, { region: THERE, stack: "secondary", outputs });
      const own = near();
      const copyActions = [{ destinationVaultArn: vaultArn(THERE, to), lifecycle: { deleteAfter: days } }];
      const rules = [rule({ targetVaultName: own.output("name"), copyActions })];
      return verdicts(vaultLockRetention, build(own, far, lock(far, { minRetentionDays: 7 }), plan({ rules })))["lock"];
    };
    assert.deepEqual([judged(graphOf, 3), judged(graphOf, 7)], ["violation", "compliant"]);
    assert.deepEqual([judged(previewOf, 3), judged(previewOf, 7)], ["undecided", "compliant"]);
    assert.deepEqual([judged(graphOf, 3, "x"), judged(previewOf, 3, "x")], ["notApplicable", "notApplicable"]);
  });

  it("is undecided on what is unknown", () => {
    const one = near();
    const judged = (bounds: object, rules: unknown) =>
      verdicts(vaultLockRetention, graphOf(one, lock(one, bounds), plan({ rules })))["lock"];
    assert.equal(judged({ minRetentionDays: unknown }, keeping(1)), "undecided");
    assert.equal(judged({ maxRetentionDays: unknown }, keeping(1)), "undecided");
    assert.equal(judged({ minRetentionDays: 7 }, unknown), "undecided");
    assert.equal(judged({ minRetentionDays: 7 }, keeping(unknown)), "undecided");
    const nameless = resource("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock", {}, { region: HERE });
    assert.deepEqual(verdicts(vaultLockRetention, graphOf(nameless)), { lock: "undecided" });
  });

  it("ignores other types", () => assert.deepEqual(verdicts(vaultLockRetention, graphOf(other)), {}));
});
