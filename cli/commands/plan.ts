import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Settings } from "../../components/config";
import { jsonText } from "../../lib/printable";
import { checkGraph } from "../../policy/check";
import { graphFromExports, type Graph } from "../../policy/graph";
import { simulationOf, type Settings as Assumed, type Simulation } from "../../policy/simulation";
import type { PackConfig } from "../../policy/config";
import { assumedIn } from "../../policy/rules/pulumi/meets-recovery-objectives";
import { refused, type Result } from "../../policy/evaluate";
import { EXIT, Mistakes, UsageError } from "../errors";
import type { Outcome } from "../outcome";
import { assertWritableFile, assertWritableFolder, writeTogether, type OutputFile } from "../output-files";
import { planStacks, type PlannedStack } from "../plan";
import { readConfigFiles, type ConfigFiles } from "../plan/config-files";
import { requireSettings } from "../plan/settings";
import { loadProgram } from "../program";
import { deployCommand, ownProgram, type OwnProgram } from "../own-program";
import { chaptersIfAny } from "../report/chapters";
import { OF_PAGE, type PageInput } from "../report/page/input";
import { predictionsOf, withoutExperiments, type Prediction } from "../report/experiments";
import { fixOf, objectiveCounts } from "../report/simulation-json";
import type { PricedFix } from "../fix";
import { settingsBehind } from "../settings-behind";
import { estimateOf } from "../estimate";
import { quotasOf } from "../estimate/quotas";
import { planText } from "../report/terminal/plan";
import { withProgress } from "../report/terminal/progress";
import { standardOutput } from "../report/terminal/screen";
import type { SettingOf } from "../report/terminal/verdict";
import { compareWith, type Comparison } from "./against";
import { packConfigOf } from "./check";

export interface PlanCommand {
  configDir: string;
  out?: string;
  json?: boolean;
  html?: string;
  /** Print the resources of each stack too. */
  tree?: boolean;
  /** Print the cost by Region, all quotas, and what experiments are predicted to show too. */
  details?: boolean;
  /** Exports of deployed stacks: say what an `up` would replace or delete of them. */
  against?: string[];
  /** Look for the cheapest setting that meets each missed objective. */
  fix?: boolean;
  failOn: "violation" | "never";
}

/** The pack's configuration beside Pulumi.yaml, as `pulumi preview --policy-pack-config` is given it. */
const PACK_CONFIG_FILE = "policy-config.json";

/**
 * `holdfast plan`: builds both stacks in process, judges them, and writes the requested files. Nothing is written if anything is wrong.
 * Exit 0 where nothing mandatory is violated, 1 where something is, 2 on bad input.
 *
 * @throws a user's mistake, with all mistakes found
 */
export async function plan(options: PlanCommand): Promise<Outcome> {
  const { packConfig, settings, ...input } = await readEverything(options);
  const planned = await inFolder(options.configDir, () => build(input));
  const comparisons = compareWith(options.against ?? [], planned);
  const documents = planned.map((stack) => ({ file: stack.name, document: stack.deployment }));
  const graph = graphFromExports(documents);
  const more = { experiments: true, ...(options.html !== undefined && OF_PAGE) };
  const simulated = simulationOf(graph, assumedIn(packConfig), more);
  const [simulation, predictions] = [withoutExperiments(simulated), predictionsOf(simulated)];
  const everything = checkGraph(graph, packConfig, { all: true });
  const result = { ...everything, findings: everything.findings.filter((finding) => finding.verdict !== "compliant") };
  const fixes = options.fix
    ? await inFolder(options.configDir, () => fixesIn({ ...input, packConfig }, planned, graph, simulation))
    : undefined;
  const { name, strategy } = settings[0]!.workload;
  const settingOf = settingsBehind(input.files, graph);
  const page = {
    title: `${name}: ${strategy}`,
    graph,
    verdict: everything,
    simulation,
    runbook: options.html === undefined ? [] : chaptersIfAny(documents, simulated),
    costs: { estimate: estimateOf(planned), quotas: quotasOf(planned) },
    generatedFrom: "holdfast plan",
  };
  const written = outputFiles(options, planned, page);
  writeTogether(written);
  const isRefused = refused(result.findings, packConfig);
  const losesData = comparisons.some((one) => one.isRefused);
  const paths = written.map((file) => file.path);
  return {
    text: options.json
      ? planJson(planned, { result, simulation, predictions, isRefused, fixes, settingOf, comparisons })
      : planText(
          {
            settings,
            planned,
            result,
            simulation,
            predictions,
            isRefused,
            written: paths,
            deploys: deployCommand(options.configDir, input.files),
            fixes,
            settingOf,
            comparisons,
          },
          options,
          standardOutput(),
        ),
    exitCode: (isRefused || losesData) && options.failOn === "violation" ? EXIT.refused : EXIT.fine,
  };
}

/**
 * Both stacks of the configuration in a folder, unjudged, what their simulation assumes, and their workload.
 *
 * @throws a user's mistake, with all mistakes found
 */
