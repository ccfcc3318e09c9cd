import assert from "node:assert/strict";
import { refreshAlarms as rule } from "../../../../policy/rules/autoscaling/refresh-alarms";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const alarm = resource("aws:cloudwatch/metricAlarm:MetricAlarm", "sick");
const group = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { minSize: 6, ...inputs });
const watching = (alarms: unknown): Fixture =>
  group({ instanceRefresh: { strategy: "Rolling", preferences: { alarmSpecification: { alarms } } } });

describe("autoscaling-refresh-alarms", () => {
  it("accepts a refresh that an alarm stops, planned and at preview", () => {
    const web = watching([alarm.output("name")]);
    assert.deepEqual(verdicts(rule, graphOf(alarm, web)), { web: "compliant" });
    assert.deepEqual(verdicts(rule, previewOf(alarm, web)), { web: "compliant" });
  });

  it("refuses one that no alarm stops, and says what a bad release then does", () => {
    for (const web of [watching([]), watching(undefined), group({ instanceRefresh: { strategy: "Rolling" } })]) {
      const [found] = judgementsOf(rule, graphOf(web));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual],
        ["instanceRefresh.preferences.alarmSpecification.alarms", undefined],
      );
      assert.equal(
        found.message,
        "No alarm stops its instance refresh: a bad release reaches all of its instances, at least 6.",
      );
    }
  });

  it("gives no number that says nothing", () => {
    for (const [minSize, end] of [
      [1, /reaches all of its instances\.$/],
      [unknown, /reaches all of its instances\.$/],
      [2, /reaches all of its instances, at least 2\.$/],
    ] as const) {
      const [found] = judgementsOf(rule, graphOf(group({ minSize, instanceRefresh: {} })));
      assert.match(found?.verdict === "violation" ? found.message : "", end);
    }
  });

  it("is not applicable to a group without refresh", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({}))), { web: "notApplicable" });
  });

  it("is undecided on alarms that are unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(watching(unknown))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group({ instanceRefresh: unknown }))), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(alarm)), {});
  });
});
