import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes what Pulumi's Node language host would run for a policy pack, which the engine looks for on the PATH and starts in the pack's folder. */
export function writeAnalyzer(folder: string): void {
  const command = [process.execPath, "--no-warnings", require.resolve("@pulumi/pulumi/cmd/run-policy-pack")];
  const quoted = command.map((arg) => `'${arg}'`).join(" ");
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "pulumi-analyzer-policy-nodejs");
  writeFileSync(file, `#!/bin/sh\nexec ${quoted} "$@"\n`, { mode: 0o755 });
}
