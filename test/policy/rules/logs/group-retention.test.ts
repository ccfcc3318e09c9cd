import assert from "node:assert/strict";
import { groupRetention as rule } from "../../../../policy/rules/logs/group-retention";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const group = (inputs: Record<string, unknown>) => resource("aws:cloudwatch/logGroup:LogGroup", "there", inputs);

describe("logs-group-retention", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts a group that forgets, ${when}`, () => {
      assert.deepEqual(verdicts(rule, build(group({ retentionInDays: 30 }))), { there: "compliant" });
    });

    it(`refuses one without a retention period, or with an indefinite one, ${when}`, () => {
      for (const inputs of [{}, { retentionInDays: 0 }])
        assert.deepEqual(verdicts(rule, build(group(inputs))), { there: "violation" });
      const [found] = judgementsOf(rule, build(group({})));
      assert.equal(found?.verdict === "violation" && found.property, "retentionInDays");
    });
  }

  it("is not applicable where AWS sets the retention", () => {
    const delivery = group({ logGroupClass: "DELIVERY" });
    assert.deepEqual(verdicts(rule, graphOf(delivery)), { there: "notApplicable" });
  });

  it("is undecided where it cannot read the days", () => {
    assert.deepEqual(verdicts(rule, previewOf(group({ retentionInDays: unknown }))), { there: "undecided" });
  });

  it("judges nothing else", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sns/topic:Topic", "there"))), {});
  });
});
