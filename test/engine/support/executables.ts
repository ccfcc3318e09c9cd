import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";

const ROOT = path.join(__dirname, "../../..");
const COMPILED = path.join(ROOT, "node_modules/.cache/holdfast/standins");

/** The stand-ins of the providers, each a program in standins/. */
const STANDINS = ["aws", "awsx", "random"];

/** The names under which the engine looks for plugins on the PATH, and what Node runs for each. */
function programs(): Record<string, string[]> {
  return {
    ...Object.fromEntries(STANDINS.map((name) => [`pulumi-resource-${name}`, [compiled(name)]])),
    // What Pulumi's Node language host would run for a pack; the engine starts it in the pack's folder.
    "pulumi-analyzer-policy-nodejs": ["--no-warnings", require.resolve("@pulumi/pulumi/cmd/run-policy-pack")],
  };
}

/** Writes the stand-ins into a folder, which belongs at the head of the PATH. */
export function writeExecutables(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, args] of Object.entries(programs())) {
    const command = [process.execPath, ...args].map((arg) => `'${arg}'`).join(" ");
    writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  }
  return folder;
}

/**
 * A stand-in as one file of JavaScript: every operation of the engine starts each of them, and tsx would cost four fifths of that. It is called
 * by its content, so that two processes write the same.
 */
function compiled(name: string): string {
  const entry = path.join(ROOT, "test/engine/standins", `${name}.ts`);
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    ...{ bundle: true, packages: "external", platform: "node", target: "node20", write: false },
  });
  const { contents } = outputFiles[0]!;
  const file = path.join(COMPILED, `${name}-${createHash("sha256").update(contents).digest("hex").slice(0, 16)}.cjs`);
  mkdirSync(COMPILED, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, contents);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
