import assert from "node:assert/strict";
import { hasColours, widthOf } from "../../../../cli/report/terminal/screen";

const pipe = { isTTY: false, columns: 80 };
const terminal = { isTTY: true, columns: 80 };

describe("a screen", () => {
  it("has colours on a terminal only", () => {
    assert.ok(hasColours(terminal, { TERM: "xterm" }));
    assert.ok(!hasColours(pipe, { TERM: "xterm" }));
    assert.ok(!hasColours({ ...terminal, isTTY: undefined as unknown as boolean }, {}));
  });

  it("has none in a CI log, which is a file", () => {
    assert.ok(!hasColours(pipe, { CI: "true" }));
  });

  it("has none with any NO_COLOR, or on a terminal without colours", () => {
    for (const value of ["1", "0", "true"]) assert.ok(!hasColours(terminal, { NO_COLOR: value, FORCE_COLOR: "1" }));
    assert.ok(hasColours(terminal, { NO_COLOR: "" }), "empty is as if it were not set (https://no-color.org)");
    assert.ok(!hasColours(terminal, { TERM: "dumb" }));
  });

  it("has them in a pipe where FORCE_COLOR asks for them", () => {
    assert.ok(hasColours(pipe, { FORCE_COLOR: "1" }));
    assert.ok(!hasColours(terminal, { FORCE_COLOR: "0" }));
  });

  it("is as wide as the window, within readable bounds", () => {
    assert.equal(widthOf({ isTTY: true, columns: 90 }), 90);
    assert.equal(widthOf({ isTTY: true, columns: 300 }), 120);
    assert.equal(widthOf({ isTTY: true, columns: 20 }), 50);
    assert.equal(widthOf(pipe), 100, "a pipe has no window");
    assert.equal(widthOf({ isTTY: true, columns: 0 }), 100, "a terminal that does not say");
  });
});
