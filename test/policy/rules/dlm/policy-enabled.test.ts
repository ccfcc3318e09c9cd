import assert from "node:assert/strict";
import { policyEnabled as rule } from "../../../../policy/rules/dlm/policy-enabled";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { scheduled } from "./policies";

describe("dlm-policy-enabled", () => {
  it("accepts a policy that is enabled, and one that says nothing: that is the default", () => {
    for (const build of [graphOf, previewOf]) {
      assert.deepEqual(verdicts(rule, build(scheduled({}, { state: "ENABLED" }))), { daily: "compliant" });
      assert.deepEqual(verdicts(rule, build(scheduled())), { daily: "compliant" });
    }
  });

  it("refuses one that is disabled", () => {
    const [found] = judgementsOf(rule, graphOf(scheduled({}, { state: "DISABLED" })));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["state", "DISABLED", "ENABLED"]);
  });

  it("is undecided on an unknown value", () => {
    assert.deepEqual(verdicts(rule, graphOf(scheduled({}, { state: unknown }))), { daily: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:backup/plan:Plan", "daily"))), {});
  });
});
