import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { blocksOf, inlineCommands } from "../support/documented";
import { ROOT } from "./installed";
import { STANDS_IN, writeStandIns } from "./stand-ins";

/** Each command of these is run in a clean clone, and what it prints compared. A test's name says what a stand-in runs, and why. */
const PAGES = ["README.md", "docs/getting-started.md"];

/** A folder for the text's DIR. */
const FOLDER = "examples/tutorial";

for (const file of PAGES)
  describe(`the commands of ${file}`, () => {
    const page = readFileSync(path.join(ROOT, file), "utf8");
    let place = "";
    const clone = () => path.join(place, "holdfast");
    before(() => {
      place = mkdtempSync(path.join(tmpdir(), "holdfast-documented-"));
      mkdirSync(clone());
      // The files that are in the repository, as they are now, and no other.
      const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT });
      const packed = execFileSync("tar", ["-c", "--null", "--files-from=-"], {
        cwd: ROOT,
        input: files,
        maxBuffer: 2 ** 28,
      });
      execFileSync("tar", ["-x"], { cwd: clone(), input: packed });
      writeStandIns(path.join(place, "bin"));
    });
    after(() => rmSync(place, { recursive: true, force: true }));

    function run(script: string): { code: number | null; printed: string } {
      const env = {
        ...process.env,
        PATH: [path.join(place, "bin"), process.env.PATH].join(path.delimiter),
        NPM: execFileSync("bash", ["-c", "command -v npm"], { encoding: "utf8" }).trim(),
        EXPORTS: path.join(place, "exports"),
        NO_COLOR: "1",
        INIT_CWD: undefined,
      };
      const done = spawnSync("bash", ["-ec", script], { cwd: clone(), env, encoding: "utf8" });
      return { code: done.status, printed: `${done.stdout}${done.stderr}` };
    }

    const standsIn = (script: string): string => {
      const reasons = STANDS_IN.filter(([command]) => command.test(script)).map(([, reason]) => reason);
      return reasons.length > 0 ? ` (stand-in for ${reasons.join("; ")})` : "";
    };

    for (const { commands, exitCode, prints } of blocksOf(page))
      it(`${commands.join("; ")}${standsIn(commands.join("\n"))}`, () => {
        const { code, printed } = run(commands.join("\n"));
        assert.equal(code, exitCode, printed);
        // npm says which script it runs.
        if (prints !== undefined) assert.equal(printed.replace(/^\n(> .*\n)+\n/, "").trimEnd(), prints.trimEnd());
        if (/npm run plan/.test(commands.join())) run(`npx holdfast plan --out ${path.join(place, "exports")}`);
      });

    for (const command of inlineCommands(page))
      it(`in its text: ${command}`, () => {
        const { code, printed } = run(command.replace(/\bDIR\b/, FOLDER));
        assert.equal(code, 0, printed);
      });
  });
