import assert from "node:assert/strict";
import { refreshPrerequisites as rule } from "../../../../policy/rules/autoscaling/refresh-prerequisites";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const PARAMETER = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64";
const template = (imageId: unknown, name = "template"): Fixture =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", name, { imageId, name });
const byId = template("ami-0a1b2c3d4e5f60718");
const byParameter = template(PARAMETER, "moving");

const group = (inputs: Record<string, unknown>): Fixture => resource("aws:autoscaling/group:Group", "web", inputs);
const refreshed = (
  of: Fixture,
  version: unknown,
  preferences: unknown,
  refresh: Record<string, unknown> = {},
): Fixture =>
  group({ launchTemplate: { id: of.id, version }, instanceRefresh: { strategy: "Rolling", preferences, ...refresh } });

/** The properties of all violations, or the only other verdict. */
function judge(...fixtures: Fixture[]): string[] {
  return judgementsOf(rule, graphOf(...fixtures)).map((one) =>
    one.verdict === "violation" ? `violation ${one.property}` : one.verdict,
  );
}

describe("autoscaling-refresh-prerequisites", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a rollback to a numbered version of an image by id, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(byId, refreshed(byId, "3", { autoRollback: true }))), { web: "compliant" });
    });

    it(`accepts an image by parameter without rollback, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(byParameter, refreshed(byParameter, "3", {}))), { web: "compliant" });
    });

    it(`refuses a rollback with an image by parameter, ${when}, and says what AWS does`, () => {
      const [found] = judgementsOf(rule, build(byParameter, refreshed(byParameter, "3", { autoRollback: true })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual(
        [found.property, found.actual, found.wanted],
        ["instanceRefresh.preferences.autoRollback", true, false],
      );
      assert.equal(
        found.message,
        `AWS refuses an instance refresh that may roll back while the image is ${PARAMETER}: nothing can be released.`,
      );
    });

    it(`refuses a rollback with a version that moves, ${when}`, () => {
      const [found] = judgementsOf(rule, build(byId, refreshed(byId, "$Latest", { autoRollback: true })));
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.property, found.actual], ["launchTemplate.version", "$Latest"]);
      assert.match(found.message, /^AWS refuses .* while the version is \$Latest/);
    });
  }

  it("refuses a version that moves without rollback too, because then nothing starts a refresh", () => {
    const [found] = judgementsOf(rule, graphOf(byId, refreshed(byId, "$Latest", undefined)));
    assert.equal(found?.verdict, "violation");
    assert.match(found.message, /no template change starts a refresh/);
    assert.deepEqual(judge(byId, refreshed(byId, "$Latest", {}, { triggers: ["tag"] })), ["compliant"]);
    assert.deepEqual(judge(byId, refreshed(byId, "$Latest", { autoRollback: true }, { triggers: ["tag"] })), [
      "violation launchTemplate.version",
    ]);
  });

  it("takes a version that is not given for $Default, as AWS does", () => {
    const [found] = judgementsOf(rule, graphOf(byId, refreshed(byId, undefined, { autoRollback: true })));
    assert.equal(found?.verdict === "violation" && found.actual, "$Default");
  });

  it("refuses to skip matching instances with an image by parameter", () => {
    assert.deepEqual(judge(byParameter, refreshed(byParameter, "3", { skipMatching: true })), [
      "violation instanceRefresh.preferences.skipMatching",
    ]);
    assert.deepEqual(judge(byId, refreshed(byId, "3", { skipMatching: true })), ["compliant"]);
  });

  it("reports all violations at once", () => {
    assert.deepEqual(judge(byParameter, refreshed(byParameter, "$Default", { autoRollback: true })), [
      "violation launchTemplate.version",
      "violation instanceRefresh.preferences.autoRollback",
    ]);
  });

  it("finds a launch template by its name, and in a mixed instances policy with its overrides", () => {
    const instanceRefresh = { preferences: { autoRollback: true } };
    assert.deepEqual(judge(byParameter, group({ launchTemplate: { name: "moving", version: "3" }, instanceRefresh })), [
      "violation instanceRefresh.preferences.autoRollback",
    ]);
    const specification = (of: Fixture, version: string) => ({
      launchTemplateSpecification: { launchTemplateId: of.id, version },
    });
    const mixed = (base: Fixture, override: Fixture, version: string) =>
      group({
        instanceRefresh,
        mixedInstancesPolicy: {
          launchTemplate: {
            ...specification(base, "3"),
            overrides: [{ instanceType: "m7g.large" }, specification(override, version)],
          },
        },
      });
    assert.deepEqual(judge(byId, mixed(byId, byId, "3")), ["compliant"]);
    assert.deepEqual(judge(byId, byParameter, mixed(byId, byParameter, "3")), [
      "violation instanceRefresh.preferences.autoRollback",
    ]);
    assert.deepEqual(judge(byId, mixed(byId, byId, "$Latest")), [
      "violation mixedInstancesPolicy.launchTemplate.overrides[1].launchTemplateSpecification.version",
    ]);
    // Two templates may be meant at preview, and one of them would be refused.
    assert.deepEqual(verdicts(rule, previewOf(byId, byParameter, mixed(byId, byParameter, "3"))), { web: "undecided" });
  });

  it("refuses a rollback without a launch template", () => {
    assert.deepEqual(
      judge(group({ launchConfiguration: "old", instanceRefresh: { preferences: { autoRollback: true } } })),
      ["violation instanceRefresh.preferences.autoRollback"],
    );
    assert.deepEqual(judge(group({ launchConfiguration: "old", instanceRefresh: {} })), ["compliant"]);
    const [found] = judgementsOf(rule, graphOf(group({ instanceRefresh: { preferences: { autoRollback: true } } })));
    assert.ok(found?.verdict === "violation");
    assert.deepEqual([found.actual, found.wanted], [true, false]);
  });

  it("is not applicable to a group without refresh", () => {
    assert.deepEqual(judge(byId, group({ launchTemplate: { id: byId.id } })), ["notApplicable"]);
  });

  it("is undecided on what is unknown", () => {
    const rollback = { autoRollback: true };
    const later = template(unknown, "later");
    const elsewhere = { launchTemplate: { id: "lt-1", version: "3" } };
    for (const [what, fixtures] of Object.entries({
      refresh: [byId, group({ launchTemplate: { id: byId.id, version: "3" }, instanceRefresh: unknown })],
      version: [byId, refreshed(byId, unknown, rollback)],
      image: [later, refreshed(later, "3", rollback)],
      "a template not in the program": [group({ ...elsewhere, instanceRefresh: { preferences: rollback } })],
      "whether it may roll back": [byParameter, refreshed(byParameter, "3", { autoRollback: unknown })],
      "whether anything else starts it": [byId, refreshed(byId, "$Latest", {}, { triggers: unknown })],
      "rollback without a template": [group({ instanceRefresh: { preferences: unknown } })],
    })) {
      assert.deepEqual(judge(...fixtures), ["undecided"], what);
    }
    assert.deepEqual(judge(byId, refreshed(byId, "3", { autoRollback: unknown })), ["compliant"], "either will do");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(byId)), {});
  });
});
