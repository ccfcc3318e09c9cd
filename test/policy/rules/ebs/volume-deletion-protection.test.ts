import assert from "node:assert/strict";
import { volumeDeletionProtection as rule } from "../../../../policy/rules/ebs/volume-deletion-protection";
import { SECRET, UNKNOWN } from "../../../../policy/graph";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const volume = (finalSnapshot: unknown, protect = true): Fixture =>
  resource("aws:ebs/volume:Volume", "data", finalSnapshot === undefined ? {} : { finalSnapshot }, { protect });

describe("ebs-volume-deletion-protection", () => {
  it("accepts a volume that Pulumi protects and that leaves a final snapshot", () => {
    assert.deepEqual(verdicts(rule, graphOf(volume(true))), { data: "compliant" });
    assert.deepEqual(verdicts(rule, previewOf(volume(true))), { data: "compliant" });
  });

  it("refuses one that Pulumi does not protect, final snapshot or not", () => {
    for (const final of [true, false, unknown]) {
      const [found] = judgementsOf(rule, graphOf(volume(final, false)));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "protect");
    }
  });

  it("refuses one without a final snapshot, which is what it does where it says nothing", () => {
    for (const final of [false, undefined]) {
      const [found] = judgementsOf(rule, graphOf(volume(final)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["finalSnapshot", final, true]);
    }
  });

  it("is undecided on an unknown value", () => {
    assert.deepEqual(verdicts(rule, graphOf(volume(unknown))), { data: "undecided" });
  });

  it("fixes what leaves no final snapshot, and nothing else", () => {
    const fix = (props: Record<string, any>) => rule.remediate?.(props, {});
    assert.deepEqual(fix({ size: 8 }), { finalSnapshot: true });
    assert.deepEqual(fix({ finalSnapshot: false }), { finalSnapshot: true });
    for (const left of [true, UNKNOWN, SECRET]) assert.equal(fix({ finalSnapshot: left }), undefined);
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:ebs/snapshot:Snapshot", "data"))), {});
  });
});
