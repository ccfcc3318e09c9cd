import assert from "node:assert/strict";
import { backupRetention as rule } from "../../../../policy/rules/rds/backup-retention";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { arnOf, backupsReplication, cluster, instance, objectives, other, replica, SECONDARY } from "./databases";

describe("rds-backup-retention", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a week of backups, ${when}, of instance, cluster and replicated backups`, () => {
      const shop = instance("shop", { backupRetentionPeriod: 7 });
      const graph = build(shop, cluster("orders", { backupRetentionPeriod: 35 }), backupsReplication(shop));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", orders: "compliant", backups: "compliant" });
    });

    it(`refuses none at all, ${when}, which is an instance's default`, () => {
      for (const actual of [0, undefined]) {
        const outputs = actual === undefined ? { backupRetentionPeriod: unknown } : {};
        const inputs = actual === undefined ? {} : { backupRetentionPeriod: actual };
        const [found] = judgementsOf(rule, build(instance("shop", inputs, { outputs })));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual(
          [found.property, found.actual, found.wanted],
          ["backupRetentionPeriod", actual, "at least 7 (days)"],
        );
        assert.match(found.message, /^It keeps no backups: data deleted or overwritten by mistake is lost/);
      }
    });

    it(`refuses too few days, ${when}, which one is a cluster's default`, () => {
      const shop = instance("shop", { backupRetentionPeriod: 7 });
      const graph = build(shop, cluster("orders"), backupsReplication(shop, { retentionPeriod: 3 }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", orders: "violation", backups: "violation" });
      const messages = judgementsOf(rule, graph).map((one) => (one.verdict === "violation" ? one.message : ""));
      assert.equal(
        messages[1],
        "It keeps backups for 1 of the 7 days required: a mistake that is noticed later can't be undone.",
      );
    });

    it(`asks the same of a replica in another Region, ${when}, and nothing of one in its source's Region`, () => {
      const shop = instance("shop", { backupRetentionPeriod: 7 });
      const graph = build(shop, replica("copy", shop), replica("reader", shop, {}, { region: "us-east-1" }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "violation", reader: "notApplicable" });
      const found = judgementsOf(rule, graph)[1];
      assert.equal(found?.verdict, "violation");
      assert.match(found.message, /after its promotion nothing can be restored, and enabling them then/);
    });

    it(`knows a source of the other stack by its ARN, ${when}`, () => {
      const copy = replica("copy", arnOf("us-east-1", "shop"), {}, SECONDARY);
      assert.deepEqual(verdicts(rule, build(copy)), { copy: "violation" });
      const reader = replica("reader", "shop", {}, SECONDARY);
      assert.deepEqual(verdicts(rule, build(reader)), { reader: "notApplicable" });
    });
  }

  it("uses its setting, and a longer objective for software faults", () => {
    const shop = instance("shop", { backupRetentionPeriod: 10 });
    assert.deepEqual(verdicts(rule, graphOf(shop), { minimumDays: 14 }), { shop: "violation" });
    const graph = graphOf(objectives({ software: { rto: "12d", rpo: "5m" } }), shop);
    const [found] = judgementsOf(rule, graph);
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /10 of the 12 days required, which its objective for software disruptions requires/);
  });

  it("is undecided on unknown values", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { backupRetentionPeriod: unknown }))), {
      shop: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { replicateSourceDb: unknown }))), { shop: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
