import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { STORE_AREAS } from "../../support/stores";

/** The two stacks that the project ships. */
export type StackName = "primary" | "secondary";

/** One configuration file, as YAML reads it. */
export interface ConfigFile {
  config: Record<string, unknown>;
  [key: string]: unknown;
}

/** Pulumi.yaml (`project`) and the two stack files. */
export type Files = Record<"project" | StackName, ConfigFile>;

/** The name of each file in the project's folder. */
export const FILE_NAMES: Record<keyof Files, string> = {
  project: "Pulumi.yaml",
  primary: "Pulumi.primary.yaml",
  secondary: "Pulumi.secondary.yaml",
};

const ROOT = join(__dirname, "../../..");

const read = (name: string) => parse(readFileSync(join(ROOT, name), "utf8")) as ConfigFile;
const shipped: Files = {
  project: read(FILE_NAMES.project),
  primary: read(FILE_NAMES.primary),
  secondary: read(FILE_NAMES.secondary),
};

/** The shipped files, a copy that a test may change; without the stores, so that a change of the strategy is no mistake of theirs. */
export function shippedFiles(): Files {
  const files = wholeFiles();
  for (const area of STORE_AREAS) Reflect.deleteProperty(files.project.config, `holdfast:${area}`);
  return files;
}

/** The shipped files as they are. */
export function wholeFiles(): Files {
  return structuredClone(shipped);
}

/** A stack's configuration as Pulumi hands it to a program: the stack file's keys over the project's, structured values as JSON. */
export function configOf(files: Files, stack: StackName): Record<string, string> {
  const project = Object.entries(files.project.config).map(([key, entry]) => [
    key,
    (entry as { value: unknown }).value,
  ]);
  const values = { ...Object.fromEntries(project), ...files[stack].config } as Record<string, unknown>;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, textOf(value)]));
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
