import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const HOST = path.join(__dirname, "../standins/language-host.ts");

/** Writes a language host for Node.js, which the CLI looks for on the PATH where the program is not inline. */
export function writeLanguageHost(folder: string): void {
  write(folder, "pulumi-language-nodejs", [process.execPath, "--require", require.resolve("tsx/cjs"), HOST]);
}

/** Writes what Pulumi's Node language host would run for a policy pack, which the engine looks for on the PATH and starts in the pack's folder. */
export function writeAnalyzer(folder: string): void {
  const pack = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  write(folder, "pulumi-analyzer-policy-nodejs", [process.execPath, "--no-warnings", pack]);
}

function write(folder: string, name: string, command: string[]): void {
  const quoted = command.map((arg) => `'${arg}'`).join(" ");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}
