import assert from "node:assert/strict";
import { launchTemplate as rule } from "../../../../policy/rules/autoscaling/launch-template";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const template = resource("aws:ec2/launchTemplate:LaunchTemplate", "template");
const configuration = resource("aws:ec2/launchConfiguration:LaunchConfiguration", "old");
const group = (inputs: Record<string, unknown>, options = {}): Fixture =>
  resource("aws:autoscaling/group:Group", "web", inputs, options);

describe("autoscaling-launch-template", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a launch template, ${when}`, () => {
      const web = group({ launchTemplate: { id: template.id, version: "3" } });
      assert.deepEqual(verdicts(rule, build(template, web)), { web: "compliant" });
    });

    it(`refuses a group with a launch configuration, and the launch configuration, ${when}`, () => {
      const web = group({ launchConfiguration: configuration.output("name") });
      const judged = judgementsOf(rule, build(configuration, web));
      assert.deepEqual(
        judged.map(({ name, verdict }) => `${name} ${verdict}`),
        ["web violation", "old violation"],
      );
      const [ofGroup, ofConfiguration] = judged;
      assert.ok(ofGroup?.verdict === "violation" && ofConfiguration?.verdict === "violation");
      assert.deepEqual([ofGroup.property, ofGroup.actual], ["launchConfiguration", "old"]);
      assert.match(ofGroup.message, /^It uses the launch configuration old: it can't launch instance types/);
      assert.equal(ofConfiguration.property, "type");
      assert.match(ofConfiguration.message, /since October 2024 can't create it\.$/);
    });
  }

  it("accepts a mixed instances policy", () => {
    const mixedInstancesPolicy = { launchTemplate: { launchTemplateSpecification: { launchTemplateId: template.id } } };
    assert.deepEqual(verdicts(rule, previewOf(template, group({ mixedInstancesPolicy }))), { web: "compliant" });
  });

  it("refuses a launch configuration that is not in the program", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ launchConfiguration: "made-elsewhere" }))), { web: "violation" });
  });

  it("refuses a group with neither", () => {
    const [found] = judgementsOf(rule, graphOf(group({})));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.property, found.actual], ["launchTemplate", undefined]);
  });

  it("is undecided on what is unknown, and not misled by outputs that the preview cannot foresee", () => {
    assert.deepEqual(verdicts(rule, graphOf(group({ launchConfiguration: unknown }))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group({ launchTemplate: unknown }))), { web: "undecided" });
    const web = group({ launchTemplate: { id: "lt-1" } }, { outputs: { launchConfiguration: unknown } });
    assert.deepEqual(verdicts(rule, graphOf(web)), { web: "compliant" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(template)), {});
  });
});
