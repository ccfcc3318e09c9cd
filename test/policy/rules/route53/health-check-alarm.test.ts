import assert from "node:assert/strict";
import { healthCheckAlarm as rule } from "../../../../policy/rules/route53/health-check-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const WEST = "us-west-2";
const alarm = (inputs: Record<string, unknown> = {}, options = {}): Fixture =>
  resource(
    "aws:cloudwatch/metricAlarm:MetricAlarm",
    "quiet",
    {
      namespace: "AWS/ApplicationELB",
      metricName: "HealthyHostCount",
      dimensions: { LoadBalancer: "app/web/1" },
      statistic: "Maximum",
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      period: 60,
      evaluationPeriods: 2,
      ...inputs,
    },
    { region: WEST, ...options },
  );
const check = (of: Fixture | undefined, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:route53/healthCheck:HealthCheck", "check", {
    type: "CLOUDWATCH_METRIC",
    cloudwatchAlarmName: of?.output("name"),
    cloudwatchAlarmRegion: WEST,
    ...inputs,
  });

const query = { id: "m1", expression: "SUM(METRICS())" };

describe("route53-health-check-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judged = (inputs: Record<string, unknown>, of: Record<string, unknown> = {}) => {
      const one = alarm(inputs);
      return judgementsOf(rule, build(one, check(one, of)));
    };

    it(`accepts an alarm on one plain metric, ${when}`, () => {
      assert.deepEqual(judged({})[0]?.verdict, "compliant");
      assert.deepEqual(judged({ datapointsToAlarm: 2 })[0]?.verdict, "compliant");
      assert.deepEqual(
        judged({ datapointsToAlarm: 0, metricQueries: [], extendedStatistic: "" })[0]?.verdict,
        "compliant",
      );
    });

    it(`refuses what Route 53 can't follow, ${when}, and names it once`, () => {
      const bare = { metricName: undefined, namespace: undefined, statistic: undefined, period: undefined };
      const wrong: [string, Record<string, unknown>, RegExp][] = [
        ["metricQueries", { ...bare, metricQueries: [query] }, /can't follow metric math/],
        ["evaluationCriteria", { ...bare, evaluationCriteria: { promql: "up" } }, /can't follow a query/],
        ["extendedStatistic", { statistic: undefined, extendedStatistic: "p99" }, /knows no percentiles/],
        ["statistic", { statistic: "p90" }, /knows no other statistics/],
        ["comparisonOperator", { comparisonOperator: "GreaterThanUpperThreshold" }, /anomaly detection/],
        ["period", { period: 10 }, /standard-resolution/],
        ["datapointsToAlarm", { datapointsToAlarm: 1 }, /no "M out of N"/],
        ["dimensions", { dimensions: Object.fromEntries([..."abcdefghijk"].map((key) => [key, "x"])) }, /dimensions/],
      ];
      for (const [property, inputs, why] of wrong) {
        const [found, ...more] = judged(inputs);
        assert.deepEqual(more, [], property);
        assert.equal(found?.verdict, "violation", property);
        assert.equal(found.property, property);
        assert.deepEqual(found.actual, inputs[property]);
        assert.match(found.message, why);
        assert.match(found.message, /^Route 53 rejects its alarm quiet: /);
      }
    });

    it(`refuses another Region than the alarm's, ${when}`, () => {
      const [found] = judged({}, { cloudwatchAlarmRegion: "us-east-1" });
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["cloudwatchAlarmRegion", "us-east-1", WEST]);
      assert.equal(found.message, "Its alarm quiet is in us-west-2, but Route 53 looks for it in us-east-1.");
    });

    it(`is undecided on what is unknown of the alarm, ${when}`, () => {
      for (const property of [
        "metricQueries",
        "statistic",
        "comparisonOperator",
        "period",
        "datapointsToAlarm",
        "dimensions",
      ]) {
        const [found] = judged({ [property]: unknown });
        assert.equal(found?.verdict, "undecided", property);
        assert.equal(found.property, property);
      }
      assert.equal(judged({ evaluationPeriods: unknown, datapointsToAlarm: 2 })[0]?.verdict, "undecided");
      assert.equal(judged({}, { cloudwatchAlarmRegion: unknown })[0]?.verdict, "undecided");
      assert.equal(judged({}, { type: unknown })[0]?.verdict, "undecided");
    });
  }

  it("refuses an alarm that says nothing of its statistic, operator or period", () => {
    const one = alarm({ statistic: undefined, comparisonOperator: undefined, period: undefined });
    assert.equal(verdicts(rule, graphOf(one, check(one))).check, "violation violation violation");
  });

  it("takes the alarm of the Region that is asked for, where both have one of its name", () => {
    const here = alarm({ name: "no-target", period: 10 }, { region: "us-east-1" });
    const there = alarm({ name: "no-target" }, { region: WEST });
    const one = resource(
      "aws:route53/healthCheck:HealthCheck",
      "check",
      { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "no-target", cloudwatchAlarmRegion: WEST },
      { region: "us-east-1" },
    );
    const other = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "far", { ...there.inputs }, { region: WEST });
    assert.equal(verdicts(rule, graphOf(here, other, one)).check, "compliant");
  });

  it("refuses a composite alarm, and a check that names none", () => {
    const composite = resource("aws:cloudwatch/compositeAlarm:CompositeAlarm", "both", { alarmName: "both-quiet" });
    const [found] = judgementsOf(rule, graphOf(composite, check(undefined, { cloudwatchAlarmName: "both-quiet" })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.actual, "both-quiet");
    assert.match(found.message, /is a composite alarm/);
    const [none] = judgementsOf(rule, graphOf(check(undefined)));
    assert.equal(none?.verdict, "violation");
    assert.equal(none.property, "cloudwatchAlarmName");
  });

  it("is undecided on an alarm that is not in the program, is unknown, or may be one of two", () => {
    const reasonOf = (...fixtures: Fixture[]) => {
      const found = judgementsOf(rule, previewOf(...fixtures)).find((one) => one.name === "check");
      return found?.verdict === "undecided" ? found.reason : found?.verdict;
    };
    assert.equal(reasonOf(check(undefined, { cloudwatchAlarmName: "far" })), "The alarm far was made elsewhere.");
    assert.equal(
      reasonOf(check(undefined, { cloudwatchAlarmName: unknown })),
      "Its alarm is known only after deployment.",
    );
    const [one, two] = [alarm(), resource("aws:cloudwatch/metricAlarm:MetricAlarm", "two", {}, { region: WEST })];
    const either = resource(
      "aws:route53/healthCheck:HealthCheck",
      "check",
      { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: unknown, cloudwatchAlarmRegion: WEST },
      { propertyDependencies: { cloudwatchAlarmName: [one, two] } },
    );
    assert.equal(reasonOf(one, two, either), "Which of quiet, two it looks at is not known yet.");
    const nowhere = alarm({}, { region: undefined });
    assert.match(String(reasonOf(nowhere, check(nowhere))), /The Region of its alarm quiet is not known/);
  });

  it("is not applicable to other checks, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(alarm(), check(undefined, { type: "HTTPS" }))), { check: "notApplicable" });
  });
});
