import assert from "node:assert/strict";
import { healthCheckGracePeriod as rule } from "../../../../policy/rules/autoscaling/health-check-grace-period";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const targets = resource("aws:lb/targetGroup:TargetGroup", "targets");
const group = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/group:Group", "web", {
    healthCheckType: "ELB",
    targetGroupArns: [targets.output("arn")],
    ...inputs,
  });
const hook = (of: Fixture, lifecycleTransition: unknown, name: unknown = of.output("name")) =>
  resource("aws:autoscaling/lifecycleHook:LifecycleHook", "hook", { autoscalingGroupName: name, lifecycleTransition });
const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";

describe("autoscaling-health-check-grace-period", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses 0 seconds and more than 15 minutes of ELB health checks, ${when}, and accepts the default`, () => {
      const judge = (inputs: Record<string, unknown>) => verdicts(rule, build(targets, group(inputs))).web;
      assert.equal(judge({ healthCheckGracePeriod: 0 }), "violation");
      assert.equal(judge({ healthCheckGracePeriod: 1 }), "compliant");
      assert.equal(judge({ healthCheckGracePeriod: 900 }), "compliant");
      assert.equal(judge({ healthCheckGracePeriod: 901 }), "violation");
      assert.equal(judge({ healthCheckGracePeriod: 901, healthCheckType: "EC2" }), "compliant");
      assert.equal(judge({}), "compliant");
      assert.equal(judge({ healthCheckGracePeriod: unknown }), "undecided");
      assert.equal(judge({ healthCheckGracePeriod: "soon" }), "undecided");
    });

    it(`needs none where a hook holds the instance until it is ready, ${when}`, () => {
      const bare = group({ healthCheckGracePeriod: 0 });
      assert.equal(verdicts(rule, build(targets, bare, hook(bare, LAUNCHING))).web, "compliant");
      assert.equal(
        verdicts(rule, build(targets, bare, hook(bare, "autoscaling:EC2_INSTANCE_TERMINATING"))).web,
        "violation",
      );
      const initialLifecycleHooks = [{ name: "ready", lifecycleTransition: LAUNCHING }];
      assert.equal(
        verdicts(rule, build(targets, group({ healthCheckGracePeriod: 0, initialLifecycleHooks }))).web,
        "compliant",
      );
    });
  }

  it("does not apply where EC2 status checks alone decide", () => {
    const alone = group({ healthCheckGracePeriod: 0, healthCheckType: "EC2", targetGroupArns: undefined });
    assert.equal(verdicts(rule, graphOf(alone)).web, "notApplicable");
    const behind = group({ healthCheckGracePeriod: 0, healthCheckType: "EC2" });
    assert.equal(verdicts(rule, graphOf(targets, behind)).web, "violation");
  });

  it("is undecided where a hook may be the group's", () => {
    const bare = group({ healthCheckGracePeriod: 0 });
    assert.equal(verdicts(rule, graphOf(targets, bare, hook(bare, LAUNCHING, unknown))).web, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets)), {});
  });
});
