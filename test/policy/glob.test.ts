import assert from "node:assert/strict";
import fc from "fast-check";
import { fits } from "../../policy/glob";

describe("a pattern with stars", () => {
  it("fits as the regular expression would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ".", "*", "?"), maxLength: 12 });
    const plain = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 12 });
    fc.assert(
      fc.property(text, plain, fc.boolean(), (pattern, value, one) => {
        const escaped = pattern.replace(/[.?]/g, (found) => (one && found === "?" ? "." : `\\${found}`));
        const expression = new RegExp(`^${escaped.replace(/\*+/g, ".*")}$`, "s");
        assert.equal(fits(pattern, value, one), expression.test(value));
      }),
    );
  });

  it("is decided at once, however many stars it has", () => {
    assert.equal(fits(`${"*a".repeat(2000)}!`, "a".repeat(5000)), false);
    assert.equal(fits("*".repeat(10_000), "urn"), true);
  });
});
