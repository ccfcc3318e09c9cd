import assert from "node:assert/strict";
import { route53MetricsRegion as rule } from "../../../../policy/rules/cloudwatch/route53-metrics-region";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const graph = (inputs: Record<string, unknown>, region = "us-west-2") =>
  graphOf(resource("aws:cloudwatch/metricAlarm:MetricAlarm", "high", inputs, { region }));

describe("cloudwatch-route53-metrics-region", () => {
  const forms = {
    "a metric": { namespace: "AWS/Route53", metricName: "HealthCheckStatus" },
    "an expression": {
      metricQueries: [
        { id: "m", metric: { namespace: "AWS/Route53" } },
        { id: "e", expression: "m" },
      ],
    },
  };
  for (const [form, inputs] of Object.entries(forms)) {
    it(`accepts ${form} in us-east-1`, () =>
      assert.deepEqual(verdicts(rule, graph(inputs, "us-east-1")), { high: "compliant" }));

    it(`refuses ${form} elsewhere`, () => {
      const [found] = judgementsOf(rule, graph(inputs));
      assert.ok(found?.verdict === "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["region", "us-west-2", "us-east-1"]);
      assert.match(found.message, /never goes to ALARM/);
    });
  }

  it("is not applicable to other metrics, or none", () => {
    for (const inputs of [{ namespace: "AWS/EC2" }, {}])
      assert.deepEqual(verdicts(rule, graph(inputs)), { high: "notApplicable" });
  });

  it("is undecided on what is unknown", () => {
    for (const inputs of [{ namespace: unknown }, { metricQueries: unknown }])
      assert.deepEqual(verdicts(rule, graph(inputs)), { high: "undecided" });
  });

  it("ignores other types", () =>
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "people"))), {}));
});
