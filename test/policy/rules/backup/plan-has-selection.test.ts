import assert from "node:assert/strict";
import { planHasSelection } from "../../../../policy/rules/backup/plan-has-selection";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { other, plan, selection } from "./resources";

const BUILDS = { planned: graphOf, "at preview": previewOf };

describe("backup-plan-has-selection", () => {
  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a plan with one and refuses a plan without, ${when}`, () => {
      const [daily, bare] = [plan(), resource("aws:backup/plan:Plan", "bare")];
      const found = judgementsOf(planHasSelection, build(daily, bare, selection(daily)));
      assert.deepEqual(
        found.map(({ name, verdict }) => [name, verdict]),
        [
          ["daily", "compliant"],
          ["bare", "violation"],
          ["by-tag", "notApplicable"],
        ],
      );
      assert.equal(found[1]?.verdict === "violation" && found[1].message, "It has 0 selections: it backs up nothing.");
    });
  }

  it("is undecided where a selection's plan is unknown", () => {
    const daily = plan();
    const one = resource("aws:backup/selection:Selection", "by-tag", { planId: unknown });
    assert.deepEqual(verdicts(planHasSelection, graphOf(daily, one)), {
      daily: "undecided",
      "by-tag": "notApplicable",
    });
  });

  it("refuses a selection with a condition on what is no tag", () => {
    const daily = plan();
    const judge = (key: unknown, kind = "stringEquals") =>
      verdicts(
        planHasSelection,
        graphOf(daily, selection(daily, { resources: ["*"], conditions: [{ [kind]: [{ key, value: "shop" }] }] })),
      );
    assert.deepEqual(judge("aws:ResourceTag/plan"), { daily: "compliant", "by-tag": "compliant" });
    assert.equal(judge("plan")["by-tag"], "violation");
    assert.equal(judge("plan", "stringNotLikes")["by-tag"], "violation");
    assert.equal(judge(unknown)["by-tag"], "compliant");
  });

  it("ignores other types", () => assert.deepEqual(verdicts(planHasSelection, graphOf(other)), {}));
});
