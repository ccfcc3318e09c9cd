import assert from "node:assert/strict";
import { alarmHasDescription as rule } from "../../../../policy/rules/cloudwatch/alarm-has-description";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const SAYS = "The queue is long. Start more workers.";

for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"])
  describe(`cloudwatch-alarm-has-description on ${type}`, () => {
    const graph = (alarmDescription?: unknown) =>
      graphOf(resource(type, "high", alarmDescription === undefined ? {} : { alarmDescription }));

    it("accepts one that says what to do", () => {
      assert.deepEqual(verdicts(rule, graph(SAYS)), { high: "compliant" });
      assert.deepEqual(verdicts(rule, graph("x".repeat(20))), { high: "compliant" });
    });

    it("refuses none, an empty one and a short one, and says how short", () => {
      for (const [text, says] of [
        [undefined, "It has no description"],
        ["   ", "It has no description"],
        ["x".repeat(19), "Its description has 19 characters"],
      ] as const) {
        const [found] = judgementsOf(rule, graph(text));
        assert.ok(found?.verdict === "violation");
        assert.ok(found.message.startsWith(says), found.message);
      }
    });

    it("takes another length for the shortest", () =>
      assert.deepEqual(verdicts(rule, graph(SAYS), { shortest: 100 }), { high: "violation" }));

    it("is undecided on what is unknown", () =>
      assert.deepEqual(verdicts(rule, graph(unknown)), { high: "undecided" }));

    it("ignores other types", () =>
      assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "people"))), {}));
  });
