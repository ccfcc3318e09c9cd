import assert from "node:assert/strict";
import { multipleAz as rule } from "../../../../policy/rules/autoscaling/multiple-az";
import { component, graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const GROUP = "aws:autoscaling/group:Group";
const subnet = (name: string, zone: unknown, options = {}): Fixture =>
  resource("aws:ec2/subnet:Subnet", name, { availabilityZone: zone }, options);
const a = subnet("a", "us-east-1a");
const b = subnet("b", "us-east-1b");
const alsoA = subnet("also-a", "us-east-1a");
const group = (inputs: Record<string, unknown>, options = {}): Fixture => resource(GROUP, "web", inputs, options);

describe("autoscaling-multiple-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts subnets of two zones, ${when}`, () => {
      const web = group({ vpcZoneIdentifiers: [a.id, b.id] });
      assert.deepEqual(verdicts(rule, build(a, b, web)), { web: "compliant" });
    });

    it(`refuses two subnets of one zone, ${when}, and says which`, () => {
      const web = group({ vpcZoneIdentifiers: [a.id, alsoA.id] });
      const [found] = judgementsOf(rule, build(a, alsoA, web));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, "vpcZoneIdentifiers");
      assert.deepEqual(found.actual, ["us-east-1a"]);
      assert.equal(
        found.message,
        "It spans 1 Availability Zone (us-east-1a), fewer than 2: the loss of us-east-1a takes every instance.",
      );
    });

    it(`asks for as many zones as its setting says, ${when}`, () => {
      const graph = build(a, b, group({ vpcZoneIdentifiers: [a.id, b.id] }));
      assert.deepEqual(verdicts(rule, graph, { minimumZones: 3 }), { web: "violation" });
    });
  }

  it("refuses a group with neither subnets nor zones", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({}))), { web: "violation" });
  });

  it("takes availabilityZones where no subnet is given", () => {
    const zones = (...availabilityZones: unknown[]) => verdicts(rule, graphOf(group({ availabilityZones })));
    assert.deepEqual(zones("us-east-1a", "us-east-1b"), { web: "compliant" });
    assert.deepEqual(zones("us-east-1a"), { web: "violation" });
    assert.deepEqual(zones("us-east-1a", unknown), { web: "undecided" });
  });

  it("does not let AWS's answer for the zones stand for those of the subnets", () => {
    const web = group({ vpcZoneIdentifiers: [a.id] }, { outputs: { availabilityZones: ["us-east-1a", "us-east-1b"] } });
    assert.deepEqual(verdicts(rule, graphOf(a, web)), { web: "violation" });
  });

  it("is undecided on subnets that are unknown", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ vpcZoneIdentifiers: unknown }))), { web: "undecided" });
    const one = judgementsOf(rule, graphOf(a, group({ vpcZoneIdentifiers: [a.id, unknown] })))[0];
    assert.equal(one?.verdict, "undecided");
    assert.match(one.reason, /known are us-east-1a/);
  });

  it("is undecided on a subnet whose zone is unknown, and on subnets not in the program", () => {
    const later = subnet("later", unknown);
    assert.deepEqual(verdicts(rule, graphOf(a, later, group({ vpcZoneIdentifiers: [a.id, later.id] }))), {
      web: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(group({ vpcZoneIdentifiers: ["subnet-1", "subnet-2"] }))), {
      web: "undecided",
    });
  });

  it("distinguishes zones by id, but never an id from a name", () => {
    const byId = (name: string, availabilityZoneId: string) =>
      resource("aws:ec2/subnet:Subnet", name, { availabilityZoneId });
    const [one, two] = [byId("one", "use1-az1"), byId("two", "use1-az2")];
    assert.deepEqual(verdicts(rule, graphOf(one, two, group({ vpcZoneIdentifiers: [one.id, two.id] }))), {
      web: "compliant",
    });
    assert.deepEqual(verdicts(rule, graphOf(a, two, group({ vpcZoneIdentifiers: [a.id, two.id] }))), {
      web: "undecided",
    });
  });

  it("refuses a single subnet wherever it is", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ vpcZoneIdentifiers: ["subnet-1"] }))), { web: "violation" });
  });

  it("is undecided where a component's output hides which of its subnets are meant", () => {
    const vpc = component("awsx:ec2:Vpc", "vpc");
    const children = [subnet("p", "us-east-1a", { parent: vpc }), subnet("q", "us-east-1b", { parent: vpc })];
    const web = group({ vpcZoneIdentifiers: unknown }, { propertyDependencies: { vpcZoneIdentifiers: [vpc] } });
    assert.deepEqual(verdicts(rule, previewOf(vpc, ...children, web)), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(a, b)), {});
  });
});
