import assert from "node:assert/strict";
import { instanceMultiAz as rule } from "../../../../policy/rules/rds/instance-multi-az";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { cluster, instance, other, replica, WEST } from "./databases";

describe("rds-instance-multi-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts an instance with a standby, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(instance("shop", { multiAz: true }))), { shop: "compliant" });
    });

    it(`refuses one without, ${when}, and one that says nothing`, () => {
      for (const multiAz of [false, undefined]) {
        const inputs = multiAz === undefined ? {} : { multiAz };
        const outputs = multiAz === undefined ? { multiAz: unknown } : {};
        const [found] = judgementsOf(rule, build(instance("shop", inputs, { outputs })));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["multiAz", multiAz, true]);
        assert.match(found.message, /in one Availability Zone: if its host or that zone fails/);
      }
    });

    it(`leaves replicas to another rule, ${when}, whatever their Region`, () => {
      const shop = instance("shop", { multiAz: true });
      const graph = build(shop, replica("copy", shop), replica("reader", shop, {}, { region: "us-east-1" }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "notApplicable", reader: "notApplicable" });
    });
  }

  it("is undecided on an unknown value, and where it is unknown whether it is a replica", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { multiAz: unknown }))), { shop: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(instance("shop", { replicateSourceDb: unknown }))), { shop: "undecided" });
    const copy = replica("copy", "elsewhere", { multiAz: unknown });
    assert.deepEqual(verdicts(rule, graphOf(copy)), { copy: "notApplicable" });
  });

  it("takes a replica that was promoted, and so names no source, for a database of its own", () => {
    const promoted = instance("copy", { replicateSourceDb: "", multiAz: false }, WEST);
    assert.deepEqual(verdicts(rule, graphOf(promoted)), { copy: "violation" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop"), other)), {});
  });
});
