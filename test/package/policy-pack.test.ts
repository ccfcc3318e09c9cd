import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as ts from "typescript";
import { check } from "../../policy/check";
import { rules } from "../../policy/rules";
import { installed, printed, ROOT } from "./installed";

/** A bucket and a table, as `pulumi stack export` writes them. */
const EXPORT = {
  version: 3,
  deployment: {
    resources: ["s3/bucket:Bucket", "dynamodb/table:Table"].map((token) => ({
      urn: `urn:pulumi:primary::shop::aws:${token}::orders`,
      type: `aws:${token}`,
      custom: true,
      id: "orders",
      inputs: {},
      outputs: {},
    })),
  },
};

describe("the policy pack's package", () => {
  let project = "";
  let home = "";
  before(() => {
    project = installed("policy");
    home = path.join(project, "node_modules/holdfast-policy");
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  it("has no source, and leaves nothing in the repository", () => {
    assert.ok(!existsSync(path.join(home, "index.ts")));
    for (const file of [
      "LICENSE",
      "README.md",
      "PulumiPolicy.yaml",
      "dist/rules/README.md",
      "dist/rules/s3.md",
      "dist/config.schema.json",
    ])
      assert.ok(existsSync(path.join(home, file)), file);
    for (const file of ["LICENSE", "dist"]) assert.ok(!existsSync(path.join(ROOT, "policy", file)), file);
  });

  it("judges an export by its rules, as the sources do, and starts no analyzer", () => {
    writeFileSync(path.join(project, "export.json"), JSON.stringify(EXPORT));
    const script = `const { check, rules } = require("holdfast-policy/rules");
      const result = check([{ file: "export.json", document: require("./export.json") }]);
      console.log(JSON.stringify({ ids: rules.map((rule) => rule.id), result }));`;
    const found: unknown = JSON.parse(printed(project, script));
    const result = check([{ file: "export.json", document: EXPORT }]);
    assert.ok(result.counts.violation > 1);
    assert.deepEqual(found, JSON.parse(JSON.stringify({ ids: rules.map((rule) => rule.id), result })));
  });

  it("starts an analyzer where Pulumi runs it", async () => {
    const run = path.join(ROOT, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    const analyzer = spawn(process.execPath, [run, "127.0.0.1:1", home], { cwd: home });
    const said = await new Promise<string>((resolve) => {
      analyzer.stdout.once("data", (data) => resolve(String(data)));
      analyzer.once("exit", () => resolve("nothing"));
    });
    analyzer.kill("SIGKILL");
    assert.match(said, /^\d+\s*$/, "the port of the analyzer");
  });

  it("has the declarations that the programs of its README need", () => {
    const readme = readFileSync(path.join(home, "README.md"), "utf8");
    const programs = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, text], index) => {
      const file = path.join(project, `program-${index}.ts`);
      writeFileSync(file, text!);
      return file;
    });
    const program = ts.createProgram(programs, {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: ["node"],
      typeRoots: [path.join(ROOT, "node_modules/@types")],
    });
    // The programs and the package's own declarations; those of Pulumi would take half a minute.
    const own = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(project));
    const found = own.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    const mistakes = found.map(({ file, messageText }) => {
      return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
    assert.ok(own.some(({ fileName }) => fileName.endsWith("dist/types/policy/api.d.ts")));
    assert.equal(programs.length, 2);
    assert.deepEqual(mistakes, []);
  });
});
