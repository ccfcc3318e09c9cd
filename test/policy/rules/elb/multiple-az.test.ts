import assert from "node:assert/strict";
import { multipleAz as rule } from "../../../../policy/rules/elb/multiple-az";
import { component, graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const subnet = (name: string, zone: unknown, options = {}): Fixture =>
  resource("aws:ec2/subnet:Subnet", name, { availabilityZone: zone }, options);
const [a, b, alsoA] = [subnet("a", "us-east-1a"), subnet("b", "us-east-1b"), subnet("also-a", "us-east-1a")];
const balancer = (inputs: Record<string, unknown>, type = "aws:lb/loadBalancer:LoadBalancer", options = {}): Fixture =>
  resource(type, "front", inputs, options);

describe("elb-multiple-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts subnets of two zones, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(a, b, balancer({ subnets: [a.id, b.id] }))), { front: "compliant" });
    });

    it(`refuses subnets of one zone, ${when}, and says what is lost with it`, () => {
      const [found] = judgementsOf(rule, build(a, alsoA, balancer({ subnets: [a.id, alsoA.id] })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["subnets", ["us-east-1a"], "at least 2 Availability Zones"],
      );
      assert.equal(
        found.message,
        "It has nodes in 1 Availability Zone (us-east-1a), fewer than 2: the loss of us-east-1a takes all of them, and " +
          "every target behind them is out of reach.",
      );
    });

    it(`reads subnet mappings, ${when}`, () => {
      const mapped = (...subnets: Fixture[]) =>
        balancer({ loadBalancerType: "network", subnetMappings: subnets.map((one) => ({ subnetId: one.id })) });
      assert.deepEqual(verdicts(rule, build(a, b, mapped(a, b))), { front: "compliant" });
      const [found] = judgementsOf(rule, build(a, mapped(a)));
      assert.equal(found?.verdict === "violation" && found.property, "subnetMappings");
    });
  }

  it("asks for as many zones as its setting says", () => {
    const graph = graphOf(a, b, balancer({ subnets: [a.id, b.id] }));
    const [found] = judgementsOf(rule, graph, { minimumZones: 3 });
    assert.match(found?.verdict === "violation" ? found.message : "", /\(us-east-1a, us-east-1b\), fewer than 3\.$/);
  });

  it("judges Application Load Balancers by their other name, and Classic ones, which may name zones", () => {
    const type = "aws:alb/loadBalancer:LoadBalancer";
    assert.deepEqual(verdicts(rule, graphOf(a, balancer({ subnets: [a.id] }, type))), { front: "violation" });
    const classic = (availabilityZones: unknown) =>
      verdicts(rule, graphOf(balancer({ availabilityZones }, "aws:elb/loadBalancer:LoadBalancer")));
    assert.deepEqual(classic(["us-east-1a", "us-east-1b"]), { front: "compliant" });
    assert.deepEqual(classic(["us-east-1a"]), { front: "violation" });
    assert.deepEqual(classic(["us-east-1a", unknown]), { front: "undecided" });
  });

  it("refuses a load balancer without subnets", () => {
    const [found] = judgementsOf(rule, graphOf(balancer({})));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /in 0 Availability Zones, fewer than 2\.$/);
  });

  it("does not let AWS's answer for the subnets stand for the mappings", () => {
    const front = balancer({ subnetMappings: [{ subnetId: a.id }] }, undefined, { outputs: { subnets: [a.id, b.id] } });
    assert.deepEqual(verdicts(rule, graphOf(a, b, front)), { front: "violation" });
  });

  it("is undecided on subnets that are unknown, not in the program or hidden in a component", () => {
    assert.deepEqual(verdicts(rule, graphOf(balancer({ subnets: unknown }))), { front: "undecided" });
    const later = subnet("later", unknown);
    assert.deepEqual(verdicts(rule, graphOf(a, later, balancer({ subnets: [a.id, later.id] }))), {
      front: "undecided",
    });
    const vpc = component("awsx:ec2:Vpc", "vpc");
    const children = [subnet("p", "us-east-1a", { parent: vpc }), subnet("q", "us-east-1b", { parent: vpc })];
    const front = balancer({ subnets: unknown }, undefined, { propertyDependencies: { subnets: [vpc] } });
    assert.deepEqual(verdicts(rule, previewOf(vpc, ...children, front)), { front: "undecided" });
  });

  it("counts each subnet made elsewhere as a zone, because AWS takes one per zone", () => {
    const judge = (...subnets: unknown[]) => verdicts(rule, graphOf(a, also, balancer({ subnets }))).front;
    const also = subnet("also", "us-east-1a");
    assert.equal(judge("subnet-1", "subnet-2"), "compliant");
    assert.equal(judge(a.id, "subnet-1"), "compliant");
    assert.equal(judge("subnet-1"), "violation");
    assert.equal(judge("subnet-1", "subnet-1"), "undecided");
    // AWS refuses these: nothing follows from them.
    assert.equal(judge(a.id, also.id, "subnet-1"), "undecided");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(a)), {});
  });
});
