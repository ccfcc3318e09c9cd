import assert from "node:assert/strict";
import { targetGroupDetectionTime as rule } from "../../../../policy/rules/elb/target-group-detection-time";
import { component, graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const group = (healthCheck?: unknown, inputs: Record<string, unknown> = {}) =>
  resource("aws:lb/targetGroup:TargetGroup", "targets", { healthCheck, ...inputs });

describe("elb-target-group-detection-time", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (healthCheck?: unknown, inputs = {}) => verdicts(rule, build(group(healthCheck, inputs))).targets;

    it(`refuses a health check that takes longer than three minutes, ${when}`, () => {
      assert.equal(judge({ interval: 300, unhealthyThreshold: 10 }), "violation");
      assert.equal(judge({ interval: 61 }), "violation");
      assert.equal(judge({ unhealthyThreshold: 7 }), "violation");
      for (const fine of [{ interval: 60 }, { unhealthyThreshold: 6 }, {}, undefined])
        assert.equal(judge(fine), "compliant");
      assert.equal(judge({ interval: unknown }), "undecided");
      assert.equal(judge({ interval: [] }), "undecided");
    });

    it(`refuses to count a range of errors as healthy, ${when}`, () => {
      for (const matcher of ["200-499", "200,400-404", "200-599"])
        assert.equal(judge({ matcher }), "violation", matcher);
      for (const matcher of ["200", "200-399", "200,301,401", ""])
        assert.equal(judge({ matcher }), "compliant", matcher);
      assert.equal(judge({ matcher: unknown }), "undecided");
    });
  }

  it("says how long it takes, and goes by the program's objective or its setting", () => {
    const [found] = judgementsOf(rule, graphOf(group({ interval: 300, unhealthyThreshold: 10 })));
    assert.match(found?.verdict === "violation" ? found.message : "", /^It takes 10 × 300 = 3000 s to notice/);
    assert.deepEqual(verdicts(rule, graphOf(group({ interval: 30 })), { maximumSeconds: 60 }), {
      targets: "violation",
    });
    const shop = component("shop:index:Shop", "shop", {
      outputs: { objectives: { infrastructure: { rto: "1m", rpo: "0s" } } },
    });
    assert.deepEqual(verdicts(rule, graphOf(shop, group({ interval: 30 }))), { targets: "violation" });
  });

  it("does not apply to Lambda targets, nor without a health check", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ interval: 300 }, { targetType: "lambda" }))), {
      targets: "notApplicable",
    });
    assert.deepEqual(verdicts(rule, graphOf(group({ enabled: false, interval: 300 }))), { targets: "notApplicable" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
