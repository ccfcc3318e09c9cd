import assert from "node:assert/strict";
import { replacementMinHealthy as rule } from "../../../../policy/rules/autoscaling/replacement-min-healthy";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const targets = resource("aws:lb/targetGroup:TargetGroup", "targets");
const group = (inputs: Record<string, unknown>, targetGroupArns: unknown = [targets.output("arn")]): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { targetGroupArns, ...inputs });
const refresh = (minHealthyPercentage?: unknown) => ({
  instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage } },
});
const maintenance = (minHealthyPercentage: unknown) => ({
  instanceMaintenancePolicy: { minHealthyPercentage, maxHealthyPercentage: 110 },
});

describe("autoscaling-replacement-min-healthy", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses a refresh or a maintenance that takes most instances, ${when}`, () => {
      const judge = (inputs: Record<string, unknown>) => verdicts(rule, build(targets, group(inputs))).web;
      assert.equal(judge(refresh(0)), "violation");
      assert.equal(judge(refresh(49)), "violation");
      assert.equal(judge(maintenance(0)), "violation");
      assert.equal(judge({ ...refresh(0), ...maintenance(0) }), "violation violation");
      for (const fine of [refresh(50), refresh(), maintenance(100), maintenance(-1), {}])
        assert.equal(judge(fine), "notApplicable", JSON.stringify(fine));
      assert.equal(judge(refresh(unknown)), "undecided");
    });
  }

  it("goes by its setting, and by whether the group serves", () => {
    assert.equal(verdicts(rule, graphOf(targets, group(refresh(80))), { minimumHealthy: 90 }).web, "violation");
    assert.equal(verdicts(rule, graphOf(group(refresh(0), null))).web, "notApplicable");
    assert.equal(verdicts(rule, graphOf(group(refresh(0), unknown))).web, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets)), {});
  });
});
