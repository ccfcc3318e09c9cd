import assert from "node:assert/strict";
import { notPubliclyAccessible as rule } from "../../../../policy/rules/rds/not-publicly-accessible";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { cluster, instance, member, other } from "./databases";

const aurora = cluster("aurora");

describe("rds-not-publicly-accessible", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts what is private, ${when}, and what says nothing`, () => {
      const graph = build(
        aurora,
        instance("shop", { publiclyAccessible: false }),
        instance("plain", {}, { outputs: { publiclyAccessible: unknown } }),
        member("reader", aurora),
      );
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", plain: "compliant", reader: "compliant" });
    });

    it(`refuses what is public, ${when}`, () => {
      const graph = build(
        aurora,
        instance("shop", { publiclyAccessible: true }),
        member("reader", aurora, { publiclyAccessible: true }),
      );
      for (const found of judgementsOf(rule, graph)) {
        assert.equal(found.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["publiclyAccessible", true, false]);
        assert.match(found.message, /only its security groups protect it from the internet/);
      }
      assert.deepEqual(verdicts(rule, graph), { shop: "violation", reader: "violation" });
    });
  }

  it("is undecided on an unknown value", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { publiclyAccessible: unknown }))), { shop: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(aurora, other)), {});
  });
});
