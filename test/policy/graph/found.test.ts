import assert from "node:assert/strict";
import { all, any, foundBy, isAny, merged, NO, not, unknown, YES } from "../../../policy/graph/found";

const WHY = "The zone is known only after deployment.";
const MAYBE = unknown(WHY);

describe("an answer", () => {
  it("to whether any is so is yes where one is, whatever is not known of the others", () => {
    assert.deepEqual(any([MAYBE, NO, YES]), YES);
    assert.deepEqual(any([NO, MAYBE]), MAYBE);
    assert.deepEqual(any([NO, NO]), NO);
    assert.deepEqual(any([]), NO);
  });

  it("to whether all are so is no where one is not, whatever is not known of the others", () => {
    assert.deepEqual(all([MAYBE, YES, NO]), NO);
    assert.deepEqual(all([YES, MAYBE]), MAYBE);
    assert.deepEqual(all([YES, YES]), YES);
    assert.deepEqual(all([]), YES);
  });

  it("turned round is the other one, and stays unknown", () => {
    assert.deepEqual([YES, NO, MAYBE].map(not), [NO, YES, MAYBE]);
  });
});

describe("what was found", () => {
  it("is certain by a yes and possible where the answer is not known, with the reason", () => {
    const answers = { a: YES, b: NO, c: MAYBE };
    const found = foundBy(["a", "b", "c"] as const, (name) => answers[name]);
    assert.deepEqual(found, { certain: ["a"], possible: ["c"], why: WHY });
    assert.deepEqual(
      foundBy(["a"] as const, (name) => answers[name]),
      { certain: ["a"], possible: [] },
    );
  });

  it("is not only possible where another finding is certain of it, and is there once", () => {
    const found = merged([
      { certain: ["a"], possible: ["b", "c"] },
      { certain: ["b"], possible: ["a", "c"], why: "Why." },
    ]);
    assert.deepEqual(found, { certain: ["a", "b"], possible: ["c"], why: "Why." });
  });

  it("is any where one is certain, and may be where one is possible or more may be found", () => {
    assert.deepEqual(isAny({ certain: ["a"], possible: ["b"], why: "Why." }, "Doubt."), YES);
    assert.deepEqual(isAny({ certain: [], possible: ["b"] }, "Doubt."), unknown("Doubt."));
    assert.deepEqual(isAny({ certain: [], possible: [], why: "Why." }, "Doubt."), unknown("Why."));
    assert.deepEqual(isAny({ certain: [], possible: [] }, "Doubt."), NO);
  });
});
