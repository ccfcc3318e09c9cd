import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const HOST = path.join(__dirname, "../standins/language-host.ts");

/** The folder of Pulumi's own language host for Node.js, which is beside the CLI in its releases; or HOLDFAST_LANGUAGE_HOST. */
export const GENUINE_HOST = [
  process.env.HOLDFAST_LANGUAGE_HOST,
  ...(process.env.PATH ?? "").split(path.delimiter),
].find((folder) => folder !== undefined && existsSync(path.join(folder, "pulumi-language-nodejs")));

/** Puts a language host for Node.js into a folder, where the CLI looks for it if the program is not inline: Pulumi's own, or one that starts programs as it does. */
export function writeLanguageHost(folder: string): void {
  if (GENUINE_HOST !== undefined) {
    mkdirSync(folder, { recursive: true });
    return symlinkSync(path.join(GENUINE_HOST, "pulumi-language-nodejs"), path.join(folder, "pulumi-language-nodejs"));
  }
  write(folder, "pulumi-language-nodejs", [process.execPath, "--require", require.resolve("tsx/cjs"), HOST]);
}

/** Writes what Pulumi's Node language host would run for a policy pack, which the engine looks for on the PATH and starts in the pack's folder. */
export function writeAnalyzer(folder: string): void {
  const pack = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
  write(folder, "pulumi-analyzer-policy-nodejs", [process.execPath, "--no-warnings", pack]);
}

/** `npx holdfast …` of this repository, from any folder. */
export function writeHoldfast(folder: string): void {
  const cli = path.join(__dirname, "../../../cli/holdfast.js");
  write(folder, "npx", ["sh", "-c", 'cli=$1; shift 2; exec "$0" "$cli" "$@"', process.execPath, cli]);
}

function write(folder: string, name: string, command: string[]): void {
  const quoted = command.map((arg) => `'${arg}'`).join(" ");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}
