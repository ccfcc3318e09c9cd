import assert from "node:assert/strict";
import { instanceRedundant as rule } from "../../../../policy/rules/ec2/instance-redundant";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const subnet = (mapPublicIpOnLaunch?: unknown, type = "subnet:Subnet") =>
  resource(`aws:ec2/${type}`, "net", { mapPublicIpOnLaunch, availabilityZone: "eu-west-1a" });
const inSubnet = (of: Fixture, inputs: Record<string, unknown> = {}, name = "box") =>
  resource("aws:ec2/instance:Instance", name, { subnetId: of.id, ...inputs });
const hidden = subnet(false);
const record = (name: string, records: unknown[], more: Record<string, unknown> = {}) =>
  resource("aws:route53/record:Record", name, { name: "app.example.org", type: "A", zoneId: "Z1", records, ...more });

describe("ec2-instance-redundant", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses an instance with a public address of any kind, ${when}`, () => {
      const given = inSubnet(hidden, { associatePublicIpAddress: true });
      assert.deepEqual(verdicts(rule, build(hidden, given)), { box: "violation" });
      const plain = inSubnet(hidden);
      const eip = resource("aws:ec2/eip:Eip", "door", { instance: plain.id });
      assert.deepEqual(verdicts(rule, build(hidden, plain, eip)), { box: "violation" });
      const association = resource("aws:ec2/eipAssociation:EipAssociation", "door", { instanceId: plain.id });
      assert.deepEqual(verdicts(rule, build(hidden, plain, association)), { box: "violation" });
      const open = subnet(true);
      assert.deepEqual(verdicts(rule, build(open, inSubnet(open))), { box: "violation" });
      const byDefault = subnet(undefined, "defaultSubnet:DefaultSubnet");
      assert.deepEqual(verdicts(rule, build(byDefault, inSubnet(byDefault))), { box: "violation" });
      assert.deepEqual(verdicts(rule, build(resource("aws:ec2/instance:Instance", "box", { ami: "ami-1" }))), {
        box: "violation",
      });
    });

    it(`refuses one that a record names, ${when}, and says what clients use`, () => {
      const box = inSubnet(hidden);
      const [found] = judgementsOf(rule, build(hidden, box, record("app", [box.output("privateIp")])));
      assert.equal(
        found?.verdict === "violation" && found.message,
        "It is alone, and clients reach it (the record app): while it fails, nothing serves.",
      );
    });

    it(`accepts one of several that share a name, ${when}`, () => {
      const [one, two] = [inSubnet(hidden), inSubnet(hidden, {}, "two")];
      const both = record("app", [one.output("publicIp"), two.output("publicIp")]);
      assert.deepEqual(verdicts(rule, build(hidden, one, two, both)), { box: "compliant", two: "compliant" });
      const weighted = (of: Fixture, id: string) =>
        record(id, [of.output("publicIp")], { setIdentifier: id, weightedRoutingPolicies: [{ weight: 1 }] });
      assert.deepEqual(verdicts(rule, build(hidden, one, two, weighted(one, "a"), weighted(two, "b"))), {
        box: "compliant",
        two: "compliant",
      });
    });

    it(`leaves targets of a load balancer to their own rule, ${when}`, () => {
      const box = inSubnet(hidden, { associatePublicIpAddress: true });
      const attached = resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "in", { targetId: box.id });
      assert.deepEqual(verdicts(rule, build(hidden, box, attached)), { box: "notApplicable" });
      const classic = resource("aws:elb/loadBalancer:LoadBalancer", "old", { instances: [box.id] });
      assert.deepEqual(verdicts(rule, build(hidden, box, classic)), { box: "notApplicable" });
    });

    it(`is undecided on one that nothing in the program reaches, ${when}`, () => {
      const [found] = judgementsOf(rule, build(hidden, inSubnet(hidden)));
      assert.match(found?.verdict === "undecided" ? found.reason : "", /^It is alone, without a public address/);
      assert.deepEqual(verdicts(rule, build(hidden, inSubnet(hidden, { associatePublicIpAddress: false }))), {
        box: "undecided",
      });
    });
  }

  it("is undecided on what is unknown, of another type or not in the program", () => {
    const cases: Fixture[][] = [
      [hidden, inSubnet(hidden, { associatePublicIpAddress: unknown })],
      [hidden, inSubnet(hidden, { associatePublicIpAddress: [true] })],
      [resource("aws:ec2/instance:Instance", "box", { subnetId: "subnet-elsewhere" })],
      [resource("aws:ec2/instance:Instance", "box", { subnetId: unknown })],
      [resource("aws:ec2/instance:Instance", "box", { launchTemplate: { id: "lt-1" } })],
      [
        hidden,
        inSubnet(hidden),
        resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "in", { targetId: unknown }),
      ],
    ];
    for (const fixtures of cases) assert.equal(verdicts(rule, graphOf(...fixtures)).box, "undecided");
  });

  it("reads the address that AWS gave", () => {
    const box = resource(
      "aws:ec2/instance:Instance",
      "box",
      { subnetId: "subnet-1" },
      { outputs: { publicIp: "203.0.113.9" } },
    );
    assert.deepEqual(verdicts(rule, graphOf(box)), { box: "violation" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(hidden)), {});
  });
});
