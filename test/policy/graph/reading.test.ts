import assert from "node:assert/strict";
import { asBoolean, asNumber, asString, known, readingOf, valueOf } from "../../../policy/graph/reading";
import { SECRET, UNKNOWN } from "../../../policy/graph/tree";

describe("readings", () => {
  it("tells known, unknown, secret and missing apart", () => {
    assert.deepEqual(readingOf(0), known(0));
    assert.deepEqual(readingOf(undefined), { kind: "missing" });
    assert.deepEqual(readingOf(null), { kind: "missing" });
    assert.deepEqual(readingOf(UNKNOWN), { kind: "unknown", reason: "is known only after deployment" });
    assert.deepEqual(readingOf(SECRET), { kind: "unknown", reason: "is a secret, whose content is not read" });
  });

  it("have a value only where it is known", () => {
    assert.deepEqual([known(0), readingOf(UNKNOWN), readingOf(undefined)].map(valueOf), [0, undefined, undefined]);
  });

  it("takes numbers and booleans written as strings, as AWS's provider sometimes has them", () => {
    assert.deepEqual(asNumber(known("30")), known(30));
    assert.deepEqual(asBoolean(known("false")), known(false));
    assert.deepEqual(asString(known(443)), known("443"));
  });

  it("is unknown, not wrong, where the type is another", () => {
    for (const [reading, reason] of [
      [asNumber(known("")), "is not a number"],
      [asNumber(known(true)), "is not a number"],
      [asBoolean(known("maybe")), "is not a boolean"],
      [asString(known(["a"])), "is not a string"],
    ] as const) {
      assert.deepEqual(reading, { kind: "unknown", reason });
    }
  });
});
