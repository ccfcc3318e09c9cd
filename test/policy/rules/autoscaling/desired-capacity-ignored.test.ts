import assert from "node:assert/strict";
import { desiredCapacityIgnored as rule } from "../../../../policy/rules/autoscaling/desired-capacity-ignored";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const group = (desiredCapacity: unknown, ignoreChanges?: string[]): Fixture =>
  resource(
    "aws:autoscaling/group:Group",
    "web",
    { minSize: 2, desiredCapacity },
    { ignoreChanges: ignoreChanges ?? [] },
  );
const policy = (of: Fixture, name: unknown = of.output("name")) =>
  resource("aws:autoscaling/policy:Policy", "cpu", { autoscalingGroupName: name });

describe("autoscaling-desired-capacity-ignored", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`advises against a size that each deployment resets, ${when}`, () => {
      const judge = (one: Fixture) => verdicts(rule, build(one, policy(one))).web;
      assert.equal(judge(group(4)), "violation");
      assert.equal(judge(group(4, ["tags"])), "violation");
      assert.equal(judge(group(4, ["desiredCapacity"])), "compliant");
      assert.equal(judge(group(4, ["*"])), "compliant");
      assert.equal(judge(group(undefined)), "notApplicable");
      assert.equal(judge(group(unknown)), "undecided");
    });

    it(`counts scheduled actions, ${when}`, () => {
      const one = group(4);
      const night = resource("aws:autoscaling/schedule:Schedule", "night", {
        autoscalingGroupName: one.output("name"),
      });
      assert.equal(verdicts(rule, build(one, night)).web, "violation");
      assert.equal(verdicts(rule, build(one)).web, "notApplicable");
    });
  }

  it("is undecided where something may scale it", () => {
    const one = group(4);
    assert.equal(verdicts(rule, graphOf(one, policy(one, unknown))).web, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
