import assert from "node:assert/strict";
import { instanceBackedUp as rule } from "../../../../policy/rules/ec2/instance-backed-up";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const EAST = { region: "us-east-1" };
const instance = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/instance:Instance", "app", inputs, EAST);
const selection = (inputs: Record<string, unknown>, region = "us-east-1"): Fixture =>
  resource("aws:backup/selection:Selection", "all", inputs, { region });
const policy = (resourceType: string, targetTags: unknown): Fixture =>
  resource(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    "nightly",
    { policyDetails: { resourceTypes: [resourceType], targetTags }, state: "ENABLED" },
    EAST,
  );
const DAILY = { backup: "daily" };
const BY_TAG = { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] };

describe("ec2-instance-backed-up", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    const of = (...fixtures: Fixture[]) => verdicts(rule, build(...fixtures)).app;

    it(`accepts one that a selection or a policy for instances includes, ${when}`, () => {
      for (const selected of [BY_TAG, { resources: ["*"] }, { resources: ["arn:aws:ec2:*:*:instance/*"] }])
        assert.equal(of(instance({ tags: DAILY }), selection(selected)), "compliant", JSON.stringify(selected));
      assert.equal(of(instance({ tags: DAILY }), policy("INSTANCE", DAILY)), "compliant");
    });

    it(`advises on one that nothing includes, ${when}`, () => {
      for (const tags of [undefined, {}, { Name: "app" }]) assert.equal(of(instance({ tags })), "violation");
      const [found] = judgementsOf(rule, build(instance({ tags: { team: "a" } }), policy("INSTANCE", DAILY)));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(found.actual, { team: "a" });
      for (const arn of ["arn:aws:ec2:*:*:volume/*", "arn:aws:dynamodb:*:*:table/*"])
        assert.equal(of(instance(), selection({ resources: [arn] })), "violation", arn);
      for (const arn of ["arn:aws:ec2:*:*:instance/i-0*", "arn:aws:ec2:*"])
        assert.equal(of(instance(), selection({ resources: [arn] })), "undecided", arn);
      assert.equal(of(instance(), selection(BY_TAG, "us-west-2")), "violation");
    });
  }

  it("is not for one of several targets of a target group", () => {
    const group = resource("aws:lb/targetGroup:TargetGroup", "web", {}, EAST);
    const attached = (target: Fixture) =>
      resource(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        `web-${target.name}`,
        { targetGroupArn: group.output("arn"), targetId: target.id },
        EAST,
      );
    const [app, other] = [instance(), resource("aws:ec2/instance:Instance", "other", {}, EAST)];
    assert.deepEqual(verdicts(rule, graphOf(app, group, attached(app))), { app: "violation" });
    assert.deepEqual(verdicts(rule, graphOf(app, other, group, attached(app), attached(other))), {
      app: "notApplicable",
      other: "notApplicable",
    });
  });

  it("does not take a policy for volumes for one, unless its volumes may have tags of their own", () => {
    const volumes = policy("VOLUME", DAILY);
    assert.deepEqual(verdicts(rule, graphOf(instance({ tags: DAILY }), volumes)), { app: "violation" });
    for (const inputs of [{ volumeTags: DAILY }, { rootBlockDevice: { tags: DAILY } }, { volumeTags: unknown }])
      assert.deepEqual(verdicts(rule, graphOf(instance(inputs), volumes)), { app: "undecided" });
  });

  it("is undecided on tags that are not known, or that another stack may select, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(instance({ tags: unknown }))), { app: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(instance({ tags: DAILY }))), { app: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:ebs/volume:Volume", "data", {}, EAST))), {});
  });
});
