import assert from "node:assert/strict";
import { recoveryPeriod as rule } from "../../../../policy/rules/dynamodb/recovery-period";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const table = (pointInTimeRecovery: unknown) => resource("aws:dynamodb/table:Table", "orders", { pointInTimeRecovery });
const days = (recoveryPeriodInDays?: unknown) => ({ enabled: true, recoveryPeriodInDays });

describe("dynamodb-recovery-period", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`requires a week, ${when}: AWS's default is 35 days`, () => {
      const judge = (value: unknown) => verdicts(rule, build(table(value))).orders;
      assert.equal(judge(days(6)), "violation");
      assert.equal(judge(days(7)), "compliant");
      assert.equal(judge(days()), "compliant");
      assert.equal(judge(days(unknown)), "undecided");
      assert.equal(judge(days({})), "undecided");
      assert.equal(judge({ enabled: false, recoveryPeriodInDays: 1 }), "notApplicable");
      assert.equal(judge(undefined), "notApplicable");
    });
  }

  it("goes by its setting", () => {
    assert.deepEqual(verdicts(rule, graphOf(table(days(20))), { minimumDays: 30 }), { orders: "violation" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
