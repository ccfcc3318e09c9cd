import assert from "node:assert/strict";
import { elbHealthCheck as rule } from "../../../../policy/rules/autoscaling/elb-health-check";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const targets = resource("aws:lb/targetGroup:TargetGroup", "targets");
const group = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { minSize: 6, ...inputs });
const attachment = (of: unknown, type = "attachment:Attachment", inputs: Record<string, unknown> = {}): Fixture =>
  resource(`aws:autoscaling/${type}`, "joined", { autoscalingGroupName: of, ...inputs });

describe("autoscaling-elb-health-check", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a group with the health checks of its load balancer, ${when}`, () => {
      const web = group({ targetGroupArns: [targets.output("arn")], healthCheckType: "ELB" });
      assert.deepEqual(verdicts(rule, build(targets, web)), { web: "compliant" });
    });

    it(`refuses one with EC2 status checks only, ${when}, and says what that costs`, () => {
      const web = group({ targetGroupArns: [targets.output("arn")], healthCheckType: "EC2" });
      const [found] = judgementsOf(rule, build(targets, web));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["healthCheckType", "EC2", "ELB"]);
      assert.equal(
        found.message,
        "Its health check is EC2: a running instance that fails its load balancer's check is not replaced, and 5 " +
          "of 6 instances serve until an engineer terminates it.",
      );
    });

    it(`refuses one that says nothing: AWS's default is EC2, ${when}`, () => {
      const [found] = judgementsOf(rule, build(targets, group({ targetGroupArns: [targets.output("arn")] })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, undefined);
    });

    it(`sees a load balancer that is attached from outside, ${when}`, () => {
      const web = group({});
      const others = resource("aws:autoscaling/group:Group", "others");
      const arn = { lbTargetGroupArn: targets.output("arn") };
      const joined = attachment(web.output("name"), "attachment:Attachment", arn);
      assert.deepEqual(verdicts(rule, build(targets, web, others, joined)), {
        web: "violation",
        others: "notApplicable",
      });
    });
  }

  it("gives no number where it knows none", () => {
    for (const minSize of [0, unknown]) {
      const [found] = judgementsOf(rule, graphOf(group({ minSize, loadBalancers: ["classic"] })));
      assert.match(
        found?.verdict === "violation" ? found.message : "",
        /is not replaced until an engineer terminates it\.$/,
      );
    }
    const [one] = judgementsOf(rule, graphOf(group({ minSize: 1, loadBalancers: ["classic"] })));
    assert.match(one?.verdict === "violation" ? one.message : "", /0 of 1 instances serve/);
  });

  it("sees Classic Load Balancers and traffic sources", () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(group(inputs)));
    assert.deepEqual(judged({ loadBalancers: ["classic"] }), { web: "violation" });
    assert.deepEqual(judged({ trafficSources: [{ identifier: "arn", type: "elbv2" }] }), { web: "violation" });
  });

  it("wants VPC_LATTICE of a group behind VPC Lattice", () => {
    const lattice = { identifier: "arn", type: "vpc-lattice" };
    const judged = (healthCheckType: string) =>
      judgementsOf(rule, graphOf(group({ trafficSources: [lattice], healthCheckType })))[0];
    const found = judged("ELB");
    assert.equal(found?.verdict === "violation" && found.wanted, "VPC_LATTICE");
    assert.equal(judged("EC2,VPC_LATTICE")?.verdict, "compliant");
    const web = group({ healthCheckType: "ELB" });
    const joined = attachment(web.output("name"), "trafficSourceAttachment:TrafficSourceAttachment", {
      trafficSource: lattice,
    });
    assert.deepEqual(verdicts(rule, graphOf(web, joined)), { web: "violation" });
  });

  it("accepts ELB among several checks", () => {
    const web = group({ loadBalancers: ["classic"], healthCheckType: "EC2, ELB" });
    assert.deepEqual(verdicts(rule, graphOf(web)), { web: "compliant" });
  });

  it("is not applicable to a group without a load balancer, at a preview that foresees no output either", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({}))), { web: "notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(group({ targetGroupArns: [] }))), { web: "notApplicable" });
    const outputs = { targetGroupArns: unknown, loadBalancers: unknown, trafficSources: unknown };
    const web = resource("aws:autoscaling/group:Group", "web", {}, { outputs });
    assert.deepEqual(verdicts(rule, graphOf(web)), { web: "notApplicable" });
  });

  it("is undecided on an unknown type, and on unknown load balancers where that matters", () => {
    const judged = (inputs: Record<string, unknown>) => verdicts(rule, graphOf(group(inputs)));
    assert.deepEqual(judged({ loadBalancers: ["classic"], healthCheckType: unknown }), { web: "undecided" });
    assert.deepEqual(judged({ targetGroupArns: unknown }), { web: "undecided" });
    assert.deepEqual(judged({ targetGroupArns: unknown, healthCheckType: "ELB" }), { web: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(group({}), attachment(unknown))), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets)), {});
  });
});
