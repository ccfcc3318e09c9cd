import assert from "node:assert/strict";
import { alarmMissingData as rule } from "../../../../policy/rules/cloudwatch/alarm-missing-data";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const alarm = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", "high", inputs);
const check = (of: unknown, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:route53/healthCheck:HealthCheck", "check", { cloudwatchAlarmName: of, ...inputs });

describe("cloudwatch-alarm-missing-data", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (inputs: Record<string, unknown>, ofCheck: Record<string, unknown> = {}) => {
      const one = alarm(inputs);
      return judgementsOf(rule, build(one, check(one.output("name"), ofCheck)))[0]!;
    };

    it(`accepts what says it, in the alarm or in the health check, ${when}`, () => {
      for (const treatMissingData of ["breaching", "notBreaching", "ignore"])
        assert.equal(judged({ treatMissingData }).verdict, "compliant");
      assert.equal(judged({}, { insufficientDataHealthStatus: "Healthy" }).verdict, "compliant");
    });

    it(`refuses what leaves it to chance, ${when}`, () => {
      for (const [inputs, actual] of [
        [{}, undefined],
        [{ treatMissingData: "missing" }, "missing"],
      ] as const) {
        const found = judged(inputs);
        assert.ok(found.verdict === "violation");
        assert.deepEqual([found.property, found.actual], ["treatMissingData", actual]);
        assert.match(found.message, /check, which uses it, keeps its last status/);
      }
    });
  }

  it("is not applicable to an alarm that no health check follows", () =>
    assert.deepEqual(verdicts(rule, graphOf(alarm(), check("another"))), { high: "notApplicable" }));

  it("is undecided on what is unknown", () => {
    const one = alarm({ treatMissingData: unknown });
    assert.deepEqual(verdicts(rule, graphOf(one, check(one.output("name")))), { high: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(alarm(), check(unknown))), { high: "undecided" });
  });

  it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(check("high"))), {}));
});
