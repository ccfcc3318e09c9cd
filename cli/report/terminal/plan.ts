import path from "node:path";
import type { Settings } from "../../../components/config";
import type { Result } from "../../../policy/evaluate";
import { meetsRecoveryObjectives } from "../../../policy/rules/pulumi/meets-recovery-objectives";
import type { Simulation } from "../../../policy/simulation";
import { estimateOf } from "../../estimate";
import type { Comparison } from "../../commands/against";
import type { PlannedStack } from "../../plan";
import { homeRegion } from "../../plan/deployment";
import { quotasOf } from "../../estimate/quotas";
import type { Prediction } from "../experiments";
import type { PricedFix } from "../../fix";
import { renderComparisons } from "./against";
import { renderEstimate } from "./estimate";
import { renderFixes } from "./fixes";
import { renderPredictions } from "./predictions";
import { renderQuotas } from "./quotas";
import type { Screen } from "./screen";
import { entry, renderCostBriefly, renderHead, renderQuotasBriefly } from "./summary";
import { renderSurvivalBriefly } from "./survival";
import { renderTree } from "./tree";
import { renderVerdict, type SettingOf } from "./verdict";

/** The result of a plan. */
export interface PlanReport {
  settings: readonly Settings[];
  planned: readonly PlannedStack[];
  result: Result;
  simulation: Simulation;
  predictions: readonly Prediction[];
  /** Whether a mandatory rule is violated. */
  isRefused: boolean;
  /** Absolute paths of the files that were written. */
  written: readonly string[];
  /** Of missed objectives, where they were looked for. */
  fixes?: readonly PricedFix[] | undefined;
  /** The setting that a finding's property comes from. */
  settingOf?: SettingOf;
  /** The command that deploys the first stack; undefined where Pulumi would find no program. */
  deploys: string | undefined;
  /** With deployed stacks. */
  comparisons?: readonly Comparison[];
}

/** What to print besides the summary. */
export interface PlanDetails {
  /** The resources of each stack. */
  tree?: boolean | undefined;
  /** The cost of each Region, all quotas, and what experiments are predicted to show. */
  details?: boolean | undefined;
}

/**
 * The text of a plan, a screen long: who serves, what faults do, the objectives beside what is expected, the cost, and last, where it is seen, the
 * policy's verdict and what to do next.
 */
export function planText(report: PlanReport, { tree, details }: PlanDetails, screen: Screen): string {
  const { settings, planned, result, simulation, isRefused, fixes = [] } = report;
  const [estimate, quotas] = [estimateOf(planned), quotasOf(planned)];
  const found = renderFixes(fixes, screen);
  return [
    ...(tree ? planned.map((stack) => treeOf(stack, screen)) : []),
    renderHead(settings, planned, estimate, screen),
    renderSurvivalBriefly(simulation, screen),
    found === "" ? "" : `${found.trimStart()}\n`,
    details ? renderEstimate(estimate, screen) : renderCostBriefly(estimate, screen),
    details ? renderQuotas(quotas, screen) : renderQuotasBriefly(quotas, screen),
    details ? `\n${renderPredictions(report.predictions, screen)}` : "",
    renderVerdict(result, isRefused, screen, report.settingOf),
    renderComparisons(report.comparisons ?? [], screen),
    nextSteps(report, { tree, details }, screen),
  ].join("");
}

function treeOf({ name, deployment }: PlannedStack, screen: Screen): string {
  const { resources } = deployment.deployment;
  return `${renderTree(`${name}  ${homeRegion(resources)}`, resources, screen)}\n`;
}

function nextSteps(
  { written, isRefused, result, fixes, deploys }: PlanReport,
  { tree, details }: PlanDetails,
  screen: Screen,
): string {
  const isMissed = result.findings.some(
    ({ rule, verdict }) => rule === meetsRecoveryObjectives.id && verdict === "violation",
  );
  const more = [
    ...(tree ? [] : ["--tree lists the resources"]),
    ...(details ? [] : ["--details has cost by Region, quotas and experiments"]),
  ];
  const next = isRefused
    ? "fix or acknowledge the violations above, and plan again."
    : isMissed && fixes === undefined
      ? "`holdfast plan --fix` looks for the cheapest change that meets the missed objectives."
      : deploys === undefined
        ? 'Pulumi finds no program here: write index.js, `module.exports = require("holdfast");`.'
        : `\`${deploys}\` deploys.`;
  return [
    written.length > 0 ? entry("Files", written.map(shortPath).join(", "), screen) : "",
    entry("Next", `${next}${more.length > 0 ? ` ${more.join("; ")}.` : ""}`, screen),
  ].join("");
}

/** A path relative to the user's folder, or absolute where it is outside. */
function shortPath(file: string): string {
  // npm runs a script in the project's folder; INIT_CWD is where npm was called.
  const relative = path.relative(process.env.INIT_CWD ?? process.cwd(), file);
  return relative.startsWith("..") || path.isAbsolute(relative) ? file : relative;
}
