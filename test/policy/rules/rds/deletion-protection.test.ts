import assert from "node:assert/strict";
import { SECRET, UNKNOWN } from "../../../../policy/graph";
import { deletionProtection as rule } from "../../../../policy/rules/rds/deletion-protection";
import { graphOf, judgementsOf, previewOf, unknown, verdicts, type Fixture } from "../../fixtures";
import { cluster, globalCluster, instance, other } from "./databases";

const MAKERS: Record<string, (inputs: Record<string, unknown>, options?: object) => Fixture> = {
  instance: (inputs, options) => instance("shop", inputs, options),
  cluster: (inputs, options) => cluster("shop", inputs, options),
  "global cluster": (inputs, options) => globalCluster("shop", inputs, options),
};

describe("rds-deletion-protection", () => {
  for (const [what, make] of Object.entries(MAKERS)) {
    it(`accepts a protected ${what}`, () => {
      assert.deepEqual(verdicts(rule, graphOf(make({ deletionProtection: true }))), { shop: "compliant" });
    });

    it(`refuses an unprotected ${what}, and one that says nothing, at preview too`, () => {
      for (const actual of [false, undefined]) {
        for (const build of [graphOf, previewOf]) {
          const inputs = actual === undefined ? {} : { deletionProtection: actual };
          const outputs = actual === undefined ? { deletionProtection: unknown } : {};
          const [found] = judgementsOf(rule, build(make(inputs, { outputs })));
          assert.equal(found?.verdict, "violation");
          assert.deepEqual([found.property, found.actual, found.wanted], ["deletionProtection", actual, true]);
          assert.match(found.message, /can delete it with its data and automated backups/);
        }
      }
    });

    it(`is undecided on a ${what} whose protection is unknown`, () => {
      assert.deepEqual(verdicts(rule, graphOf(make({ deletionProtection: unknown }))), { shop: "undecided" });
    });
  }

  it("fixes what is not protected, and nothing else", () => {
    const fix = (props: Record<string, any>) => rule.remediate?.(props, {});
    assert.deepEqual(fix({ engine: "postgres" }), { deletionProtection: true });
    assert.deepEqual(fix({ deletionProtection: false }), { deletionProtection: true });
    for (const value of [true, UNKNOWN, SECRET]) assert.equal(fix({ deletionProtection: value }), undefined);
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(other)), {});
  });
});
