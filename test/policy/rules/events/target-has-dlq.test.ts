import assert from "node:assert/strict";
import { targetHasDlq } from "../../../../policy/rules/events/target-has-dlq";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
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

  it("does not apply where a schedule sends the same event again within minutes", () => {
    const wanted: [Record<string, unknown>, string][] = [
      [{ scheduleExpression: "rate(1 minute)" }, "notApplicable"],
      [{ scheduleExpression: "rate(15 minutes)" }, "notApplicable"],
      [{ scheduleExpression: "rate(1 hour)" }, "violation"],
      [{ scheduleExpression: "cron(0 23 ? * FRI *)" }, "violation"],
      [{ scheduleExpression: unknown }, "violation"],
      [{ scheduleExpression: "rate(1 minute)", eventPattern: "{}" }, "violation"],
      [{ eventPattern: "{}" }, "violation"],
    ];
    for (const [inputs, verdict] of wanted) {
      const tick = resource("aws:cloudwatch/eventRule:EventRule", "tick", inputs);
      for (const build of Object.values(BUILDS)) {
        const judged = verdicts(rule, build(tick, target({ rule: tick.output("name") })));
        assert.deepEqual(judged, { to: verdict }, JSON.stringify(inputs));
      }
    }
  });

  it("is undecided on one that is unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(target({ deadLetterConfig: unknown }))), { to: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(kept)), {});
  });
});
