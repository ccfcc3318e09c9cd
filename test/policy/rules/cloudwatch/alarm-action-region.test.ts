import assert from "node:assert/strict";
import { alarmActionRegion as rule } from "../../../../policy/rules/cloudwatch/alarm-action-region";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const HERE = { region: "us-east-1" };
const THERE = { region: "us-west-2" };
const topic = (name: string, options: { region: string }): Fixture => {
  const arn = `arn:aws:sns:${options.region}:123456789012:${name}`;
  return resource("aws:sns/topic:Topic", name, {}, { ...options, outputs: { arn } });
};
/** As the engine knows it at a first preview: by no ARN. */
const hidden = (name: string, options: { region: string }): Fixture =>
  resource("aws:sns/topic:Topic", name, {}, options);

for (const type of ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws:cloudwatch/compositeAlarm:CompositeAlarm"])
  describe(`cloudwatch-alarm-action-region on ${type}`, () => {
    const alarm = (inputs: Record<string, unknown>, options = HERE): Fixture => resource(type, "high", inputs, options);

    it("accepts actions of the alarm's Region, EC2's own too", () => {
      const people = topic("people", HERE);
      const actions = [people.output("arn"), "arn:aws:automate:us-east-1:ec2:recover"];
      assert.deepEqual(verdicts(rule, graphOf(people, alarm({ alarmActions: actions }))), { high: "compliant" });
    });

    it("refuses those of another, in each list, and names both Regions", () => {
      const people = topic("people", THERE);
      for (const list of ["alarmActions", "okActions", "insufficientDataActions"]) {
        const [found] = judgementsOf(rule, graphOf(people, alarm({ [list]: [people.output("arn")] })));
        assert.ok(found?.verdict === "violation");
        assert.equal(found.property, list);
        assert.match(found.message, /in us-east-1, and arn:aws:sns:us-west-2:123456789012:people in us-west-2/);
      }
    });

    it("sees at preview where a topic is that has no ARN yet", () => {
      for (const [options, verdict] of [
        [HERE, "compliant"],
        [THERE, "violation"],
      ] as const) {
        const people = hidden("people", options);
        const graph = previewOf(people, alarm({ alarmActions: [people.output("arn")] }));
        assert.deepEqual(verdicts(rule, graph), { high: verdict });
      }
    });

    it("uses the Region of the alarm itself, which is not always its stack's", () => {
      const people = topic("people", THERE);
      const graph = graphOf(people, alarm({ alarmActions: [people.output("arn")] }, THERE));
      assert.deepEqual(verdicts(rule, graph), { high: "compliant" });
    });

    it("is not applicable where there is no action", () =>
      assert.deepEqual(verdicts(rule, graphOf(alarm({}))), { high: "notApplicable" }));

    it("is undecided on what is unknown", () => {
      for (const alarmActions of [unknown, [unknown]])
        assert.deepEqual(verdicts(rule, graphOf(alarm({ alarmActions }))), { high: "undecided" });
    });

    it("ignores other types", () => assert.deepEqual(verdicts(rule, graphOf(topic("people", HERE))), {}));
  });
