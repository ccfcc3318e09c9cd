import assert from "node:assert/strict";
import { auroraPromotionTiers as rule } from "../../../../policy/rules/rds/aurora-promotion-tiers";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, instance, member, other } from "./databases";

const shop = cluster("shop");
const big = (name: string, promotionTier: unknown): Fixture =>
  member(name, shop, { instanceClass: "db.r7g.2xlarge", promotionTier });
const small = (name: string, promotionTier: unknown): Fixture =>
  member(name, shop, { instanceClass: "db.t4g.medium", promotionTier });
const serverless = (name: string, promotionTier: unknown): Fixture =>
  member(name, shop, { instanceClass: "db.serverless", promotionTier });

describe("rds-aurora-promotion-tiers", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, build(shop, ...fixtures))["shop"];

    it(`accepts a large reader before the small ones, ${when}`, () => {
      assert.equal(judged(big("a", 0), big("b", 1), small("reports", 15)), "compliant");
      assert.equal(judged(big("a", undefined), big("b", undefined)), "compliant");
      // Of one tier Aurora promotes the largest.
      assert.equal(judged(big("a", 0), big("b", 1), small("reports", 1)), "compliant");
    });

    it(`refuses a small reader that comes first, ${when}, and says what it would carry`, () => {
      const [found] = judgementsOf(rule, build(shop, big("a", 0), small("reports", 1), big("b", 2)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["reports.instanceClass", "db.t4g.medium", "at least the size of db.r7g.2xlarge"],
      );
      assert.equal(
        found.message,
        "If a (db.r7g.2xlarge) fails, reports (db.t4g.medium, tier 1) is promoted first, which is smaller.",
      );
      assert.equal(judged(big("a", 0), small("reports", 1)), "violation");
    });

    it(`refuses a Serverless v2 reader that does not grow with the writer, ${when}`, () => {
      assert.equal(judged(serverless("a", 0), serverless("b", 1)), "compliant");
      assert.equal(judged(big("a", 0), serverless("b", 1)), "compliant");
      const [found] = judgementsOf(rule, build(shop, serverless("a", 0), serverless("b", 2)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["b.promotionTier", 2, "at most 1"]);
      assert.match(
        found.message,
        /If a fails, b is promoted first, and in tier 2 a Serverless v2 reader may be at its minimum/,
      );
    });

    it(`refuses instances that are all in the last tier, ${when}`, () => {
      const [found] = judgementsOf(rule, build(shop, big("a", 15), big("b", 15)));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, 15);
      assert.match(found.message, /^All of its instances \(a, b\) are in tier 15/);
    });
  }

  it("is undecided on an unknown tier, class, engine or cluster", () => {
    const judged = (...fixtures: Fixture[]) => verdicts(rule, graphOf(shop, ...fixtures))["shop"];
    assert.equal(judged(big("a", 0), big("b", unknown)), "undecided");
    assert.equal(judged(big("a", 0), member("b", shop, { instanceClass: unknown })), "undecided");
    assert.equal(judged(big("a", 0), member("b", shop, { instanceClass: "db.odd" })), "undecided");
    assert.equal(judged(big("a", 0), member("b", shop, { clusterIdentifier: unknown })), "undecided");
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop", { engine: unknown }))), { shop: "undecided" });
  });

  it("is not applicable to a single instance, a Multi-AZ DB cluster and other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(shop, big("a", 0))), { shop: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop", { engine: "mysql" }))), { shop: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop"), other)), {});
  });
});
