import { configText } from "./config-values";
import { isObject } from "./wire";
import type { YamlFile } from "./yaml-file";

/** The settings of Pulumi.yaml by full key; undefined for one that every stack must set. */
export type ProjectConfig = Map<string, string | undefined>;

/** https://www.pulumi.com/docs/iac/concepts/projects/project-file/#config-options */
const ATTRIBUTES = ["type", "description", "items", "secret", "default", "value"];

/**
 * Reads `config:` of Pulumi.yaml: each entry is a plain value, or an object with a `value` or a `default`
 * (sdk/go/common/workspace/project.go, Validate).
 */
export function projectConfig(project: string, config: unknown, file: YamlFile): ProjectConfig {
  const result: ProjectConfig = new Map();
  if (!isObject(config)) {
    file.problem(
      ["config"],
      "`config` is not a list of `key: value`",
      "Put each setting on a line of its own below it.",
    );
    return result;
  }
  for (const [key, entry] of Object.entries(config)) {
    const own = !key.includes(":") || key.startsWith(`${project}:`);
    const value = isObject(entry) ? declared(key, entry, own, file) : entry;
    result.set(key.includes(":") ? key : `${project}:${key}`, value === undefined ? undefined : configText(value));
  }
  return result;
}

/**
 * The settings of one stack: its own, and those of the project that it doesn't set.
 */
export function withProjectConfig(
  project: string,
  shared: ProjectConfig,
  own: Record<string, string>,
  stack: string,
  file: YamlFile,
): Record<string, string> {
  const config: Record<string, string> = {};
  for (const [key, value] of shared) {
    if (value !== undefined) config[key] = value;
    else if (!(key in own) && key.startsWith(`${project}:`))
      file.problem(
        ["config"],
        `stack "${stack}" does not set ${key}`,
        "Pulumi.yaml declares it without a value: set it here.",
      );
  }
  return { ...config, ...own };
}

function declared(key: string, entry: Record<string, unknown>, own: boolean, file: YamlFile): unknown {
  const other = Object.keys(entry).find((attribute) => !ATTRIBUTES.includes(attribute));
  if (other !== undefined) {
    const fix = `A setting with parts goes below \`value:\` in Pulumi.yaml. Known here: ${ATTRIBUTES.join(", ")}.`;
    file.problem(["config", key, other], `${key}.${other} is not an attribute of a project's setting`, fix);
  } else if (entry["value"] !== undefined && entry["default"] !== undefined) {
    file.problem(["config", key], `${key} has both a value and a default`, "Keep one of the two.");
  } else if (!own && entry["value"] === undefined) {
    file.problem(
      ["config", key],
      `${key} has no value`,
      "Add `value:` below it; only the project's own keys may leave it out.",
    );
  }
  return entry["value"] ?? entry["default"];
}
