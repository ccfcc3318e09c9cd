import assert from "node:assert/strict";
import { acceleratedRecovery as rule } from "../../../../policy/rules/route53/accelerated-recovery";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const zone = (inputs: Record<string, unknown>) =>
  resource("aws:route53/zone:Zone", "zone", { name: "example.org", ...inputs });

describe("route53-accelerated-recovery", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`asks it of public zones, ${when}`, () => {
      const judge = (inputs: Record<string, unknown>) => verdicts(rule, build(zone(inputs))).zone;
      assert.equal(judge({ enableAcceleratedRecovery: true }), "compliant");
      for (const off of [false, undefined]) assert.equal(judge({ enableAcceleratedRecovery: off }), "violation");
      assert.equal(judge({ enableAcceleratedRecovery: unknown }), "undecided");
      assert.equal(judge({ vpcs: [{ vpcId: "vpc-1" }] }), "notApplicable");
      assert.equal(judge({ vpcs: unknown }), "undecided");
      assert.equal(judge({ vpcs: [] }), "violation");
    });
  }

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
