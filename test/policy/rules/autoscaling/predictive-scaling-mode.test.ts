import assert from "node:assert/strict";
import { predictiveScalingMode as rule } from "../../../../policy/rules/autoscaling/predictive-scaling-mode";
import { graphOf, judgementsOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const policy = (mode: unknown, policyType: unknown = "PredictiveScaling"): Fixture =>
  resource("aws:autoscaling/policy:Policy", "forecast", {
    policyType,
    predictiveScalingConfiguration: { mode, metricSpecification: { targetValue: 50 } },
  });

describe("autoscaling-predictive-scaling-mode", () => {
  it("accepts one that scales", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy("ForecastAndScale"))), { forecast: "compliant" });
  });

  it("reports one that only forecasts, which is AWS's default", () => {
    for (const mode of ["ForecastOnly", undefined]) {
      const [found] = judgementsOf(rule, graphOf(policy(mode)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.actual, found.wanted], [mode, "ForecastAndScale"]);
    }
    assert.equal(rule.severity, "low");
  });

  it("is not applicable to other policies", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy(undefined, "StepScaling"))), { forecast: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:autoscaling/policy:Policy", "forecast"))), {
      forecast: "notApplicable",
    });
  });

  it("is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy(unknown))), { forecast: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(policy("ForecastAndScale", unknown))), { forecast: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:autoscaling/group:Group", "web"))), {});
  });
});
