import path from "node:path";
import type { Result } from "../../../policy/evaluate";
import { estimateOf } from "../../estimate";
import type { Simulation } from "../../../policy/simulation";
import type { PlannedStack } from "../../plan";
import { homeRegion } from "../../plan/deployment";
import { quotasOf } from "../../estimate/quotas";
import type { Prediction } from "../experiments";
import type { PricedFix } from "../../fix";
import { renderEstimate } from "./estimate";
import { renderFixes } from "./fixes";
import { renderPredictions } from "./predictions";
import { renderQuotas } from "./quotas";
import type { Screen } from "./screen";
import { renderSurvivalBriefly } from "./survival";
import { renderTree } from "./tree";
import { renderVerdict } from "./verdict";

/** The result of a plan. */
interface PlanReport {
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
}

/** The text of a plan: each stack's tree, the files written, what it costs, what faults do, and last, where it is seen, the policy's verdict. */
export function planText(
  { planned, result, simulation, predictions, isRefused, written, fixes = [] }: PlanReport,
  screen: Screen,
): string {
  const { bold } = screen.colours;
  const trees = planned.map(({ name, deployment }) => {
    const { resources } = deployment.deployment;
    return `${renderTree(`${name}  ${homeRegion(resources)}`, resources, screen)}\n`;
  });
  const files = written.length > 0 ? `${bold("Written")}  ${written.map(shortPath).join(", ")}\n` : "";
  const quotas = renderQuotas(quotasOf(planned), screen);
  const cost = renderEstimate(estimateOf(planned), screen);
  const found = renderFixes(fixes, screen);
  const survival = [
    renderSurvivalBriefly(simulation, screen),
    found === "" ? "" : `${found}\n`,
    renderPredictions(predictions, screen),
  ].join("");
  return `${trees.join("")}${files}${cost}${quotas}${survival}${renderVerdict(result, isRefused, screen)}`;
}

/** A path relative to the user's folder, or absolute where it is outside. */
function shortPath(file: string): string {
  // npm runs a script in the project's folder; INIT_CWD is where npm was called.
  const relative = path.relative(process.env.INIT_CWD ?? process.cwd(), file);
  return relative.startsWith("..") || path.isAbsolute(relative) ? file : relative;
}
