import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { mkdirSync } from "node:fs";
import { checkFiles, type CheckCommand } from "../../../cli/commands/check";
import { plan, type PlanCommand } from "../../../cli/commands/plan";
import { errorText, exitCodeOf } from "../../../cli/errors";
import type { Outcome } from "../../../cli/outcome";

const CLI = join(__dirname, "../../../cli/holdfast.js");

/** A command's output and exit code. */
export interface Seen {
  code: number;
  stdout: string;
  stderr: string;
}

/** A command's folder and environment; an undefined variable is removed. */
export interface Place {
  cwd?: string;
  env?: Record<string, string | undefined>;
}

/** Runs `holdfast` as a user does, into pipes. */
export function holdfast(args: string[], { cwd, env = {} }: Place = {}): Seen {
  const own = { ...process.env, FORCE_COLOR: undefined, INIT_CWD: undefined, ...env };
  // A list of all findings has several mebibytes; Node's own limit is one.
  const done = spawnSync(process.execPath, [CLI, ...args], { cwd, env: own, encoding: "utf8", maxBuffer: 2 ** 28 });
  if (done.error) throw done.error;
  return { code: done.status ?? -1, stdout: done.stdout, stderr: done.stderr };
}

/** `holdfast plan` in this process, as in cli/main.ts: a process of its own takes a second. */
export async function planHere(options: Partial<PlanCommand>): Promise<Seen> {
  return seen(() => plan({ configDir: ".", failOn: "violation", ...options }));
}

/** `holdfast check` in this process. */
export async function checkHere(files: string[], options: CheckCommand = {}): Promise<Seen> {
  return seen(() => checkFiles(files, options));
}

async function seen(command: () => Outcome | Promise<Outcome>): Promise<Seen> {
  try {
    const { text, exitCode } = await command();
    return { code: exitCode, stdout: text, stderr: "" };
  } catch (error) {
    return { code: exitCodeOf(error), stdout: "", stderr: errorText(error) };
  }
}

/** A folder for one test, removed by `clear`. */
export class Scratch {
  readonly folder = mkdtempSync(join(tmpdir(), "holdfast-cli-"));

  at(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Writes a file, as JSON unless it is text, and returns its path. */
  write(name: string, content: unknown): string {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), typeof content === "string" ? content : JSON.stringify(content));
    return this.at(name);
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
