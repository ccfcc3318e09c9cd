import { requireSettings } from "../../cli/plan/settings";
import { planText } from "../../cli/report/terminal/plan";
import { defaultPackConfig, checkGraph } from "../../policy/check";
import { refused } from "../../policy/evaluate";
import { graphFromExports } from "../../policy/graph";
import { simulationOf } from "../../policy/simulation";
import { configOf, stacksOf } from "../components/plans";
import { coloursOf } from "../../cli/report/terminal/screen";

/** The README with what `npm run plan` prints made anew, between its two comments. */
export async function withPlan(readme: string): Promise<string> {
  const block = `\`\`\`\n${(await shippedPlan()).trimEnd()}\n\`\`\``;
  return readme.replace(
    /(<!-- plan -->\n\n)[^]*?(\n*<!-- \/plan -->)/,
    () => `<!-- plan -->\n\n${block}\n\n<!-- /plan -->`,
  );
}

async function shippedPlan(): Promise<string> {
  const files = configOf({ name: "shipped" });
  const planned = await stacksOf(files);
  const graph = graphFromExports(planned.map(({ name, deployment }) => ({ file: name, document: deployment })));
  const config = defaultPackConfig();
  const result = checkGraph(graph, config);
  const report = {
    settings: requireSettings(files.stacks),
    planned,
    result,
    simulation: simulationOf(graph),
    predictions: [],
    isRefused: refused(result.findings, config),
    written: ["plan.html"],
  };
  return planText(report, {}, { colours: coloursOf({ isTTY: false, columns: 0 }), width: 100 });
}
