import assert from "node:assert/strict";
import { scalingPolicyHasAlarm as rule } from "../../../../policy/rules/cloudwatch/scaling-policy-has-alarm";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const policy = (inputs: Record<string, unknown> = {}, name = "surge"): Fixture =>
  resource("aws:autoscaling/policy:Policy", name, { policyType: "StepScaling", ...inputs });
const alarm = (inputs: Record<string, unknown>, options = {}, name = "high"): Fixture =>
  resource("aws:cloudwatch/metricAlarm:MetricAlarm", name, inputs, options);
const topic = resource("aws:sns/topic:Topic", "people");

describe("cloudwatch-scaling-policy-has-alarm", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a policy that an alarm runs, in whatever state, ${when}`, () => {
      const surge = policy();
      for (const list of ["alarmActions", "okActions", "insufficientDataActions"]) {
        const graph = build(surge, alarm({ [list]: [surge.output("arn")] }));
        assert.deepEqual(verdicts(rule, graph), { surge: "compliant" }, list);
      }
    });

    it(`finds it among an alarm's other actions, ${when}`, () => {
      const [surge, calm] = [policy(), policy({}, "calm")];
      const high = alarm({ alarmActions: [topic.output("arn"), surge.output("arn")], okActions: [calm.output("arn")] });
      assert.deepEqual(verdicts(rule, build(topic, surge, calm, high)), { surge: "compliant", calm: "compliant" });
    });

    it(`refuses a policy that no alarm runs, ${when}, and says what that means`, () => {
      const high = alarm({ alarmActions: [topic.output("arn")] });
      const [found] = judgementsOf(rule, build(policy(), topic, high));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["alarmActions", undefined]);
      assert.equal(
        found.message,
        "0 alarms invoke it: this policy never changes the number of instances, whatever the load.",
      );
    });

    it(`refuses one whose alarms' actions are all disabled, ${when}`, () => {
      const surge = policy();
      const off = alarm({ alarmActions: [surge.output("arn")], actionsEnabled: false });
      const [found] = judgementsOf(rule, build(surge, off));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["actionsEnabled", false, true]);
      const on = alarm({ okActions: [surge.output("arn")] }, {}, "low");
      assert.deepEqual(verdicts(rule, build(surge, off, on)), { surge: "compliant" });
    });
  }

  it("takes a policy without type for a simple one, as AWS does", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy({ policyType: undefined }))), { surge: "violation" });
  });

  it("does not count a composite alarm, which can't scale", () => {
    const surge = policy();
    const inputs = { alarmActions: [surge.output("arn")] };
    const composite = resource("aws:cloudwatch/compositeAlarm:CompositeAlarm", "both", inputs);
    assert.deepEqual(verdicts(rule, graphOf(surge, composite)), { surge: "violation" });
  });

  it("is not applicable to policies that need no alarm, and about one that is turned off", () => {
    for (const inputs of [
      { policyType: "TargetTrackingScaling" },
      { policyType: "PredictiveScaling" },
      { enabled: false },
    ]) {
      assert.deepEqual(verdicts(rule, graphOf(policy(inputs))), { surge: "notApplicable" });
    }
  });

  it("is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(policy({ policyType: unknown }))), { surge: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(policy({ enabled: unknown }))), { surge: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(policy(), alarm({ alarmActions: unknown }))), { surge: "undecided" });
    const surge = policy();
    const maybe = alarm({ alarmActions: [surge.output("arn")], actionsEnabled: unknown });
    assert.deepEqual(verdicts(rule, graphOf(surge, maybe)), { surge: "undecided" });
  });

  it("is undecided where an alarm runs one of two policies and which is unknown", () => {
    const [surge, calm] = [policy(), policy({}, "calm")];
    const either = alarm({ alarmActions: [unknown] }, { propertyDependencies: { alarmActions: [surge, calm] } });
    assert.deepEqual(verdicts(rule, previewOf(surge, calm, either)), { surge: "undecided", calm: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(topic)), {});
  });
});
