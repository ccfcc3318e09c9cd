import assert from "node:assert/strict";
import fc from "fast-check";
import { completed, leavesAt, SECRET, shown, UNKNOWN, valueAt, type Tree } from "../../../policy/graph/tree";

describe("reading a tree", () => {
  const tree: Tree = {
    listeners: [{ port: 80 }, { port: UNKNOWN }],
    tags: { "a.b": "dotted" },
    nothing: null,
    vpc: UNKNOWN,
  };

  it("follows keys, indexes and quoted keys", () => {
    assert.equal(valueAt(tree, "listeners[0].port"), 80);
    assert.equal(valueAt(tree, 'tags["a.b"]'), "dotted");
  });

  it("finds nothing where a part is missing, null or no object, and nothing inherited", () => {
    for (const path of ["listeners[2].port", "nothing", "nothing.more", "listeners[0].port.more", "constructor"]) {
      assert.equal(valueAt(tree, path), undefined, path);
    }
  });

  it("is unknown below what is unknown", () => {
    assert.equal(valueAt(tree, "vpc.id[3]"), UNKNOWN);
    assert.equal(valueAt({ password: SECRET }, "password.length"), SECRET);
  });

  it("refuses to take a list's elements for one value", () => {
    assert.throws(() => valueAt(tree, "listeners[*].port"), /every element/);
    assert.throws(() => valueAt(tree, ""), /no property path/);
  });

  it("gathers every element's value, unknown ones as such", () => {
    assert.deepEqual(leavesAt(tree, "listeners[*].port"), { values: [80, UNKNOWN], open: false });
    assert.deepEqual(leavesAt(tree, "nothing[*]"), { values: [], open: false });
    assert.deepEqual(leavesAt({ one: "a" }, "one[*]"), { values: ["a"], open: false });
  });

  it("reports an unknown number of values for an unknown list", () => {
    assert.deepEqual(leavesAt(tree, "vpc[*].id"), { values: [], open: true });
    assert.deepEqual(leavesAt({ lists: [["a"], UNKNOWN] }, "lists[*][*]"), { values: ["a"], open: true });
  });
});

describe("completing inputs with outputs", () => {
  it("lets inputs win, inside objects too, and fills in the rest", () => {
    const inputs: Tree = { size: 1, check: { path: "/" }, zones: ["b", "a"] };
    const outputs: Tree = { size: 2, check: { path: "/x", port: 80 }, zones: ["a", "b"], arn: "arn" };
    assert.deepEqual(completed(inputs, outputs), {
      size: 1,
      check: { path: "/", port: 80 },
      zones: ["b", "a"],
      arn: "arn",
    });
  });

  it("takes the output for an input that is null or was unknown, and never opens a secret", () => {
    assert.deepEqual(completed({ a: null, b: UNKNOWN, c: SECRET }, { a: 1, b: 2, c: "plain" }), {
      a: 1,
      b: 2,
      c: SECRET,
    });
  });

  it("finds no answer in what every object inherits", () => {
    const tags: Tree = Object.fromEntries([["constructor", UNKNOWN]]);
    assert.deepEqual(completed(tags, {}), tags);
  });

  it("keeps every given scalar, whatever the outputs", () => {
    const scalar = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    const flat = fc.dictionary(fc.string(), scalar);
    fc.assert(
      fc.property(flat, flat, (inputs, outputs) => {
        const view = completed(inputs, outputs) as Record<string, Tree>;
        for (const [key, value] of Object.entries(inputs)) assert.equal(view[key], value);
        assert.deepEqual(new Set(Object.keys(view)), new Set([...Object.keys(inputs), ...Object.keys(outputs)]));
      }),
    );
  });
});

describe("showing a tree", () => {
  it("puts markers in words", () => {
    assert.deepEqual(shown([UNKNOWN, { a: SECRET }, 1]), ["(known after deployment)", { a: "(secret)" }, 1]);
    assert.equal(shown(undefined), null);
  });
});
