import assert from "node:assert/strict";
import { createColors } from "picocolors";
import { jsonText, printable, printableLines } from "../../lib/printable";

const HOSTILE = "a\u001b[31m\u0007\r\u202e\u009b\u001b[2J\u001b[8m\u001b]0;x\u0007";

describe("printable text", () => {
  it("of one line has nothing that a terminal obeys", () => {
    assert.equal(printable("a\u001b[31m\u0007\r\n\u202e\u009b"), "a\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd");
    assert.equal(printable("Zürich ✓"), "Zürich ✓");
  });

  it("of several keeps the lines, and the colours where they are used", () => {
    const { bold, dim, green, red, yellow, cyan } = createColors(true);
    const report = [bold, dim, green, red, yellow, cyan].map((paint) => paint("word ✓")).join("\n");
    assert.equal(printableLines(report, true), report);
    assert.equal(printableLines(`${report}${HOSTILE}`, false).match(/[^\n\P{C}]/gu), null);
    assert.doesNotMatch(printableLines(HOSTILE, true), /\u001b\[(2J|8m)|\u001b\]|\r|\u0007|\u202e|\u009b/);
  });

  it("of JSON is the same value, with such characters by their numbers", () => {
    const text = jsonText({ name: HOSTILE, list: ["Zürich ✓"] });
    assert.equal(printable(text.replaceAll("\n", "")), text.replaceAll("\n", ""));
    assert.deepEqual(JSON.parse(text), { name: HOSTILE, list: ["Zürich ✓"] });
  });
});
