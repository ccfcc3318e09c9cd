import assert from "node:assert/strict";
import fc from "fast-check";
import { cutTo, fitted, line, paragraph, widthOf } from "../../../../cli/report/page/layout/text";

const text = fc.string({ unit: "grapheme", maxLength: 80 });
const part = fc.record({ text, bold: fc.boolean(), cut: fc.constantFrom("middle" as const, "end" as const) });
const size = fc.constantFrom(11, 12, 13, 15);

describe("a line of the drawing", () => {
  it("is never wider than its place", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 0, max: 600 }), size, (parts, width, size) => {
        const sum = fitted(parts, width, size).reduce((total, one) => total + widthOf(one.text, size, one.bold), 0);
        assert.ok(sum <= width, `${sum} of ${width}`);
      }),
    );
  });

  it("is unchanged where it fits; otherwise it is cut, and has the whole text as a title", () => {
    const whole = line(0, 0, 1000, [{ text: "storefront" }, { text: " us-east-1" }]);
    assert.deepEqual([whole.parts.map((one) => one.text), whole.full], [["storefront", " us-east-1"], undefined]);
    const cut = line(0, 0, 96, [{ text: "storefront" }, { text: " us-east-1" }]);
    assert.equal(cut.full, "storefront us-east-1");
    assert.match(cut.parts.map((one) => one.text).join(""), /^storefront us.*…$/);
  });

  it("keeps head and tail of what is cut in its middle", () => {
    const bucket = "storefront-123456789012-us-west-2-switch";
    const cut = cutTo({ text: bucket, cut: "middle" }, 150, 11);
    const [head, tail] = cut.split("…") as [string, string];
    assert.ok(bucket.startsWith(head) && bucket.endsWith(tail) && head.length > 3 && tail.length > 3, cut);
  });

  it("never cuts a character in two", () => {
    for (let width = 0; width < 120; width += 1) {
      assert.doesNotMatch(
        cutTo({ text: "😀😀😀😀😀😀😀😀" }, width, 12),
        /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
      );
    }
  });

  it("wraps a paragraph without losing a word", () => {
    const words = "Made outside the stacks: only the ids of its subnets are known, not their zones.";
    const lines = paragraph(0, 10, 200, words, 11);
    assert.ok(lines.length > 2);
    assert.equal(lines.map((one) => one.parts.map(({ text }) => text).join("")).join(" "), words);
    assert.ok(lines.every((one, i) => i === 0 || one.y > lines[i - 1]!.y));
  });
});
