import { deployCommand } from "../../cli/own-program";
import type { ConfigFiles } from "../../cli/plan";
import type { PackConfig } from "../../policy/config";
import { settingsBehind } from "../../cli/settings-behind";
import { requireSettings } from "../../cli/plan/settings";
import { planText } from "../../cli/report/terminal/plan";
import { defaultPackConfig, checkGraph } from "../../policy/check";
import { refused } from "../../policy/evaluate";
import { graphFromExports } from "../../policy/graph";
import { simulationOf } from "../../policy/simulation";
import { configOf, stacksOf } from "../components/plans";
import { coloursOf } from "../../cli/report/terminal/screen";
import { ROOT } from "./disk-cache";

/** The README with what `npm run plan` prints made anew. */
export async function withPlan(readme: string): Promise<string> {
  const { text } = await planned({ folder: ROOT, files: configOf({ name: "shipped" }), written: ["plan.html"] });
  return withPrinted(readme, text);
}

/** A README with what a plan prints, between its two comments. */
export function withPrinted(readme: string, printed: string): string {
  const between = /(<!-- plan -->\n\n)[^]*?(\n*<!-- \/plan -->)/;
  return readme.replace(between, () => `<!-- plan -->\n\n\`\`\`\n${printed.trimEnd()}\n\`\`\`\n\n<!-- /plan -->`);
}

export interface PlanOf {
  /** Where Pulumi looks for the program. */
  readonly folder: string;
  readonly files: ConfigFiles;
  readonly packConfig?: PackConfig;
  readonly written?: readonly string[];
}

/** What `holdfast plan` prints of a configuration, and what the pack says of it. */
export async function planned({ folder, files, packConfig = defaultPackConfig(), written = [] }: PlanOf) {
  const stacks = await stacksOf(files);
  const graph = graphFromExports(stacks.map(({ name, deployment }) => ({ file: name, document: deployment })));
  const result = checkGraph(graph, packConfig);
  const report = {
    settings: requireSettings(files.stacks),
    planned: stacks,
    result,
    simulation: simulationOf(graph),
    predictions: [],
    isRefused: refused(result.findings, packConfig),
    written,
    deploys: deployCommand(folder, files),
    settingOf: settingsBehind(files, graph),
  };
  return { result, text: planText(report, {}, { colours: coloursOf({ isTTY: false, columns: 0 }), width: 100 }) };
}
