import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { writeVariant } from "../../support/variants";
import { Scratch } from "./run";

const ROOT = join(__dirname, "../../..");
const ESCAPE = "\u001b";

describe("holdfast plan on a terminal", function () {
  this.timeout(180_000);
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  /** Plans the shipped configuration without its stores in a terminal of its own; `script` (util-linux) makes one. */
  function onTerminal(env: Record<string, string>): string {
    writeVariant({ name: "without stores", shared: {} }, scratch.at("config"));
    const command = `"${process.execPath}" cli/holdfast.js plan --tree --config-dir "${scratch.at("config")}"`;
    const done = spawnSync("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: "xterm-256color", ...env },
      encoding: "utf8",
    });
    assert.equal(done.status, 0, done.stdout);
    return done.stdout;
  }

  before(function () {
    if (spawnSync("script", ["--version"]).error || process.platform !== "linux") this.skip();
  });

  it("has colour and progress, and removes the progress", () => {
    const text = onTerminal({});
    assert.ok(text.includes(`${ESCAPE}[1mprimary`), "the stack's name is bold");
    assert.ok(text.includes(`${ESCAPE}[32mno violation${ESCAPE}[39m`), "no violation is green");
    const [progress] = text.split(`\r${ESCAPE}[K`);
    assert.match(stripVTControlCharacters(progress!), /^(\r[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] building both stacks )+$/);
  });

  it("has none with NO_COLOR", () => {
    const text = onTerminal({ NO_COLOR: "1" });
    // Moving about on the line is not colour.
    assert.doesNotMatch(text.replaceAll(`\r${ESCAPE}[K`, ""), new RegExp(ESCAPE));
    assert.match(text, /building both stacks/);
  });
});
