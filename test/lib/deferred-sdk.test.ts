import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";

const ROOT = path.join(__dirname, "../..");

/** What a script prints, as JSON, in a process of its own. */
function printed(script: string): unknown {
  const before = `require(${JSON.stringify(path.join(ROOT, "lib/deferred-sdk.ts"))}); const sdk = require("@pulumi/pulumi");`;
  const loaded = `const loaded = (name) => Object.keys(require.cache).some((file) => file.includes("/node_modules/" + name + "/"));`;
  const args = ["--require", "tsx/cjs", "--no-warnings", "-e", `${before} ${loaded} ${script}`];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" }));
}

describe("the SDK's deferred parts", () => {
  it("are not loaded by themselves: neither the compiler nor npm", () => {
    const script = `console.log(JSON.stringify(["typescript", "@npmcli/arborist", "@pulumi/pulumi"].map(loaded)))`;
    assert.deepEqual(printed(script), [false, false, true]);
  });

  it("are there when they are used", () => {
    const script = `sdk.runtime.serializeFunction(() => 42).then(({ text }) =>
      console.log(JSON.stringify([text.includes("42"), loaded("typescript"), typeof sdk.automation.LocalWorkspace.createStack])))`;
    assert.deepEqual(printed(script), [true, true, "function"]);
  });
});
