import assert from "node:assert/strict";
import { crossRegionCopy as rule } from "../../../../policy/rules/dlm/cross-region-copy";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { copying, COPY, DETAILS, policy, SCHEDULE, scheduled } from "./policies";

describe("dlm-cross-region-copy", () => {
  it("accepts a policy that copies to another Region and keeps the copies for a time", () => {
    for (const build of [graphOf, previewOf])
      assert.deepEqual(verdicts(rule, build(scheduled())), { daily: "compliant" });
    const asImages = { target: undefined, targetRegion: "us-west-2" };
    assert.deepEqual(verdicts(rule, graphOf(copying(asImages))), { daily: "compliant" });
  });

  it("refuses one that copies nothing, or only into its own Region", () => {
    for (const rules of [undefined, [], [{ ...COPY, target: "us-east-1" }]]) {
      const [found] = judgementsOf(rule, graphOf(scheduled({ crossRegionCopyRules: rules })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.property, `${DETAILS}.crossRegionCopyRules`);
      assert.equal(found.actual, rules?.length ? "us-east-1" : undefined);
    }
  });

  it("refuses one whose copies are kept indefinitely", () => {
    const [found] = judgementsOf(rule, graphOf(copying({ retainRule: undefined })));
    assert.equal(found?.verdict, "violation");
    assert.equal(found.property, `${DETAILS}.crossRegionCopyRules[0].retainRule`);
    assert.match(found.message, /Copies in us-west-2 are never deleted/);
  });

  it("judges every schedule", () => {
    const both = policy([SCHEDULE, { ...SCHEDULE, crossRegionCopyRules: [] }]);
    assert.deepEqual(verdicts(rule, graphOf(both)), { daily: "compliant violation" });
  });

  it("is undecided on what is not known now", () => {
    const doubts = [
      copying({ target: unknown }),
      scheduled({ crossRegionCopyRules: unknown }),
      policy(unknown),
      policy([unknown]),
      policy(undefined, { details: { policyLanguage: "SIMPLIFIED" } }),
      policy(undefined, { defaultPolicy: "VOLUME" }),
      scheduled({}, { details: { policyType: unknown } }),
      scheduled({}, {}, { region: undefined }),
    ];
    for (const one of doubts)
      assert.deepEqual(verdicts(rule, graphOf(one)), { daily: "undecided" }, JSON.stringify(one.inputs));
  });

  it("is not applicable to a policy that makes images", () => {
    const images = scheduled({ crossRegionCopyRules: [] }, { details: { policyType: "IMAGE_MANAGEMENT" } });
    assert.deepEqual(verdicts(rule, graphOf(images)), { daily: "notApplicable" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:backup/plan:Plan", "daily"))), {});
  });
});
