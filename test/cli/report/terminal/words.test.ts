import assert from "node:assert/strict";
import fc from "fast-check";
import { columns, flow, plural, wrap } from "../../../../cli/report/terminal/words";

const RED = (text: string) => `\u001b[31m${text}\u001b[39m`;
const word = fc.stringMatching(/^[a-z]{1,12}$/);
const words = fc.array(word, { minLength: 1, maxLength: 30 });
const width = fc.integer({ min: 1, max: 60 });

describe("words on a terminal", () => {
  it("has a plural for all but one", () => {
    assert.deepEqual(
      [plural(0, "violation"), plural(1, "violation"), plural(2, "violation")],
      ["0 violations", "1 violation", "2 violations"],
    );
  });

  it("counts columns without colours", () => {
    assert.equal(columns(RED("réd → 🔒")), 7);
  });

  it("breaks a text at spaces, and indents all lines but the first", () => {
    assert.equal(wrap("  one two\nthree  four ", 9, "> "), "one two\n> three\n> four");
    assert.equal(wrap("incomprehensibilities are long", 5, ""), "incomprehensibilities\nare\nlong");
  });

  it("loses no word and keeps to the width, save for a longer word alone", () => {
    fc.assert(
      fc.property(words, width, (text, most) => {
        const lines = wrap(text.join(" "), most, "").split("\n");
        assert.deepEqual(lines.join(" ").split(" "), text);
        for (const line of lines) assert.ok(line.length <= most || !line.includes(" "), line);
      }),
    );
  });

  it("breaks as late as it can", () => {
    fc.assert(
      fc.property(words, width, (text, most) => {
        const lines = wrap(text.join(" "), most, "").split("\n");
        lines.slice(1).forEach((line, i) => {
          const [first] = line.split(" ");
          assert.ok(`${lines[i]} ${first}`.length > most);
        });
      }),
    );
  });

  it("lays pieces out with a separator, which ends a line without its space, and whose colours take no columns", () => {
    fc.assert(
      fc.property(words, width, (pieces, most) => {
        const plain = flow(pieces, " · ", most);
        assert.equal(plain.join(" "), pieces.join(" · "));
        for (const line of plain) assert.ok(columns(line) <= most || !line.replace(/ ·$/, "").includes(" "), line);
        const coloured = flow(pieces.map(RED), " · ", most);
        assert.deepEqual(coloured.map(columns), plain.map(columns));
      }),
    );
  });
});
