import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import pc from "picocolors";
import { check } from "../../policy/check";
import { refused, type Result } from "../../policy/evaluate";
import { EXIT, UsageError } from "../errors";
import { planStacks, type DeployedResource, type PlannedStack } from "../plan";
import { readConfigFiles } from "../plan/config-files";
import { demandSettings } from "../plan/settings";
import { loadProgram } from "../program";
import { withProgress } from "../report/terminal/progress";
import { renderTree } from "../report/terminal/tree";
import { renderVerdict } from "../report/terminal/verdict";
import { packConfigOf } from "./check";

export interface PlanCommand {
  configDir: string;
  out?: string;
  json?: boolean;
  html?: string;
  failOn: "violation" | "never";
}

/** The pack's configuration beside Pulumi.yaml, as `pulumi preview --policy-pack-config` is given it. */
const PACK_CONFIG_FILE = "policy-config.json";

/**
 * `holdfast plan`: builds both stacks in process, judges them, and writes what was asked for. Nothing is written before everything is right.
 * Exit 0 where nothing mandatory is violated, 1 where something is, 2 on bad input.
 */
export async function plan(options: PlanCommand): Promise<void> {
  const out = options.out && path.resolve(options.out);
  const html = options.html && path.resolve(options.html);
  // Files that settings name are found from the project's folder, as Pulumi runs a program there.
  process.chdir(demandFolder(options.configDir));
  const packConfig = packConfigOf(existsSync(PACK_CONFIG_FILE) ? PACK_CONFIG_FILE : undefined);
  const { project, stacks } = readConfigFiles(".");
  demandSettings(stacks);

  const planned = await withProgress("building both stacks", () => planStacks(loadProgram, project, stacks));
  const result = check(
    planned.map((stack) => ({ file: stack.name, document: stack.deployment })),
    packConfig,
  );
  const isRefused = refused(result.findings, packConfig);
  if (out) writeStacks(out, planned);
  if (html) writePage(html, project, planned, result);
  process.stdout.write(options.json ? planJson(planned, result, isRefused) : planText(planned, result, { out, html }));
  process.exitCode = isRefused && options.failOn === "violation" ? EXIT.refused : EXIT.fine;
}

function demandFolder(dir: string): string {
  if (!existsSync(dir))
    throw new UsageError(`--config-dir ${dir}: there is no such folder; name the one with Pulumi.yaml in it.`);
  return dir;
}

function writeStacks(dir: string, planned: PlannedStack[]): void {
  mkdirSync(dir, { recursive: true });
  for (const { name, deployment } of planned) {
    writeFileSync(path.join(dir, `${name}.json`), `${JSON.stringify(deployment, null, 2)}\n`);
  }
}

function writePage(file: string, project: string, planned: PlannedStack[], verdict: Result): void {
  const { renderPage } = require("../report/page") as typeof import("../report/page");
  const stacks = planned.map(({ name, deployment }) => ({ name, resources: deployment.deployment.resources }));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, renderPage({ title: project, stacks, verdict }));
}

function planJson(planned: PlannedStack[], { findings, counts }: Result, isRefused: boolean): string {
  const stacks = planned.map(({ name, deployment, outputs }) => ({
    name,
    resources: deployment.deployment.resources.length,
    outputs,
  }));
  return `${JSON.stringify({ stacks, findings, counts, refused: isRefused }, null, 2)}\n`;
}

function planText(planned: PlannedStack[], result: Result, written: { out?: string; html?: string }): string {
  const trees = planned.map(({ name, deployment }) => {
    const { resources } = deployment.deployment;
    return `${renderTree(`${name}  ${regionOf(resources)}`, resources)}\n`;
  });
  const files = Object.values(written).filter((file) => file !== undefined);
  const note =
    files.length > 0
      ? `\n${pc.dim(`written: ${files.map((f) => path.relative(process.env.INIT_CWD ?? "", f)).join(", ")}`)}\n`
      : "";
  return `${trees.join("")}${renderVerdict(result)}${note}`;
}

/** Where a stack's resources are: its default provider's region. */
function regionOf(resources: DeployedResource[]): string {
  const provider = resources.find((r) => r.type === "pulumi:providers:aws");
  const region = provider?.inputs?.region;
  return typeof region === "string" ? region : "";
}
