import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance, nearest } from "../../lib/nearest";

const word = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "b", "c") });

describe("the distance of two words", () => {
  it("is how many letters differ", () => {
    assert.equal(editDistance("kitten", "sitting"), 3);
    assert.equal(editDistance("", "abc"), 3);
    assert.equal(editDistance("flaw", "lawn"), 2);
  });

  it("is a distance", () => {
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
        assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
      }),
    );
  });

  it("is one for each letter that is dropped", () => {
    fc.assert(
      fc.property(word, fc.nat(), (a, at) => {
        if (a === "") return;
        const i = at % a.length;
        assert.equal(editDistance(a, a.slice(0, i) + a.slice(i + 1)), 1);
      }),
    );
  });
});

describe("the nearest word", () => {
  it("is the one with the fewest letters wrong, whatever its case", () => {
    assert.equal(nearest("treshold", ["interval", "threshold", "path"]), "threshold");
    assert.equal(nearest("INSTANCETYPE", ["image", "instanceType"]), "instanceType");
    assert.equal(nearest("desird", ["min", "desired", "max"]), "desired");
  });

  it("allows more slips in a long word than in a short one", () => {
    assert.equal(nearest("deregistrationdly", ["deregistrationDelay"]), "deregistrationDelay");
    assert.equal(nearest("pt", ["path"]), "path");
    assert.equal(nearest("p", ["path"]), undefined);
  });

  it("is none where none is alike, least of all a word with every letter wrong", () => {
    assert.equal(nearest("queue", ["workload", "role", "network"]), undefined);
    assert.equal(nearest("xy", ["id", "no"]), undefined);
    assert.equal(nearest("x", []), undefined);
  });
});
