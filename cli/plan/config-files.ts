import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { configText } from "./config-values";
import { InputError, type InputProblem } from "./input-error";
import type { StackRun } from "./plan-stacks";
import { projectConfig, withProjectConfig, type ProjectConfig } from "./project-config";
import { isObject } from "./wire";
import { YamlFile } from "./yaml-file";

/** The content of the configuration files. */
export interface ConfigFiles {
  project: string;
  /** What Pulumi.yaml names as the program, a file or a folder. */
  main?: string;
  /** The primary, then the secondary. */
  stacks: StackRun[];
}

const PROJECT_FILE = "Pulumi.yaml";
const STACK_FILE = /^Pulumi\.(.+)\.yaml$/;
/** https://www.pulumi.com/docs/iac/concepts/projects/#project-names */
const PROJECT_NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const ROLE = "holdfast:role";
const ROLES = ["primary", "secondary"];

/**
 * Reads Pulumi.yaml and the stack files of a folder as Pulumi itself does: a stack file overrides a whole key of the
 * project's `config:`.
 *
 * @throws InputError with all mistakes at once
 */
export function readConfigFiles(directory: string): ConfigFiles {
  const problems: InputProblem[] = [];
  const project = readProject(directory, problems);
  const folder = join(directory, project?.stackConfigDir ?? "");
  // Without a project the stack files' own mistakes are still reported.
  const stacks = readStacks(folder, project ?? NO_PROJECT, problems);
  if (problems.length > 0) throw new InputError(problems);
  const { name, main } = project!;
  return { project: name, ...(main !== undefined && { main }), stacks };
}

interface Project {
  name: string;
  main?: string;
  stackConfigDir?: string;
  config: ProjectConfig;
}

const NO_PROJECT: Project = { name: "", config: new Map() };

function readProject(directory: string, problems: InputProblem[]): Project | undefined {
  const path = join(directory, PROJECT_FILE);
  const file = readable(path, problems) && new YamlFile(path, problems);
  const contents = file ? file.contents() : undefined;
  if (!file || !contents) return undefined;
  const { name, main, stackConfigDir } = contents;
  if (typeof name !== "string" || name === "") {
    file.problem(["name"], "has no project name", "Add a line such as `name: holdfast`.");
    return undefined;
  }
  if (!PROJECT_NAME.test(name)) {
    const allowed = "Pulumi allows at most 100 letters, digits, hyphens, underscores and periods.";
    file.problem(["name"], `${JSON.stringify(name)} is not a project's name`, allowed);
    return undefined;
  }
  const config = projectConfig(name, contents["config"] ?? {}, file);
  return {
    name,
    config,
    ...(typeof main === "string" && { main }),
    ...(typeof stackConfigDir === "string" && { stackConfigDir }),
  };
}

/** Reports a file that does not exist, is a folder, or may not be read. */
function readable(path: string, problems: InputProblem[]): boolean {
  const problem = unreadable(path);
  if (problem === undefined) return true;
  const fix = `The plan reads ${PROJECT_FILE}, Pulumi.primary.yaml and Pulumi.secondary.yaml from one folder; --config-dir names another.`;
  problems.push({ file: path, message: problem, fix });
  return false;
}

function unreadable(path: string): string | undefined {
  if (!existsSync(path)) return "is missing";
  if (statSync(path).isDirectory()) return "is a folder";
  try {
    accessSync(path, constants.R_OK);
    return undefined;
  } catch {
    return "may not be read";
  }
}

/** The stack files that have a role, in the roles' order. */
function readStacks(folder: string, project: Project, problems: InputProblem[]): StackRun[] {
  const before = problems.length;
  const names = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .filter((name) => STACK_FILE.test(name))
    : [];
  const stacks = names.flatMap((name) => readStack(join(folder, name), project, problems) ?? []);
  const allReadable = problems.length === before && project !== NO_PROJECT;
  return ROLES.flatMap((role) => {
    const found = stacks.filter((stack) => stack.config[ROLE] === role);
    if (found.length === 0 && allReadable) problems.push(missingRole(folder, role));
    if (found.length > 1) problems.push(sameRole(folder, role, found));
    return found;
  });
}

/** Undefined for a file with mistakes, and for a stack of neither region. */
function readStack(path: string, project: Project, problems: InputProblem[]): StackRun | undefined {
  const file = readable(path, problems) && new YamlFile(path, problems);
  const contents = file ? file.contents() : undefined;
  if (!file || !contents) return undefined;
  const own = contents["config"] ?? {};
  if (!isObject(own)) {
    file.problem(
      ["config"],
      "`config` is not a list of `key: value`",
      "Put each setting on a line of its own below it.",
    );
    return undefined;
  }
  const name = STACK_FILE.exec(basename(path))![1]!;
  const config = withProjectConfig(project.name, project.config, textOf(project.name, own, file), name, file);
  const role = config[ROLE];
  if (role === undefined) return undefined;
  if (!ROLES.includes(role))
    file.problem(["config", ROLE], `${JSON.stringify(role)} is not a role`, `Allowed: ${ROLES.join(", ")}.`);
  return { name, config };
}

/** A stack's settings by full key: a key without a namespace is the project's. */
function textOf(project: string, config: Record<string, unknown>, file: YamlFile): Record<string, string> {
  const entries = Object.entries(config).map(([key, value]) => {
    if (key.split(":").length > 2)
      file.problem(["config", key], `"${key}" is not a configuration key`, "Write it as `namespace:name`.");
    return [key.includes(":") ? key : `${project}:${key}`, configText(value)];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

function missingRole(folder: string, role: string): InputProblem {
  const name = `Pulumi.${role}.yaml`;
  const file = join(folder, name);
  const fix = existsSync(file)
    ? `Add \`${ROLE}: ${role}\` below \`config:\` in the stack file of the ${role} region.`
    : `Holdfast plans two regions: add ${name} with \`${ROLE}: ${role}\` and its settings (start from the shipped one).`;
  return { file, message: `no stack file has \`${ROLE}: ${role}\``, fix };
}

function sameRole(folder: string, role: string, stacks: StackRun[]): InputProblem {
  const names = stacks.map(({ name }) => `Pulumi.${name}.yaml`).join(" and ");
  return {
    file: folder,
    message: `${names} are ${stacks.length > 2 ? "all" : "both"} the ${role}`,
    fix: "Keep each pair of stack files in a folder of its own, with its Pulumi.yaml, and name the folder with --config-dir.",
  };
}
