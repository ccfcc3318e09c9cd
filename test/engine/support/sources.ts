import { symlinkSync } from "node:fs";
import path from "node:path";

export const ROOT = path.join(__dirname, "../../..");

/**
 * Puts the program of the sources into a project: Pulumi.yaml names its file, and the engine looks for it even where the program runs elsewhere.
 * What the sample functions are made of is found from the project's folder as well.
 */
export function ofTheSources(project: string): void {
  for (const name of ["index.ts", "samples", "node_modules", "policy", "policy-config.json"])
    symlinkSync(path.join(ROOT, name), path.join(project, name));
}
