import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installed, printed, ROOT } from "./installed";

const FILES = ["Pulumi.primary.yaml", "Pulumi.secondary.yaml"];

/** Plans the project's own program, which the planner loads anew for each stack: the outputs of each. */
const PLANS_INDEX = `
  require("node:module").createRequire("${ROOT}/index.ts")("tsx/cjs/api").register();
  const { planStacks, readConfigFiles } = require("${ROOT}/cli/plan/index.ts");
  const { project, stacks } = readConfigFiles(__dirname);
  const load = () => {
    for (const file of ["./index.js", "holdfast"]) delete require.cache[require.resolve(file)];
    return require("./index.js")();
  };
  void planStacks(load, project, stacks).then((planned) =>
    console.log(JSON.stringify(planned.map(({ name, outputs }) => [name, outputs.urls]))));`;

describe("the package of the program and the command line", () => {
  let project = "";
  before(() => {
    project = installed(".");
    for (const file of FILES) copyFileSync(path.join(ROOT, file), path.join(project, file));
    const shipped = readFileSync(path.join(ROOT, "Pulumi.yaml"), "utf8");
    const settings = shipped.slice(shipped.indexOf("\nconfig:"));
    writeFileSync(path.join(project, "Pulumi.yaml"), `name: holdfast\nruntime: nodejs\n${settings}`);
    writeFileSync(path.join(project, "index.js"), `module.exports = require("holdfast");\n`);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it("has no source, and leaves nothing in the repository", () => {
    const home = path.join(project, "node_modules/holdfast");
    for (const file of ["index.ts", "cli/main.ts", "policy"]) assert.ok(!existsSync(path.join(home, file)), file);
    assert.ok(!existsSync(path.join(ROOT, "dist")));
  });

  it("has the command, which plans the project as the sources do", () => {
    const plan = (holdfast: string, cwd: string) =>
      execFileSync(process.execPath, [holdfast, "plan", "--json", "--out", path.join(project, "out")], {
        cwd,
        encoding: "utf8",
      });
    const ours = plan(path.join(ROOT, "cli/holdfast.js"), ROOT);
    assert.equal(plan(path.join(project, "node_modules/holdfast/cli/holdfast.js"), project), ours);
    assert.ok(existsSync(path.join(project, "out/secondary.json")));
  });

  it("has the program, which is all that the project's own program is", () => {
    const urls: unknown = JSON.parse(printed(project, PLANS_INDEX));
    const expected = ["https://shop.example.com"];
    assert.deepEqual(urls, [
      ["primary", expected],
      ["secondary", expected],
    ]);
  });

  it("explains settings with the examples that it brings", () => {
    const file = path.join(project, "node_modules/holdfast/cli/holdfast.js");
    const text = execFileSync(process.execPath, [file, "explain", "compute.min"], { encoding: "utf8" });
    assert.match(text, /Example +holdfast:compute:\n +min: \d+\n/);
  });

  it("reports mistakes as the repository does", () => {
    const file = path.join(project, "node_modules/holdfast/cli/holdfast.js");
    const run = () => execFileSync(process.execPath, [file, "profile", "lenient"], { encoding: "utf8", stdio: "pipe" });
    assert.throws(run, /known are baseline/);
  });
});
