import assert from "node:assert/strict";
import { scheduleAzLossCapacity as rule } from "../../../../policy/rules/autoscaling/schedule-az-loss-capacity";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];

const groupIn = (zones: number, inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:autoscaling/group:Group", "web", {
    availabilityZones: ZONES.slice(0, zones),
    minSize: 6,
    maxSize: 18,
    ...inputs,
  });

const action = (group: Fixture, inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/schedule:Schedule", "night", {
    autoscalingGroupName: group.output("name"),
    recurrence: "0 21 * * *",
    desiredCapacity: -1,
    maxSize: -1,
    ...inputs,
  });

const tracking = (group: Fixture, targetValue: unknown): Fixture =>
  resource("aws:autoscaling/policy:Policy", "cpu", {
    autoscalingGroupName: group.output("name"),
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue,
    },
  });

function judge(zones: number, inputs: Record<string, unknown>, target: unknown = 50) {
  const web = groupIn(zones);
  const [found] = judgementsOf(rule, graphOf(web, tracking(web, target), action(web, inputs)));
  assert.ok(found);
  return found;
}

describe("autoscaling-schedule-az-loss-capacity", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts fewer instances that still carry the load, ${when}`, () => {
      const web = groupIn(3);
      assert.deepEqual(verdicts(rule, build(web, tracking(web, 50), action(web, { minSize: 3 }))), {
        night: "compliant",
      });
    });
  }

  it("accepts sizes that stay as they are", () => {
    assert.equal(judge(3, { minSize: -1 }).verdict, "compliant");
  });

  it("refuses a single instance, and none", () => {
    for (const [minSize, few] of [
      [1, "a single instance"],
      [0, "no instance"],
    ] as const) {
      const found = judge(3, { minSize });
      assert.equal(found.verdict, "violation");
      assert.deepEqual([found.property, found.actual, found.wanted], ["minSize", minSize, "2 or more"]);
      assert.ok(found.message.includes(few), found.message);
    }
  });

  it("takes a size that is left out for the provider's 0", () => {
    const found = judge(3, {});
    assert.equal(found.verdict === "violation" && found.actual, 0);
    const most = judge(3, { minSize: 6, maxSize: undefined });
    assert.equal(most.verdict === "violation" && most.property, "maxSize");
  });

  it("refuses a most of one instance", () => {
    const found = judge(3, { minSize: -1, maxSize: 1 });
    assert.deepEqual(found.verdict === "violation" && [found.property, found.actual], ["maxSize", 1]);
  });

  it("refuses so few that those left are overloaded, with the arithmetic", () => {
    const found = judge(3, { minSize: 4 });
    assert.equal(found.verdict, "violation");
    assert.deepEqual([found.property, found.actual, found.wanted], ["minSize", 4, 5]);
    assert.equal(
      found.message,
      "Losing one of 3 zones may remove 2 of 4 instances; the remaining 2 carry 50% × 4 / 2 = 100% of their capacity, over 90%.",
    );
    const high = judge(3, { minSize: 6 }, 70);
    assert.equal(high.verdict === "violation" && high.wanted, "a target below 70 in cpu");
  });

  it("refuses a group in one zone", () => {
    const found = judge(1, { minSize: 3 });
    assert.match(
      found.verdict === "violation" ? found.message : "",
      /3 instances of its group are in one Availability Zone/,
    );
  });

  it("uses its setting", () => {
    const web = groupIn(3);
    const graph = graphOf(web, tracking(web, 50), action(web, { minSize: 3 }));
    const [found] = judgementsOf(rule, graph, { maximumUtilisation: 70 });
    assert.equal(found?.verdict, "violation");
  });

  it("requires without a CPU target that an instance remains", () => {
    const web = groupIn(3);
    assert.deepEqual(verdicts(rule, graphOf(web, action(web, { minSize: 2 }))), { night: "compliant" });
  });

  it("is not applicable to a group that does not serve", () => {
    const web = groupIn(3, { minSize: 0 });
    assert.deepEqual(verdicts(rule, graphOf(web, action(web, { minSize: 0 }))), { night: "notApplicable" });
  });

  it("is undecided on sizes, zones, targets and groups that are unknown", () => {
    assert.equal(judge(3, { minSize: unknown }).verdict, "undecided");
    assert.equal(judge(3, { minSize: -1, maxSize: unknown }).verdict, "undecided");
    assert.equal(judge(3, { minSize: 3 }, unknown).verdict, "undecided");
    const web = groupIn(3, { availabilityZones: unknown });
    assert.deepEqual(verdicts(rule, graphOf(web, action(web, { minSize: 3 }))), { night: "undecided" });
    const elsewhere = resource("aws:autoscaling/schedule:Schedule", "night", {
      autoscalingGroupName: "another",
      minSize: 3,
      maxSize: -1,
    });
    assert.deepEqual(verdicts(rule, graphOf(elsewhere)), { night: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(groupIn(3))), {});
  });
});