export async function planFolder(
  configDir: string,
): Promise<{ stacks: PlannedStack[]; assumed: Assumed; workload: Settings["workload"] }> {
  const input = await readEverything({ configDir });
  const stacks = await inFolder(configDir, () => build(input));
  return { stacks, assumed: assumedIn(input.packConfig), workload: input.settings[0]!.workload };
}

interface Input {
  files: ConfigFiles;
  packConfig: PackConfig;
  /** Of each stack, in their order. */
  settings: Settings[];
  /** The workload's AWS account. */
  account: string;
  /** The folder's own program, where it is not Holdfast's. */
  own: OwnProgram | undefined;
}

/** The plan's input, and where to write. */
async function readEverything({
  configDir,
  out,
  html,
}: Pick<PlanCommand, "configDir" | "out" | "html">): Promise<Input> {
  const mistakes = new Mistakes();
  mistakes.of(() => out !== undefined && assertWritableFolder("--out", out));
  mistakes.of(() => html !== undefined && assertWritableFile("--html", html));
  const isFolder = mistakes.of(() => assertFolder(configDir)) !== undefined;
  const packFile = path.join(configDir, PACK_CONFIG_FILE);
  const packConfig = mistakes.of(() => packConfigOf(existsSync(packFile) ? packFile : undefined));
  const files = isFolder ? mistakes.of(() => readConfigFiles(configDir)) : undefined;
  const settings = files && (await inFolder(configDir, () => mistakes.of(() => requireSettings(files.stacks))));
  const own = files && mistakes.of(() => ownProgram(configDir, files.main));
  mistakes.throwIfAny();
  const { account } = settings![0]!.workload;
  return { files: files!, packConfig: packConfig!, settings: settings!, account, own };
}

function assertFolder(dir: string): true {
  const remedy = "name the folder with Pulumi.yaml and the stack files in it.";
  if (!existsSync(dir)) throw new UsageError(`--config-dir ${dir}: does not exist; ${remedy}`);
  if (!statSync(dir).isDirectory()) throw new UsageError(`--config-dir ${dir}: is a file; ${remedy}`);
  return true;
}

function build(input: Pick<Input, "files" | "account" | "own">): Promise<PlannedStack[]> {
  return withProgress("building both stacks", () => planWith(input));
}

/** Both stacks by the folder's own program, or by Holdfast's. @throws UsageError with what the own one throws */
async function planWith({ files: { project, stacks }, account, own }: Pick<Input, "files" | "account" | "own">) {
  try {
    return await planStacks(own?.load ?? loadProgram, project, stacks, { account });
  } catch (error) {
    throw own?.failure(error) ?? error;
  }
}

/** The cheapest settings that meet what is missed: the stacks are planned again with each that is tried. */
function fixesIn(
  { packConfig, ...input }: Omit<Input, "settings">,
  planned: PlannedStack[],
  graph: Graph,
  simulation: Simulation,
): Promise<PricedFix[]> {
  const { settingFixes } = require("../fix") as typeof import("../fix");
  const again = (files: ConfigFiles) => planWith({ ...input, files });
  return withProgress("looking for fixes", () =>
    settingFixes({ files: input.files, planned, graph, simulation, packConfig, plan: again }),
  );
}

/** Runs work in the project's folder, as Pulumi does: paths in settings are relative to it. */
async function inFolder<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

function outputFiles({ out, html }: PlanCommand, planned: PlannedStack[], page: PageInput) {
  const files: OutputFile[] = [];
  for (const { name, deployment } of out === undefined ? [] : planned) {
    const content = `${JSON.stringify(deployment, null, 2)}\n`;
    files.push({ path: path.resolve(out!, `${name}.json`), content });
  }
  if (html !== undefined) {
    const { renderPage } = require("../report/page") as typeof import("../report/page");
    files.push({ path: path.resolve(html), content: renderPage(page) });
  }
  return files;
}

interface Judged {
  result: Result;
  simulation: Simulation;
  predictions: readonly Prediction[];
  isRefused: boolean;
  fixes: readonly PricedFix[] | undefined;
  settingOf: SettingOf;
  comparisons: readonly Comparison[];
}

function planJson(
  planned: PlannedStack[],
  { result, simulation, predictions, isRefused, fixes, settingOf, comparisons }: Judged,
): string {
  const { counts, unjudged } = result;
  const findings = result.findings.map((finding) => ({ ...finding, setting: settingOf(finding) ?? null }));
  const stacks = planned.map(({ name, deployment, outputs }) => ({
    name,
    resources: deployment.deployment.resources.length,
    outputs,
  }));
  const [estimate, quotas, objectives] = [estimateOf(planned), quotasOf(planned), objectiveCounts(simulation)];
  const experiments = predictions.map(({ experiment, stack, answers }) => ({
    experiment,
    stack,
    predicted: answers.map(({ function: fn, word, rto, rpo }) => ({ function: fn, word, rto, rpo })),
  }));
  const found = fixes && { fixes: fixes.map((fix) => ({ ...fixOf(fix), price: fix.price ?? null })) };
  const said = {
    stacks,
    estimate,
    quotas,
    objectives,
    ...found,
    ...(comparisons.length > 0 && { against: comparisons }),
    experiments,
    findings,
    counts,
    unjudged,
    refused: isRefused,
  };
  return jsonText(said);
}
