import assert from "node:assert/strict";
import { onDemandBase as rule } from "../../../../policy/rules/autoscaling/on-demand-base";
import { graphOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const targets = resource("aws:lb/targetGroup:TargetGroup", "targets");
const template = (marketType: unknown) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "template", { instanceMarketOptions: { marketType } });
const group = (inputs: Record<string, unknown>, targetGroupArns: unknown = [targets.output("arn")]): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { targetGroupArns, ...inputs });
const mixed = (instancesDistribution?: unknown) => ({
  mixedInstancesPolicy: { instancesDistribution, launchTemplate: {} },
});

describe("autoscaling-on-demand-base", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses a group of Spot Instances alone, ${when}`, () => {
      const judge = (distribution: unknown) => verdicts(rule, build(targets, group(mixed(distribution)))).web;
      assert.equal(judge({ onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0 }), "violation");
      assert.equal(judge({ onDemandPercentageAboveBaseCapacity: 0 }), "violation");
      assert.equal(judge({ onDemandBaseCapacity: 1, onDemandPercentageAboveBaseCapacity: 0 }), "compliant");
      assert.equal(judge({ onDemandPercentageAboveBaseCapacity: 1 }), "compliant");
      assert.equal(judge({ onDemandBaseCapacity: 0 }), "compliant");
      assert.equal(judge(undefined), "compliant");
      assert.equal(judge({ onDemandPercentageAboveBaseCapacity: unknown }), "undecided");
    });

    it(`reads the launch template, ${when}`, () => {
      const judge = (marketType: unknown) => {
        const launched = template(marketType);
        return verdicts(rule, build(targets, launched, group({ launchTemplate: { id: launched.id } }))).web;
      };
      assert.equal(judge("spot"), "violation");
      assert.equal(judge(undefined), "compliant");
      assert.equal(judge(unknown), "undecided");
    });
  }

  it("reads the Spot price of a launch configuration", () => {
    const judge = (spotPrice?: string) => {
      const old = resource("aws:ec2/launchConfiguration:LaunchConfiguration", "old", { name: "old", spotPrice });
      return verdicts(rule, graphOf(targets, old, group({ launchConfiguration: old.output("name") }))).web;
    };
    assert.equal(judge("0.05"), "violation");
    assert.equal(judge(), "compliant");
  });

  it("does not apply to a group that serves no traffic, nor to one without a launch template", () => {
    const spot = mixed({ onDemandPercentageAboveBaseCapacity: 0 });
    assert.equal(verdicts(rule, graphOf(group(spot, null))).web, "notApplicable");
    assert.equal(verdicts(rule, graphOf(group(spot, unknown))).web, "undecided");
    assert.equal(verdicts(rule, graphOf(group({ launchConfiguration: "old" }))).web, "notApplicable");
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(targets)), {});
  });
});
