import assert from "node:assert/strict";
import { targetHasDlq } from "../../../../policy/rules/events/target-has-dlq";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { queue, target } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("events-target-has-dlq", () => {
  const rule = targetHasDlq;
  const kept = queue("kept");

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a target with a queue, ${when}`, () => {
      const one = target({ deadLetterConfig: { arn: kept.output("arn") } });
      assert.deepEqual(verdicts(rule, build(kept, one)), { to: "compliant" });
    });

    it(`refuses one without, ${when}`, () => {
      const [found] = judgementsOf(rule, build(target()));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["deadLetterConfig.arn", undefined]);
      assert.deepEqual(verdicts(rule, build(target({ deadLetterConfig: {} }))), { to: "violation" });
    });
  }

  it("is undecided on one that is unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(target({ deadLetterConfig: unknown }))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(kept)), {});
  });
});
