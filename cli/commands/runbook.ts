import { graphFromExports, type ExportDocument } from "../../policy/graph";
import { DEFAULT_SETTINGS, simulationOf, type Settings } from "../../policy/simulation";
import { EXIT } from "../errors";
import type { Outcome } from "../outcome";
import { chaptersOf, disasterPlanIn } from "../report/chapters";
import { runbookText } from "../report/runbook";
import { settingsOf } from "../simulation-settings";
import { readExport } from "./check";
import { planFolder } from "./plan";

export interface RunbookCommand {
  configDir: string;
  /** A file with assumed times; by default those of the pack's configuration, or of exports the defaults. */
  assume?: string;
}

/**
 * `holdfast runbook [FILE...]`: for each fault what it does and what an operator runs, as Markdown. From the configuration, or from exports of what
 * is deployed, with the real names and ids. What a fault does is computed from both stacks together. Exit 0, 2 on bad input.
 *
 * @throws a user's mistake
 */
export async function runbook(files: string[], { configDir, assume }: RunbookCommand): Promise<Outcome> {
  const own = assume === undefined ? undefined : settingsOf(assume);
  const { documents, assumed: byDefault } =
    files.length > 0
      ? { documents: files.map((file) => readExport(file)), assumed: DEFAULT_SETTINGS }
      : await planned(configDir);
  const assumed = own ?? byDefault;
  const plans = documents.map(disasterPlanIn);
  const isWhole = new Set(plans.map(({ stack }) => stack)).size > 1;
  const simulation = isWhole ? simulationOf(graphFromExports(documents), assumed, { experiments: true }) : undefined;
  return { text: runbookText(chaptersOf(plans, simulation), isWhole ? assumed : undefined), exitCode: EXIT.fine };
}

async function planned(configDir: string): Promise<{ documents: ExportDocument[]; assumed: Settings }> {
  const { stacks, assumed } = await planFolder(configDir);
  return { documents: stacks.map(({ name, deployment }) => ({ file: name, document: deployment })), assumed };
}
