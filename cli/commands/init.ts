import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { EXIT, UsageError } from "../errors";
import { answersOf, isWhole, QUESTIONS, type Answers } from "../init/answers";
import { ask, standardTerminal } from "../init/ask";
import { filesOf } from "../init/files";
import type { Outcome } from "../outcome";
import { assertWritableFolder, writeTogether } from "../output-files";
import { readConfigFiles } from "../plan";
import { requireSettings } from "../plan/settings";

export type InitCommand = Partial<Record<keyof Answers, string>> & {
  /** The folder that the files are written into. */
  dir: string;
};

/**
 * `holdfast init`: writes the smallest configuration of a service, commented, from options and, on a terminal, from answers.
 *
 * @throws UsageError where a file is there already, an option is missing or wrong; then nothing is written
 */
export async function init(
  { dir, ...given }: InitCommand,
  isTerminal = process.stdin.isTTY === true,
): Promise<Outcome> {
  assertWritableFolder("--dir", dir);
  const known = isTerminal ? await asked(given) : given;
  const { answers, problems } = answersOf(known);
  if (!isWhole(answers)) throw new UsageError(`init: ${problems.join("\n  ")}`);
  const files = filesOf(answers);
  assertNew(dir, Object.keys(files));
  assertRight(files);
  // A program of one's own stays.
  const written = Object.entries(files).filter(([name]) => !existsSync(path.join(dir, name)));
  writeTogether(written.map(([name, content]) => ({ path: path.resolve(dir, name), content })));
  return {
    text: nextSteps(
      dir,
      answers,
      written.map(([name]) => name),
    ),
    exitCode: EXIT.fine,
  };
}

async function asked(given: Partial<Record<keyof Answers, string>>): Promise<Partial<Record<keyof Answers, string>>> {
  if (QUESTIONS.every(({ key }) => given[key] !== undefined)) return given;
  const terminal = standardTerminal();
  try {
    const answers = await ask(given, terminal);
    if (answers === undefined)
      throw new UsageError("init: the input ended before the last answer; nothing was written.");
    return answers;
  } finally {
    terminal.close();
  }
}

/** @throws UsageError where a file of the configuration is there already */
function assertNew(dir: string, names: readonly string[]): void {
  const there = names.filter((name) => name.startsWith("Pulumi.") && existsSync(path.join(dir, name)));
  if (there.length > 0)
    throw new UsageError(
      `init: ${there.join(", ")} ${there.length === 1 ? "is" : "are"} in ${dir} already. Move it away, or name another folder with --dir.`,
    );
}

/**
 * Reads the files as a plan does, before they are written.
 *
 * @throws SettingsError where answers contradict each other
 */
function assertRight(files: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-init-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
    requireSettings(readConfigFiles(folder).stacks);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether `require("holdfast")` of a program in a folder finds something. */
function hasPackage(dir: string): boolean {
  try {
    createRequire(path.resolve(dir, "index.js")).resolve("holdfast");
    return true;
  } catch {
    return false;
  }
}

function nextSteps(dir: string, { vpc, zone }: Answers, written: readonly string[]): string {
  const where = path.relative(process.cwd(), path.resolve(dir));
  const folder = where === "" ? "" : ` --config-dir ${where}`;
  const steps = [
    ...(vpc === "existing" ? ["Put the ids and blocks of your VPCs into the stack files."] : []),
    `npx holdfast plan${folder} --html plan.html   shows both Regions, and what every fault would do`,
    ...(hasPackage(dir)
      ? []
      : ["Install the package holdfast there (docs/packages.md): index.js is what Pulumi runs."]),
    "pulumi up -s primary, then -s secondary   deploys (docs/deploy.md)",
    `Enter the name servers of ${zone}, the output nameServers, at its registrar or parent zone.`,
  ];
  return `Written  ${written.map((name) => path.join(where, name)).join(", ")}\n${steps.map((step) => `  - ${step}\n`).join("")}`;
}
