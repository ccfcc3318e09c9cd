import assert from "node:assert/strict";
import { azLossCapacity as rule } from "../../../../policy/rules/autoscaling/az-loss-capacity";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const CPU = { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } };

function groupIn(zones: number, inputs: Record<string, unknown>): Fixture {
  const availabilityZones = ZONES.slice(0, zones);
  return resource("aws:autoscaling/group:Group", "web", { availabilityZones, maxSize: 18, ...inputs });
}

function tracking(group: Fixture, inputs: Record<string, unknown>, name = "cpu", options = {}): Fixture {
  const given = { autoscalingGroupName: group.output("name"), policyType: "TargetTrackingScaling", ...inputs };
  return resource("aws:autoscaling/policy:Policy", name, given, options);
}

const target = (value: unknown, metric: Record<string, unknown> = CPU) => ({
  targetTrackingConfiguration: { ...metric, targetValue: value },
});

/** The verdict on a group with one CPU target. */
function judge(zones: number, minSize: number, targetValue: number, settings = {}) {
  const web = groupIn(zones, { minSize });
  const [found] = judgementsOf(rule, graphOf(web, tracking(web, target(targetValue))), settings);
  assert.ok(found);
  return found;
}

describe("autoscaling-az-loss-capacity", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a group whose remaining instances carry the load, ${when}`, () => {
      const web = groupIn(3, { minSize: 6 });
      assert.deepEqual(verdicts(rule, build(web, tracking(web, target(50)))), { web: "compliant" });
    });

    it(`refuses one whose remaining instances do not, ${when}, and shows the arithmetic`, () => {
      const web = groupIn(3, { minSize: 4 });
      const [found] = judgementsOf(rule, build(web, tracking(web, target(50))));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["minSize", 4, 5]);
      assert.equal(
        found.message,
        "Losing one of 3 zones may remove 2 of 4 instances; the remaining 2 carry 50% × 4 / 2 = 100% of their capacity, over " +
          "90%. Cheapest: minSize 5 (50% × 5 / 3 = 83.3%); else targetValue 45 in cpu (45% × 4 / 2 = 90%).",
      );
    });
  }

  it("offers only the target where no size is enough", () => {
    const found = judge(3, 6, 70);
    assert.equal(found.verdict, "violation");
    assert.deepEqual(
      [found.property, found.actual, found.wanted],
      ["targetTrackingConfiguration.targetValue", 70, "at most 60"],
    );
    assert.match(found.message, /70% × 6 \/ 4 = 105%.*Cheapest: targetValue 60 in cpu \(60% × 6 \/ 4 = 90%\)\.$/);
  });

  it("accepts just as much as its setting says", () => {
    assert.equal(judge(3, 6, 60).verdict, "compliant");
    assert.equal(judge(3, 6, 61).verdict, "violation");
    assert.equal(judge(3, 6, 61, { maximumUtilisation: 92 }).verdict, "compliant");
    assert.equal(judge(3, 6, 50, { maximumUtilisation: 70 }).verdict, "violation");
  });

  it("refuses a group that may come down to one instance, whatever its target", () => {
    const found = judge(3, 1, 10);
    assert.equal(found.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["minSize", 1, 2]);
    assert.match(found.message, /a single instance.*none is left\. Cheapest: minSize 2\.$/);
    const loaded = judge(3, 1, 60);
    assert.equal(loaded.verdict === "violation" && loaded.wanted, 3, "with two, one would carry 120%");
  });

  it("refuses a group in one zone", () => {
    const found = judge(1, 6, 50);
    assert.equal(found.verdict, "violation");
    assert.equal(found.property, "vpcZoneIdentifiers");
    assert.equal(found.message, "Its 6 instances are in one Availability Zone: if it is lost, none is left.");
    const two = judge(1, 2, 50);
    assert.equal(two.verdict === "violation" && two.property, "vpcZoneIdentifiers");
  });

  it("judges the lowest of several CPU targets: a group grows as soon as one policy says so", () => {
    const web = groupIn(3, { minSize: 6 });
    const both = graphOf(web, tracking(web, target(80), "a"), tracking(web, target(55), "b"));
    assert.deepEqual(verdicts(rule, both), { web: "compliant" });
    const tooHigh = graphOf(web, tracking(web, target(80), "a"), tracking(web, target(75), "b"));
    const [found] = judgementsOf(rule, tooHigh);
    assert.equal(found?.verdict === "violation" && found.actual, 75);
  });

  it("takes a customized CPU metric for what it is", () => {
    const web = groupIn(3, { minSize: 6 });
    const metric = { customizedMetricSpecification: { namespace: "AWS/EC2", metricName: "CPUUtilization" } };
    assert.deepEqual(verdicts(rule, graphOf(web, tracking(web, target(70, metric)))), { web: "violation" });
  });

  it("without a CPU target requires only that an instance remains, and says so", () => {
    const requests = { predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget" } };
    const two = groupIn(3, { minSize: 2 });
    const one = groupIn(3, { minSize: 1 });
    for (const policy of [
      (web: Fixture) => [tracking(web, target(1000, requests))],
      (web: Fixture) => [tracking(web, { ...target(99), enabled: false })],
      (web: Fixture) => [tracking(web, { policyType: "StepScaling" })],
      // Without a type AWS takes SimpleScaling, and the target for nothing.
      (web: Fixture) => [tracking(web, { ...target(99), policyType: undefined })],
      (web: Fixture) => [tracking(web, target(99, { customizedMetricSpecification: { metricName: "QueueLength" } }))],
      () => [],
    ]) {
      const judged = judgementsOf(rule, graphOf(two, ...policy(two)));
      assert.deepEqual(
        judged.map(({ verdict }) => verdict),
        ["compliant", "notApplicable"],
      );
      assert.match(judged[1]?.verdict === "notApplicable" ? judged[1].reason : "", /only whether an instance remains/);
      assert.deepEqual(verdicts(rule, graphOf(one, ...policy(one))), { web: "violation" });
    }
  });

  it("takes the desired capacity for the size of a group that nothing scales, and minSize of one that something does", () => {
    const web = groupIn(2, { minSize: 1, desiredCapacity: 2 });
    const night = resource("aws:autoscaling/schedule:Schedule", "night", { autoscalingGroupName: web.output("name") });
    const step = tracking(web, { policyType: "StepScaling" });
    assert.deepEqual(verdicts(rule, graphOf(web)), { web: "compliant notApplicable" });
    assert.deepEqual(verdicts(rule, graphOf(web, night)), { web: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(web, step)), { web: "violation" });
    const anyone = tracking(web, { policyType: "StepScaling", autoscalingGroupName: unknown });
    assert.deepEqual(verdicts(rule, graphOf(web, anyone)), { web: "undecided" });
  });

  it("is not applicable to a group that runs nothing, but to one that may scale in to nothing", () => {
    const judged = (inputs: Record<string, unknown>) => judgementsOf(rule, graphOf(groupIn(3, inputs)))[0];
    const pilot = judged({ minSize: 0, desiredCapacity: 0 });
    assert.match(pilot?.verdict === "notApplicable" ? pilot.reason : "", /it serves nothing until it is scaled out/);
    assert.equal(judged({ minSize: 0 })?.verdict, "notApplicable");
    const off = judged({ minSize: 0, desiredCapacity: 0, maxSize: 0 });
    assert.match(off?.verdict === "notApplicable" ? off.reason : "", /^Its maxSize is 0/);
    const web = groupIn(3, { minSize: 0, desiredCapacity: 3 });
    const [found] = judgementsOf(rule, graphOf(web, tracking(web, target(50))));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /may scale in to no instance/);
  });

  it("is undecided on sizes that are unknown or not counted in instances", () => {
    for (const inputs of [
      { minSize: unknown },
      { minSize: 2, desiredCapacity: unknown },
      {},
      { minSize: 6, desiredCapacityType: "vcpu" },
      { minSize: 6, mixedInstancesPolicy: { launchTemplate: { overrides: [{ weightedCapacity: "4" }] } } },
      { minSize: 6, mixedInstancesPolicy: { launchTemplate: { overrides: unknown } } },
    ]) {
      assert.deepEqual(verdicts(rule, graphOf(groupIn(3, inputs))), { web: "undecided" }, JSON.stringify(inputs));
    }
    const equal = { launchTemplate: { overrides: [{ instanceType: "m7g.large" }, { weightedCapacity: "1" }] } };
    const web = groupIn(3, { minSize: 6, mixedInstancesPolicy: equal });
    assert.deepEqual(verdicts(rule, graphOf(web, tracking(web, target(50)))), { web: "compliant" });
  });

  it("is undecided on an unknown target, unless another one already does", () => {
    const web = groupIn(3, { minSize: 6 });
    const [open, fine] = [tracking(web, target(unknown), "open"), tracking(web, target(50), "fine")];
    const [found] = judgementsOf(rule, graphOf(web, open));
    assert.equal(found?.verdict, "undecided");
    assert.match(found.reason, /The target of open/);
    assert.deepEqual(verdicts(rule, graphOf(web, open, fine)), { web: "compliant" });
    assert.deepEqual(verdicts(rule, graphOf(web, open, tracking(web, target(80), "high"))), { web: "undecided" });
    for (const inputs of [
      { ...target(80), enabled: unknown },
      { ...target(80), policyType: unknown },
      { targetTrackingConfiguration: unknown },
      { targetTrackingConfiguration: { customizedMetricSpecification: unknown, targetValue: 80 } },
      { ...target(80), autoscalingGroupName: unknown },
    ]) {
      assert.deepEqual(verdicts(rule, graphOf(web, tracking(web, inputs))), { web: "undecided" });
    }
  });

  it("reckons with the fewest zones that are known and the most that there can be", () => {
    const judged = (minSize: number, value: number, availabilityZones: unknown) => {
      const web = groupIn(3, { minSize, availabilityZones });
      return judgementsOf(rule, graphOf(web, tracking(web, target(value))))[0];
    };
    const third = ["us-east-1a", "us-east-1b", unknown];
    assert.equal(judged(6, 40, third)?.verdict, "compliant", "80% with two zones, 60% with three");
    assert.equal(judged(6, 50, third)?.verdict, "undecided", "100% with two zones, 75% with three");
    assert.equal(judged(6, 70, third)?.verdict, "violation", "105% even with three");
    assert.equal(judged(6, 50, unknown)?.verdict, "undecided");
    const hopeless = judged(2, 80, unknown);
    assert.equal(hopeless?.verdict, "violation");
    assert.match(hopeless.message, /^Losing a zone removes at least 1 of 2 instances/);
    assert.equal(judged(1, 10, unknown)?.verdict, "violation");
  });

  it("takes the zones of its subnets where it has any", () => {
    const subnets = ZONES.map((zone) => resource("aws:ec2/subnet:Subnet", zone, { availabilityZone: zone }));
    const web = groupIn(1, { minSize: 6, vpcZoneIdentifiers: subnets.map((subnet) => subnet.id) });
    assert.deepEqual(verdicts(rule, graphOf(...subnets, web, tracking(web, target(50)))), { web: "compliant" });
  });

  it("does not take another group's policy for its own", () => {
    const web = groupIn(3, { minSize: 6 });
    const other = resource("aws:autoscaling/group:Group", "other", { minSize: 0, desiredCapacity: 0 });
    const graph = previewOf(web, other, tracking(other, target(90), "theirs"), tracking(web, target(50), "ours"));
    assert.deepEqual(verdicts(rule, graph), { web: "compliant", other: "notApplicable" });
  });

  it("refuses a group without instances that DNS sends clients to", () => {
    const region = { region: "us-east-1" };
    const front = resource("aws:lb/loadBalancer:LoadBalancer", "front", {}, region);
    const targets = resource("aws:lb/targetGroup:TargetGroup", "targets", {}, region);
    const listener = resource("aws:lb/listener:Listener", "https", {
      loadBalancerArn: front.output("arn"),
      defaultActions: [{ type: "forward", targetGroupArn: targets.output("arn") }],
    });
    const judge = (side: string, sizes: object) => {
      const web = resource(
        "aws:autoscaling/group:Group",
        "web",
        { targetGroupArns: [targets.output("arn")], ...sizes },
        region,
      );
      const record = resource("aws:route53/record:Record", "www", {
        ...{
          zoneId: "Z1",
          name: "shop.example.com",
          type: "A",
          setIdentifier: side,
          failoverRoutingPolicies: [{ type: side }],
        },
        aliases: [{ name: front.output("dnsName"), zoneId: front.output("zoneId"), evaluateTargetHealth: true }],
      });
      return verdicts(rule, graphOf(front, targets, listener, web, record)).web;
    };
    for (const sizes of [
      { minSize: 0, maxSize: 0 },
      { minSize: 0, maxSize: 4, desiredCapacity: 0 },
    ]) {
      assert.equal(judge("PRIMARY", sizes), "violation");
      // A standby may be empty, but it must be able to launch.
      assert.equal(judge("SECONDARY", sizes), sizes.maxSize === 0 ? "violation" : "notApplicable");
    }
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:ec2/instance:Instance", "web"))), {});
  });
});
