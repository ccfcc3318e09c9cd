import assert from "node:assert/strict";
import { retention } from "../../../../policy/rules/backup/retention";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";

const plan = (...lifecycles: unknown[]) =>
  resource("aws:backup/plan:Plan", "daily", {
    rules: lifecycles.map((lifecycle, i) => ({ ruleName: `r${i}`, lifecycle })),
  });

describe("backup-retention", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`requires a week of each rule, ${when}: without a number they are kept`, () => {
      const judge = (...lifecycles: unknown[]) => verdicts(retention, build(plan(...lifecycles))).daily;
      assert.equal(judge({ deleteAfter: 6 }), "violation");
      assert.equal(judge({ deleteAfter: 7 }), "compliant");
      assert.equal(judge({}), "compliant");
      assert.equal(judge(undefined), "compliant");
      assert.equal(judge({ deleteAfter: 30 }, { deleteAfter: 1 }), "compliant violation");
      assert.equal(judge({ deleteAfter: unknown }), "undecided");
      assert.equal(judge({ deleteAfter: [] }), "undecided");
    });
  }

  it("goes by its setting, and is undecided on rules that are not known", () => {
    assert.deepEqual(verdicts(retention, graphOf(plan({ deleteAfter: 20 })), { minDays: 30 }), { daily: "violation" });
    assert.deepEqual(verdicts(retention, graphOf(resource("aws:backup/plan:Plan", "daily", { rules: unknown }))), {
      daily: "undecided",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(retention, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
