import assert from "node:assert/strict";
import { alarmActionsEnabled as rule } from "../../../../policy/rules/cloudwatch/alarm-actions-enabled";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:people";

for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"])
  describe(`cloudwatch-alarm-actions-enabled on ${type}`, () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(resource(type, "high", inputs)))["high"];

    it("accepts actions that are on, which they are by default", () => {
      assert.equal(judged({ alarmActions: [TOPIC], actionsEnabled: true }), "compliant");
      assert.equal(judged({ alarmActions: [TOPIC] }), "compliant");
    });

    it("refuses actions that are off", () => {
      const [found] = judgementsOf(
        rule,
        graphOf(resource(type, "high", { alarmActions: [TOPIC], actionsEnabled: false })),
      );
      assert.ok(found?.verdict === "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["actionsEnabled", false, true]);
    });

    it("is not applicable to none", () => assert.equal(judged({ actionsEnabled: false }), "notApplicable"));

    it("is undecided on what is unknown", () =>
      assert.equal(judged({ alarmActions: [TOPIC], actionsEnabled: unknown }), "undecided"));

    it("turns them on, where it may", () => {
      assert.deepEqual(rule.remediate?.({ actionsEnabled: false }, {}), { actionsEnabled: true });
      assert.equal(rule.remediate?.({}, {}), undefined);
      assert.equal(rule.remediate?.({ actionsEnabled: true }, {}), undefined);
    });

    it("ignores other types", () =>
      assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "people"))), {}));
  });
