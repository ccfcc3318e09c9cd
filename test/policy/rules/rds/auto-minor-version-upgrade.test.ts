import assert from "node:assert/strict";
import { autoMinorVersionUpgrade as rule } from "../../../../policy/rules/rds/auto-minor-version-upgrade";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { cluster, instance, member, other } from "./databases";

const aurora = cluster("aurora");

describe("rds-auto-minor-version-upgrade", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts either decision, ${when}`, () => {
      const graph = build(
        instance("shop", { autoMinorVersionUpgrade: false }),
        cluster("orders", { engine: "mysql", autoMinorVersionUpgrade: true }),
        aurora,
        member("reader", aurora, { autoMinorVersionUpgrade: true }),
      );
      const found = verdicts(rule, graph);
      assert.deepEqual(found, { shop: "compliant", orders: "compliant", aurora: "notApplicable", reader: "compliant" });
    });

    it(`refuses that nothing is said, ${when}, though AWS answers true`, () => {
      const outputs = { autoMinorVersionUpgrade: when === "planned" ? true : unknown };
      const [found] = judgementsOf(rule, build(instance("shop", {}, { outputs })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["autoMinorVersionUpgrade", undefined, "true or false"],
      );
      assert.match(found.message, /its default is true/);
      assert.deepEqual(verdicts(rule, build(cluster("orders", { engine: "mysql" }))), { orders: "violation" });
    });
  }

  it("is undecided on an unknown value or engine", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { autoMinorVersionUpgrade: unknown }))), {
      shop: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(cluster("orders", { engine: unknown }))), { orders: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
