import assert from "node:assert/strict";
import { warmPoolOnDemand as rule } from "../../../../policy/rules/autoscaling/warm-pool-on-demand";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";

const template = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "web", { imageId: "ami-0a1b2c3d", ...inputs });
const SPOT = { instanceMarketOptions: { marketType: "spot" } };

const group = (inputs: Record<string, unknown>): Fixture =>
  resource("aws:autoscaling/group:Group", "web", { minSize: 3, maxSize: 9, warmPool: { minSize: 3 }, ...inputs });
const mixed = (from: Fixture, share: unknown): Record<string, unknown> => ({
  mixedInstancesPolicy: {
    instancesDistribution: { onDemandPercentageAboveBaseCapacity: share },
    launchTemplate: { launchTemplateSpecification: { launchTemplateId: from.id } },
  },
});

describe("autoscaling-warm-pool-on-demand", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts On-Demand Instances of one type or of several, ${when}`, () => {
      const from = template();
      assert.deepEqual(verdicts(rule, build(from, group({ launchTemplate: { id: from.id } }))), { web: "compliant" });
      assert.deepEqual(verdicts(rule, build(from, group(mixed(from, 100)))), { web: "compliant" });
      assert.deepEqual(verdicts(rule, build(from, group(mixed(from, undefined)))), { web: "compliant" });
    });

    it(`refuses a launch template that asks for Spot Instances, ${when}`, () => {
      const from = template(SPOT);
      const [found] = judgementsOf(rule, build(from, group({ launchTemplate: { id: from.id } })));
      assert.deepEqual(found?.verdict === "violation" && [found.property, found.actual], ["warmPool", "spot"]);
    });
  }

  it("refuses a share of Spot Instances, and says how large", () => {
    const from = template();
    const [found] = judgementsOf(rule, graphOf(from, group(mixed(from, 60))));
    assert.equal(found?.verdict, "violation");
    assert.deepEqual([found.actual, found.wanted], [60, 100]);
    assert.match(found.message, /40% of its capacity above the base are Spot Instances/);
  });

  it("is not applicable to a group without a warm pool", () => {
    const from = template(SPOT);
    assert.deepEqual(verdicts(rule, graphOf(from, group({ warmPool: undefined, launchTemplate: { id: from.id } }))), {
      web: "notApplicable",
    });
  });

  it("is undecided on what is unknown", () => {
    const from = template();
    assert.deepEqual(verdicts(rule, graphOf(from, group(mixed(from, unknown)))), { web: "undecided" });
    const open = template({ instanceMarketOptions: { marketType: unknown } });
    assert.deepEqual(verdicts(rule, graphOf(open, group({ launchTemplate: { id: open.id } }))), { web: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(group({ launchTemplate: { id: "lt-0a1b2c3d" } }))), { web: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(template(SPOT))), {});
  });
});
