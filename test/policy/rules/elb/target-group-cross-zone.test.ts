import assert from "node:assert/strict";
import { targetGroupCrossZone as rule } from "../../../../policy/rules/elb/target-group-cross-zone";
import { graphOf, judgementsOf, resource, unknown, verdicts } from "../../fixtures";

const judge = (loadBalancingCrossZoneEnabled: unknown, type = "aws:lb/targetGroup:TargetGroup", outputs = {}) =>
  judgementsOf(rule, graphOf(resource(type, "targets", { loadBalancingCrossZoneEnabled }, { outputs })))[0];

describe("elb-target-group-cross-zone", () => {
  it("accepts a target group that turns it on", () => {
    assert.equal(judge("true")?.verdict, "compliant");
    assert.equal(judge(true)?.verdict, "compliant");
  });

  it("refuses one that turns it off, under both names of the type", () => {
    for (const type of ["aws:lb/targetGroup:TargetGroup", "aws:alb/targetGroup:TargetGroup"]) {
      const found = judge("false", type);
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["loadBalancingCrossZoneEnabled", "false", "true"],
      );
      assert.match(found.message, /go only to that zone's targets.*\(60 s or more\)/);
    }
  });

  it("is not applicable where it is left to the load balancer, which is the default", () => {
    assert.equal(judge("use_load_balancer_configuration")?.verdict, "notApplicable");
    const outputs = { loadBalancingCrossZoneEnabled: unknown };
    assert.equal(judge(undefined, undefined, outputs)?.verdict, "notApplicable");
  });

  it("is undecided on an unknown value", () => {
    assert.equal(judge(unknown)?.verdict, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:lb/loadBalancer:LoadBalancer", "front"))), {});
  });
});
