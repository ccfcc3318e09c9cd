import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "..", "..");

/** Takes stack exports, and applies them with HashiCorp's AWS provider to an emulated AWS. */
const REALCHECK = process.env.HOLDFAST_REALCHECK ?? path.join(ROOT, "..", "shared", "realcheck", "realcheck");

/** Python files that repair the emulated AWS, without a change to realcheck: see sitecustomize.py there. */
const REPAIRS = path.join(__dirname, "repairs");

/** Terraform, its AWS provider or moto is not installed. */
const TOOL_MISSING = 3;

/** Seconds for one configuration, most of which the provider waits; several times what a quiet machine takes. */
const TIME_LIMIT_SECONDS = 1500;

/** What became of one resource. */
export interface Applied {
  urn: string;
  type: string;
  status: string;
  errors?: string[];
  reason?: string;
  blockedBy?: string;
  /** Properties that are newer than the provider, and so were not tried. */
  leftOut?: string[];
}

export interface Outcome {
  ok: boolean;
  total: number;
  counts: Record<string, number>;
  generalErrors: string[];
  resources: Applied[];
}

/** Why the emulated AWS cannot be tried here. */
export class Unavailable extends Error {}

/**
 * Applies stack exports, the earlier ones first, to an empty emulated AWS.
 *
 * @param resultFile where the outcome is written as JSON
 * @throws Unavailable where realcheck or a tool that it needs is not here
 */
export async function apply(exports: string[], resultFile: string): Promise<Outcome> {
  if (!existsSync(REALCHECK)) throw new Unavailable(`there is no ${REALCHECK}; HOLDFAST_REALCHECK names another place`);
  const args = [...exports, "--json", resultFile, "--timeout", String(TIME_LIMIT_SECONDS), "--no-drift"];
  const pythonPath = [REPAIRS, process.env.PYTHONPATH].filter(Boolean).join(path.delimiter);
  const { code, output } = await run(REALCHECK, args, { PYTHONPATH: pythonPath });
  if (code === TOOL_MISSING) throw new Unavailable(output.trim());
  if (!existsSync(resultFile)) throw new Error(`realcheck ended with ${code}:\n${output}`);
  return JSON.parse(readFileSync(resultFile, "utf8")) as Outcome;
}

/** Runs `holdfast plan` as a user does, and returns what it wrote, the primary's export first. */
export async function plan(configFolder: string, outFolder: string): Promise<string[]> {
  const cli = path.join(ROOT, "cli", "holdfast.js");
  // What the pack says is tested elsewhere: a Multi-AZ DB cluster, which nothing copies, must be acknowledged.
  const args = ["--config-dir", configFolder, "--out", outFolder, "--fail-on", "never"];
  const { code, output } = await run(process.execPath, [cli, "plan", ...args]);
  if (code !== 0) throw new Error(`holdfast plan ended with ${code}:\n${output}`);
  return ["primary", "secondary"].map((stack) => path.join(outFolder, `${stack}.json`));
}

type Ended = { code: number | null; output: string };

/** Runs a command with more in its environment. */
function run(command: string, args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}
