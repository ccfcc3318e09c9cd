import { z } from "zod";
import { EXIT, UsageError } from "../errors";
import { UnreadableError } from "../input-file";
import type { Outcome } from "../outcome";
import { runbookText, type Chapter } from "../report/runbook";
import { readExport } from "./check";
import { planFolder } from "./plan";

export interface RunbookCommand {
  configDir: string;
}

const step = z.union([z.object({ run: z.string(), note: z.string().optional() }), z.object({ do: z.string() })]);

/** The stack output `disasterPlan`. */
const disasterPlan = z.array(z.object({ fault: z.string(), automatic: z.array(z.string()), person: z.array(step) }));

const REMEDY = "Run `pulumi up` with this version of the program, and export it again; or give no file.";

/**
 * `holdfast runbook [FILE...]`: what happens automatically and what an operator runs, for each fault, as Markdown. From the configuration, or from
 * exports of what is deployed, with the real names and ids. Exit 0, 2 on bad input.
 *
 * @throws a user's mistake
 */
export async function runbook(files: string[], { configDir }: RunbookCommand): Promise<Outcome> {
  const chapters = files.length > 0 ? files.map(chapterOf) : await planned(configDir);
  return { text: runbookText(chapters), exitCode: EXIT.fine };
}

async function planned(configDir: string): Promise<Chapter[]> {
  const stacks = await planFolder(configDir);
  return stacks.map(({ name, outputs }) => ({ stack: name, answers: disasterPlan.parse(outputs["disasterPlan"]) }));
}

const stackOutputs = z.object({
  deployment: z.object({
    resources: z.array(
      z.object({ type: z.string(), urn: z.string(), outputs: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

function chapterOf(file: string): Chapter {
  const read = stackOutputs.safeParse(readExport(file).document);
  if (!read.success) throw new UnreadableError(file, "is no stack export", "Give the output of `pulumi stack export`.");
  const stack = read.data.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  const found = disasterPlan.safeParse(stack?.outputs?.["disasterPlan"]);
  if (!stack || !found.success) throw new UsageError(`${file}: its stack has no output disasterPlan. ${REMEDY}`);
  return { stack: stack.urn.split(":")[2]!, answers: found.data };
}
