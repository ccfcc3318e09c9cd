import path from "node:path";
import { runbook } from "../../cli/commands/runbook";

const ROOT = path.join(__dirname, "../..");

const ORIGIN =
  "<!-- `npx holdfast runbook` of the shipped configuration, by `npm run generate`; its ids are mock outputs. -->";

/** docs/disaster-plan.md: the runbook of the shipped configuration. */
export async function disasterPlanDocument(): Promise<string> {
  const { text } = await runbook([], { configDir: ROOT });
  return `${ORIGIN}\n\n${text}`;
}
