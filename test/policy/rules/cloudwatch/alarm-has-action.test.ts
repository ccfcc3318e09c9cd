import assert from "node:assert/strict";
import { alarmHasAction as rule } from "../../../../policy/rules/cloudwatch/alarm-has-action";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const people = resource("aws:sns/topic:Topic", "people");
const alarm = (inputs: Record<string, unknown> = {}, type = METRIC): Fixture => resource(type, "high", inputs);

describe("cloudwatch-alarm-has-action", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    for (const type of [METRIC, COMPOSITE]) {
      it(`accepts ${type} with an action on ALARM, ${when}`, () => {
        const graph = build(people, alarm({ alarmActions: [people.output("arn")] }, type));
        assert.deepEqual(verdicts(rule, graph), { high: "compliant" });
      });

      it(`refuses ${type} with actions on other states only, ${when}`, () => {
        for (const list of ["okActions", "insufficientDataActions"]) {
          const [found] = judgementsOf(rule, build(people, alarm({ [list]: [people.output("arn")] }, type))).filter(
            ({ name }) => name === "high",
          );
          assert.ok(found?.verdict === "violation");
          assert.match(found.message, new RegExp(`only ${list}`));
        }
      });

      it(`refuses ${type} without an action, ${when}`, () => {
        for (const inputs of [{}, { alarmActions: [] }, { alarmActions: [null] }, { alarmActions: [""] }])
          assert.deepEqual(verdicts(rule, build(people, alarm(inputs, type))), { high: "violation" });
      });
    }

    it(`accepts one that another resource uses, ${when}`, () => {
      const quiet = alarm({ name: "high" });
      const others = [
        resource(COMPOSITE, "any", { alarmRule: 'ALARM("low") OR ALARM("high")', okActions: [people.output("arn")] }),
        resource("aws:route53/healthCheck:HealthCheck", "check", { cloudwatchAlarmName: quiet.output("name") }),
        resource("aws:autoscaling/group:Group", "web", {
          instanceRefresh: { preferences: { alarmSpecification: { alarms: [quiet.output("name")] } } },
        }),
      ];
      for (const other of others)
        assert.equal(verdicts(rule, build(people, quiet, other))["high"], "compliant", other.type);
    });

    it(`sees by what a rule depends on which alarms it names, ${when}`, () => {
      const quiet = alarm();
      const any = resource(
        COMPOSITE,
        "any",
        { alarmRule: unknown, alarmActions: [people.output("arn")] },
        { propertyDependencies: { alarmRule: [quiet] } },
      );
      assert.equal(verdicts(rule, build(people, quiet, any))["high"], "compliant");
    });
  }

  it("is not taken in by a rule that names another", () => {
    const any = (alarmRule: string) =>
      resource(COMPOSITE, "any", { alarmName: "any", alarmRule, okActions: [people.output("arn")] });
    const judged = (rule_: string) => verdicts(rule, graphOf(people, alarm({ name: "high" }), any(rule_)))["high"];
    assert.equal(judged('ALARM("higher")'), "violation");
    assert.equal(judged("ALARM(high)"), "compliant");
    assert.equal(judged('NOT OK("arn:aws:cloudwatch:us-east-1:123456789012:alarm:high")'), "compliant");
  });

  it("says what is so", () => {
    const [found] = judgementsOf(rule, graphOf(alarm()));
    assert.ok(found?.verdict === "violation");
    assert.equal(found.property, "alarmActions");
    assert.match(found.message, /0 actions.*goes to ALARM unnoticed/);
  });

  it("is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(alarm({ alarmActions: unknown }))), { high: "undecided" });
    const any = resource(COMPOSITE, "any", { alarmRule: unknown, okActions: ["arn:aws:sns:us-east-1:1:people"] });
    assert.equal(verdicts(rule, graphOf(alarm(), any))["high"], "undecided");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(people)), {}));
});
