import assert from "node:assert/strict";
import { instancesMultipleAz as rule } from "../../../../policy/rules/ec2/instances-multiple-az";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const subnet = (letter: string): Fixture =>
  resource("aws:ec2/subnet:Subnet", letter, { availabilityZone: `us-east-1${letter}` });
const [a, b] = [subnet("a"), subnet("b")];
const instance = (name: string, inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:ec2/instance:Instance", name, inputs, options);
const [one, two, third] = [
  instance("one", { subnetId: a.id }),
  instance("two", { subnetId: b.id }),
  instance("third", { subnetId: a.id }),
];
const group = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:lb/targetGroup:TargetGroup", "targets", inputs);
const targets = group();
let registrations = 0;
const registered = (
  target: unknown,
  of: unknown = targets.output("arn"),
  more: Record<string, unknown> = {},
): Fixture =>
  resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", `registered-${(registrations += 1)}`, {
    targetGroupArn: of,
    targetId: target,
    ...more,
  });

describe("ec2-instances-multiple-az", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts instances of two zones, ${when}`, () => {
      const graph = build(a, b, one, two, targets, registered(one.id), registered(two.id));
      assert.deepEqual(verdicts(rule, graph), { targets: "compliant" });
    });

    it(`refuses instances of one zone, ${when}, and says what is lost with it`, () => {
      const graph = build(a, one, third, targets, registered(one.id), registered(third.id));
      const [found] = judgementsOf(rule, graph);
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["availabilityZone", ["us-east-1a"], "at least 2 Availability Zones"],
      );
      assert.equal(
        found.message,
        "Its 2 targets are in 1 Availability Zone (us-east-1a), fewer than 2: the loss of us-east-1a takes them all, and " +
          "nothing serves.",
      );
    });

    it(`refuses a single instance, registered twice or not, ${when}`, () => {
      const graph = build(a, one, targets, registered(one.id), registered(one.id, undefined, { port: 8081 }));
      const [found] = judgementsOf(rule, graph);
      assert.match(found?.verdict === "violation" ? found.message : "", /^Its only target is in 1 Availability Zone/);
    });
  }

  it("asks for as many zones as its setting says", () => {
    const graph = graphOf(a, b, one, two, targets, registered(one.id), registered(two.id));
    assert.deepEqual(verdicts(rule, graph, { minimumZones: 3 }), { targets: "violation" });
  });

  it("takes the instance's own zone before its subnet's, and the zone of a registered address", () => {
    const [p, q] = [
      instance("p", { availabilityZone: "us-east-1a" }),
      instance("q", { availabilityZone: "us-east-1b" }),
    ];
    const own = graphOf(p, q, targets, registered(p.id), registered(q.id));
    assert.deepEqual(verdicts(rule, own), { targets: "compliant" });
    const byIp = group({ targetType: "ip" });
    const address = (ip: string, availabilityZone: string) => registered(ip, byIp.output("arn"), { availabilityZone });
    const addresses = graphOf(byIp, address("10.0.0.1", "us-east-1a"), address("10.0.1.1", "us-east-1b"));
    assert.deepEqual(verdicts(rule, addresses), { targets: "compliant" });
    const close = graphOf(byIp, address("10.0.0.1", "us-east-1a"), address("10.0.0.2", "us-east-1a"));
    const [found] = judgementsOf(rule, close);
    assert.match(found?.verdict === "violation" ? found.message : "", /^Its 2 targets are in 1 Availability Zone/);
    const outside = graphOf(byIp, address("192.168.0.1", "all"), address("10.0.1.1", "us-east-1b"));
    assert.deepEqual(verdicts(rule, outside), { targets: "undecided" });
  });

  it("is not applicable where nothing is registered, a group fills it, or the targets are no instances", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets)), { targets: "notApplicable" });
    const lambda = group({ targetType: "lambda" });
    const registeredFunction = registered("arn:aws:lambda:us-east-1:123456789012:function:f", lambda.output("arn"));
    assert.deepEqual(verdicts(rule, graphOf(lambda, registeredFunction)), { targets: "notApplicable" });
    const web = resource("aws:autoscaling/group:Group", "web", { targetGroupArns: [targets.output("arn")] });
    const attached = resource("aws:autoscaling/attachment:Attachment", "web", {
      lbTargetGroupArn: targets.output("arn"),
    });
    for (const filler of [web, attached]) {
      const graph = previewOf(a, one, targets, registered(one.id), filler);
      assert.deepEqual(verdicts(rule, graph), { targets: "notApplicable" });
    }
  });

  it("is undecided on what is unknown", () => {
    const later = instance("later", { subnetId: unknown });
    assert.deepEqual(verdicts(rule, graphOf(a, one, later, targets, registered(one.id), registered(later.id))), {
      targets: "undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(a, one, targets, registered(one.id), registered("i-0123456789abcdef0"))), {
      targets: "undecided",
    });
    const anywhere = registered(one.id, unknown);
    assert.deepEqual(verdicts(rule, graphOf(a, one, targets, anywhere)), { targets: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(a, one, targets, registered(one.id), anywhere)), { targets: "undecided" });
    const web = resource("aws:autoscaling/group:Group", "web", { targetGroupArns: unknown });
    assert.deepEqual(verdicts(rule, graphOf(a, one, targets, registered(one.id), web)), { targets: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(a, one)), {});
  });
});
