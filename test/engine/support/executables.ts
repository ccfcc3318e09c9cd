import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ENGINE_TESTS = path.join(__dirname, "..");

/** The names under which the engine looks for plugins on the PATH, and what Node runs for each. */
const PROGRAMS: Record<string, string[]> = {
  "pulumi-resource-aws": typescript("standins/aws.ts"),
  "pulumi-resource-awsx": typescript("standins/awsx.ts"),
  "pulumi-resource-random": typescript("standins/random.ts"),
  // What Pulumi's Node language host would run for a pack; the engine starts it in the pack's folder.
  "pulumi-analyzer-policy-nodejs": ["--no-warnings", require.resolve("@pulumi/pulumi/cmd/run-policy-pack")],
};

/** Writes the stand-ins into a folder, which belongs at the head of the PATH. */
export function writeExecutables(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, args] of Object.entries(PROGRAMS)) {
    const command = [process.execPath, ...args].map((arg) => `'${arg}'`).join(" ");
    writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
  }
  return folder;
}

function typescript(file: string): string[] {
  return ["--import", pathToFileURL(require.resolve("tsx")).href, path.join(ENGINE_TESTS, file)];
}
