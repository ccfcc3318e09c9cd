import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommanderError } from "commander";
import { errorText, exitCodeOf, Mistakes, UsageError } from "../../cli/errors";
import { InputError } from "../../cli/plan";
import { SettingsError } from "../../components/config";
import { PackConfigError } from "../../policy/config";
import { graphFromExports } from "../../policy/graph";

/** Every error class for a user's mistake. */
function usersMistakes(): Error[] {
  let notAnExport: unknown;
  try {
    graphFromExports([{ file: "a.json", document: [] }]);
  } catch (error) {
    notAnExport = error;
  }
  return [
    new UsageError("Wrong."),
    new InputError([{ file: "Pulumi.yaml", message: "is missing", fix: "Add it." }]),
    new SettingsError([{ path: "holdfast:role", message: "is missing", fix: "Add it." }]),
    new PackConfigError("pack.json", ["all: wrong"]),
    notAnExport as Error,
  ];
}

describe("the errors of the command line", () => {
  it("are a message without a stack trace for a user's mistake", () => {
    for (const error of usersMistakes()) {
      assert.equal(errorText(error), `holdfast: ${error.message.trimEnd()}\n`, error.name);
      assert.equal(exitCodeOf(error), 2);
    }
  });

  it("have a stack trace for Holdfast's own failures, and never exit with 0", () => {
    const error = new TypeError("x is not a function");
    assert.match(errorText(error), /^holdfast: this went wrong in Holdfast itself.*\n\nTypeError: x is not.*\n\s+at /);
    assert.equal(exitCodeOf(error), 2);
    assert.match(errorText("thrown text"), /\n\nthrown text\n$/);
  });

  it("are printed by Commander where it found them; help is none", () => {
    assert.equal(errorText(new CommanderError(1, "x", "said")), "");
    assert.equal(exitCodeOf(new CommanderError(1, "x", "said")), 2);
    assert.equal(exitCodeOf(new CommanderError(0, "commander.helpDisplayed", "")), 0);
  });

  it("are all reported at once", () => {
    const mistakes = new Mistakes();
    const fail = (error: Error) => () => {
      throw error;
    };
    assert.equal(
      mistakes.of(() => 7),
      7,
    );
    mistakes.throwIfAny();
    for (const error of usersMistakes()) assert.equal(mistakes.of(fail(error)), undefined);
    assert.throws(
      () => mistakes.throwIfAny(),
      (error: Error) => usersMistakes().every(({ message }) => error.message.includes(message.trimEnd())),
    );
    assert.throws(() => mistakes.of(fail(new TypeError("own"))), TypeError);
  });
});

describe("a command that never ends", () => {
  it("exits with 2 and an error, although Node has nothing left to do", () => {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-cli-"));
    const preload = join(folder, "preload.cjs");
    // The command's work is replaced by a promise that never settles.
    writeFileSync(
      preload,
      `const Module = require("node:module");
       const load = Module._load;
       Module._load = (name, ...rest) => name === "./commands/plan" ? { plan: () => new Promise(() => {}) } : load(name, ...rest);`,
    );
    const cli = join(__dirname, "../../cli/holdfast.js");
    // With tsx there, the sources themselves are run, which Node's own loader loads.
    const args = ["--require", "tsx/cjs", "--require", preload, cli, "plan"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^holdfast: this went wrong in Holdfast itself.*\n\nError: the command waits for something/);
  });
});
