import assert from "node:assert/strict";
import { loadBalancerCrossZone as rule } from "../../../../policy/rules/elb/load-balancer-cross-zone";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const subnets = ["a", "b", "c"].map((letter) =>
  resource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `us-east-1${letter}` }),
);
const balancer = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:lb/loadBalancer:LoadBalancer", "front", { loadBalancerType: "network", ...inputs }, options);
const targets = (loadBalancingCrossZoneEnabled: unknown, name = "targets"): Fixture =>
  resource("aws:lb/targetGroup:TargetGroup", name, { loadBalancingCrossZoneEnabled });
const listener = (
  front: Fixture,
  group: Fixture,
  action: (arn: unknown) => unknown = (arn) => ({ targetGroupArn: arn }),
) =>
  resource("aws:lb/listener:Listener", `to-${group.name}`, {
    loadBalancerArn: front.output("arn"),
    defaultActions: [action(group.output("arn"))],
  });

describe("elb-load-balancer-cross-zone", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a Network Load Balancer that has it on, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(balancer({ enableCrossZoneLoadBalancing: true }))), { front: "compliant" });
    });

    it(`refuses one that has it off, ${when}, and says what share fails`, () => {
      const front = balancer({ subnets: subnets.map((one) => one.id), enableCrossZoneLoadBalancing: false });
      const group = targets(undefined);
      const [found] = judgementsOf(rule, build(...subnets, front, group, listener(front, group)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["enableCrossZoneLoadBalancing", false, true]);
      assert.equal(
        found.message,
        "Each of its nodes sends to targets in its own zone only: if the targets there fail, 1 of 3 connections " +
          "fails until that node is removed from DNS and from clients' caches (60 s or more).",
      );
    });

    it(`accepts one whose target groups all enable it, and no other, ${when}`, () => {
      const front = balancer({});
      const [on, off] = [targets("true", "on"), targets("use_load_balancer_configuration", "off")];
      const weighted = (arn: unknown) => ({ type: "forward", forward: { targetGroups: [{ arn }] } });
      assert.deepEqual(verdicts(rule, build(front, on, listener(front, on))), { front: "compliant" });
      assert.deepEqual(verdicts(rule, build(front, on, listener(front, on, weighted))), { front: "compliant" });
      const both = build(front, on, off, listener(front, on), listener(front, off));
      const [found] = judgementsOf(rule, both);
      assert.match(found?.verdict === "violation" ? found.message : "", /sends to off in its own zone only/);
    });
  }

  it("refuses one that says nothing: AWS's default is off, for a Gateway Load Balancer too", () => {
    for (const loadBalancerType of ["network", "gateway"]) {
      const outputs = { enableCrossZoneLoadBalancing: unknown };
      const [found] = judgementsOf(rule, graphOf(balancer({ loadBalancerType }, { outputs })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, undefined);
    }
  });

  it("gives the share of a zone only where it knows the zones", () => {
    const message = (...ids: unknown[]) => {
      const [found] = judgementsOf(rule, graphOf(...subnets, balancer({ subnets: ids })));
      return found?.verdict === "violation" ? found.message : "";
    };
    const [a, b] = subnets.map((one) => one.id);
    assert.match(message(a, b), /1 of 2 connections fails/);
    assert.match(message(a, b, unknown), /that zone's share of the connections fails/);
    assert.match(message(a), /that zone's share of the connections fails/);
    assert.match(message(a), /^Each of its nodes sends in its own zone only/);
  });

  it("is not applicable to an Application Load Balancer, which is the default type", () => {
    const type = (loadBalancerType: unknown) => verdicts(rule, graphOf(balancer({ loadBalancerType })));
    assert.deepEqual(type("application"), { front: "notApplicable" });
    assert.deepEqual(type(undefined), { front: "notApplicable" });
  });

  it("is undecided on what is unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(balancer({ enableCrossZoneLoadBalancing: unknown }))), {
      front: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(balancer({ loadBalancerType: unknown }))), { front: "undecided" });
    const front = balancer({});
    const group = targets(unknown);
    assert.deepEqual(verdicts(rule, graphOf(front, group, listener(front, group))), { front: "undecided" });
    const elsewhere = resource("aws:lb/listener:Listener", "elsewhere", {
      loadBalancerArn: front.output("arn"),
      defaultActions: [{ targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1" }],
    });
    assert.deepEqual(verdicts(rule, graphOf(front, elsewhere)), { front: "undecided" });
    const somewhere = resource("aws:lb/listener:Listener", "somewhere", { loadBalancerArn: unknown });
    assert.deepEqual(verdicts(rule, graphOf(front, somewhere)), { front: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets("false"))), {});
  });
});
