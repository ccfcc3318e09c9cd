import assert from "node:assert/strict";
import { deletionProtection as rule } from "../../../../policy/rules/elb/deletion-protection";
import { SECRET, UNKNOWN } from "../../../../policy/graph";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const balancer = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs, options);

describe("elb-deletion-protection", () => {
  it("accepts a load balancer that is protected", () => {
    assert.deepEqual(verdicts(rule, graphOf(balancer({ enableDeletionProtection: true }))), { front: "compliant" });
  });

  it("refuses one that is not, and one that says nothing: AWS's default is false", () => {
    for (const actual of [false, undefined]) {
      for (const build of [graphOf, previewOf]) {
        const outputs = actual === undefined ? { enableDeletionProtection: unknown } : {};
        const inputs = actual === undefined ? {} : { enableDeletionProtection: actual };
        const [found] = judgementsOf(rule, build(balancer(inputs, { outputs })));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual([found.property, found.actual, found.wanted], ["enableDeletionProtection", actual, true]);
        assert.match(found.message, /can delete it, and every DNS name that points to it stops resolving/);
      }
    }
  });

  it("is undecided on an unknown value", () => {
    assert.deepEqual(verdicts(rule, graphOf(balancer({ enableDeletionProtection: unknown }))), { front: "undecided" });
  });

  it("fixes what is not protected, and nothing else", () => {
    const fix = (props: Record<string, any>) => rule.remediate?.(props, {});
    assert.deepEqual(fix({ name: "front" }), { enableDeletionProtection: true });
    assert.deepEqual(fix({ enableDeletionProtection: false }), { enableDeletionProtection: true });
    assert.equal(fix({ enableDeletionProtection: true }), undefined);
    assert.equal(fix({ enableDeletionProtection: UNKNOWN }), undefined);
    assert.equal(fix({ enableDeletionProtection: SECRET }), undefined);
    const fixed = balancer({ ...fix({}) });
    assert.deepEqual(verdicts(rule, graphOf(fixed)), { front: "compliant" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:lb/targetGroup:TargetGroup", "targets"))), {});
  });
});
