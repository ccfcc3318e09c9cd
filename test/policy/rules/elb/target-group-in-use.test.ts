import assert from "node:assert/strict";
import { targetGroupInUse as rule } from "../../../../policy/rules/elb/target-group-in-use";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { half, secondary, to, zone } from "../route53/records";

const front = resource("aws:lb/loadBalancer:LoadBalancer", "front", {}, { region: "us-east-1" });
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets");
const listener = resource("aws:lb/listener:Listener", "https", {
  loadBalancerArn: front.output("arn"),
  defaultActions: [{ type: "forward", targetGroupArn: targets.output("arn") }],
});
const group = (targetGroupArns?: unknown) => resource("aws:autoscaling/group:Group", "web", { targetGroupArns });
const inside = group([targets.output("arn")]);

describe("elb-target-group-in-use", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const judge = (...more: Fixture[]) => verdicts(rule, build(targets, ...more)).targets;

    it(`accepts a group with a listener and targets of any kind, ${when}`, () => {
      assert.equal(judge(front, listener, inside), "compliant");
      const registrars = [
        resource("aws:autoscaling/attachment:Attachment", "in", { lbTargetGroupArn: targets.output("arn") }),
        resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "in", { targetGroupArn: targets.output("arn") }),
        resource("aws:ecs/service:Service", "in", { loadBalancers: [{ targetGroupArn: targets.output("arn") }] }),
      ];
      for (const one of registrars) assert.equal(judge(front, listener, one), "compliant", one.type);
    });

    it(`accepts a listener that forwards by weight, and a rule, ${when}`, () => {
      const weighted = resource("aws:lb/listener:Listener", "https", {
        defaultActions: [{ type: "forward", forward: { targetGroups: [{ arn: targets.output("arn"), weight: 1 }] } }],
      });
      const path = resource("aws:lb/listenerRule:ListenerRule", "path", {
        actions: [{ type: "forward", targetGroupArn: targets.output("arn") }],
      });
      for (const one of [weighted, path]) assert.equal(judge(inside, one), "compliant");
    });

    it(`refuses a group that no listener forwards to, ${when}`, () => {
      assert.equal(judge(inside), "violation");
    });

    it(`refuses that the instances are left out of it, ${when}, and names their group`, () => {
      const found = judgementsOf(rule, build(targets, front, listener, group())).find(({ name }) => name === "targets");
      assert.match(
        found?.verdict === "violation" ? found.message : "",
        /the Auto Scaling group web is behind no load balancer: every request that is forwarded to it fails/,
      );
      assert.equal(judge(front, listener, group([])), "violation");
    });

    it(`is undecided where nothing in the program can register, ${when}`, () => {
      assert.equal(judge(front, listener), "undecided");
    });
  }

  it("does not ask a standby for targets", () => {
    const west = resource("aws:lb/loadBalancer:LoadBalancer", "west", {}, { region: "us-west-2" });
    const there = resource("aws:lb/listener:Listener", "https", {
      loadBalancerArn: west.output("arn"),
      defaultActions: [{ type: "forward", targetGroupArn: targets.output("arn") }],
    });
    const judge = (record: Fixture, ...more: Fixture[]) =>
      verdicts(rule, graphOf(zone, west, targets, there, ...more, record)).targets;
    assert.equal(judge(secondary(to(west))), "compliant");
    assert.equal(judge(secondary(to(west)), group()), "violation");
    assert.equal(judge(half("PRIMARY", "first", to(west))), "undecided");
  });

  it("is undecided on what may be a listener or a target of it", () => {
    assert.equal(verdicts(rule, graphOf(targets, front, listener, group(unknown))).targets, "undecided");
    const open = resource("aws:lb/listener:Listener", "https", {
      defaultActions: [{ type: "forward", targetGroupArn: unknown }],
    });
    assert.equal(verdicts(rule, graphOf(targets, inside, open)).targets, "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(front)), {});
  });

  it("names as idle a group of its own Region and stack that is behind no load balancer, and no other", () => {
    const here = { region: "us-east-1" };
    const own = resource("aws:lb/targetGroup:TargetGroup", "targets", {}, here);
    const forwards = resource("aws:lb/listener:Listener", "https", {
      loadBalancerArn: front.output("arn"),
      defaultActions: [{ type: "forward", targetGroupArn: own.output("arn") }],
    });
    const judge = (options: object) =>
      verdicts(rule, graphOf(front, own, forwards, resource("aws:autoscaling/group:Group", "web", {}, options)))
        .targets;
    assert.equal(judge(here), "violation");
    assert.equal(judge({ region: "us-west-2" }), "undecided");
    assert.equal(judge({ ...here, stack: "secondary" }), "undecided");
  });

  it("accepts every way to register", () => {
    const arn = targets.output("arn");
    const ways = [
      resource("aws:autoscaling/group:Group", "in", { targetGroupArns: [arn] }),
      resource("aws:autoscaling/group:Group", "in", { trafficSources: [{ identifier: arn, type: "elbv2" }] }),
      resource("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", "in", {
        trafficSource: { identifier: arn, type: "elbv2" },
      }),
      resource("aws:ecs/service:Service", "in", {
        loadBalancers: [{ targetGroupArn: "x", advancedConfiguration: { alternateTargetGroupArn: arn } }],
      }),
    ];
    for (const one of ways) assert.equal(verdicts(rule, graphOf(front, listener, targets, one)).targets, "compliant");
  });
});
