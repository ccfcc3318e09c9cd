import assert from "node:assert/strict";
import { scalingPolicy as rule } from "../../../../policy/rules/autoscaling/scaling-policy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const group = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { minSize: 6, maxSize: 18, ...inputs });
const policy = (web: Fixture, inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/policy:Policy", "scale", { autoscalingGroupName: web.output("name"), ...inputs });
const FORECAST = { policyType: "PredictiveScaling", predictiveScalingConfiguration: {} };

describe("autoscaling-scaling-policy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a group with a policy of any kind that scales, ${when}`, () => {
      for (const inputs of [
        { policyType: "TargetTrackingScaling" },
        { policyType: "StepScaling", stepAdjustments: [{ scalingAdjustment: -1 }, { scalingAdjustment: 2 }] },
        { scalingAdjustment: 1 },
        { scalingAdjustment: 10, adjustmentType: "ExactCapacity" },
        { ...FORECAST, predictiveScalingConfiguration: { mode: "ForecastAndScale" } },
      ]) {
        const web = group();
        assert.deepEqual(verdicts(rule, build(web, policy(web, inputs))), { web: "compliant" });
      }
    });
  }

  it("refuses one that nothing makes grow", () => {
    for (const inputs of [
      undefined,
      FORECAST,
      { policyType: "TargetTrackingScaling", enabled: false },
      { policyType: "StepScaling", stepAdjustments: [{ scalingAdjustment: -3 }, { scalingAdjustment: 0 }] },
      { policyType: "StepScaling", stepAdjustments: [] },
      { scalingAdjustment: -30 },
      {},
    ]) {
      const web = group();
      const [found] = judgementsOf(rule, graphOf(web, ...(inputs ? [policy(web, inputs)] : [])));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["maxSize", 18]);
      assert.equal(found.message, "It may grow from 6 to 18 instances, but no policy scales it out.");
    }
  });

  it("is not applicable to a group of one size", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ maxSize: 6 }))), { web: "notApplicable" });
  });

  it("is undecided on sizes and policies that are unknown or not given", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ maxSize: unknown }))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group({ minSize: undefined }))), { web: "undecided" });
    const web = group();
    assert.deepEqual(verdicts(rule, graphOf(web, policy(web, { policyType: unknown }))), { web: "undecided" });
    const other = group();
    const open = resource("aws:autoscaling/policy:Policy", "scale", {
      autoscalingGroupName: unknown,
      policyType: "TargetTrackingScaling",
    });
    assert.deepEqual(verdicts(rule, graphOf(other, open)), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy(group(), {}))), {});
  });
});
