import { z } from "zod";
import { graphFromExports, type ExportDocument } from "../../policy/graph";
import { DEFAULT_SETTINGS, simulationOf, type Fault, type Settings, type Simulation } from "../../policy/simulation";
import { EXIT, UsageError } from "../errors";
import { UnreadableError } from "../input-file";
import type { Outcome } from "../outcome";
import { effectsOf } from "../report/effects";
import { predictionsOf } from "../report/experiments";
import { runbookText, type Chapter } from "../report/runbook";
import { settingsOf } from "../simulation-settings";
import { readExport } from "./check";
import { planFolder } from "./plan";

export interface RunbookCommand {
  configDir: string;
  /** A file with assumed times; by default those of the pack's configuration, or of exports the defaults. */
  assume?: string;
}

const ids = z.array(z.string()).optional();
const step = z.union([
  z.object({ run: z.string(), note: z.string().optional(), ids }),
  z.object({ do: z.string(), ids }),
]);
const simulated = z.object({
  kind: z.enum(["region", "zone", "host", "content", "release", "experiment"]),
  region: z.string(),
});

/** The output `disasterPlan` of a stack's Region component. */
const disasterPlan = z.array(z.object({ fault: z.string(), simulated: simulated.optional(), steps: z.array(step) }));

type Answer = z.infer<typeof disasterPlan>[number];

const REMEDY = "Run `pulumi up` with this version of the program, and export it again; or give no file.";

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
  const plans = documents.map(planIn);
  const isWhole = new Set(plans.map(({ stack }) => stack)).size > 1;
  const simulation = isWhole ? simulationOf(graphFromExports(documents), assumed, { experiments: true }) : undefined;
  const chapters = plans.map(({ stack, answers }): Chapter => {
    return {
      stack,
      answers: answers.map((answer) => ({ ...answer, effects: simulation && effectsIn(simulation, answer, stack) })),
    };
  });
  return { text: runbookText(chapters, isWhole ? assumed : undefined), exitCode: EXIT.fine };
}

async function planned(configDir: string): Promise<{ documents: ExportDocument[]; assumed: Settings }> {
  const { stacks, assumed } = await planFolder(configDir);
  return { documents: stacks.map(({ name, deployment }) => ({ file: name, document: deployment })), assumed };
}

const deployed = z.object({
  deployment: z.object({
    resources: z.array(
      z.object({ type: z.string(), urn: z.string(), outputs: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

/** The name of an export's stack, and its disaster plan. */
function planIn({ file, document }: ExportDocument): { stack: string; answers: Answer[] } {
  const read = deployed.safeParse(document);
  if (!read.success) throw new UnreadableError(file, "is no stack export", "Give the output of `pulumi stack export`.");
  const region = read.data.deployment.resources.find(({ outputs }) => outputs?.["disasterPlan"] !== undefined);
  const found = disasterPlan.safeParse(region?.outputs?.["disasterPlan"]);
  if (!region || !found.success) throw new UsageError(`${file}: it has no disaster plan. ${REMEDY}`);
  return { stack: stackOf(region.urn), answers: found.data };
}

const stackOf = (urn: string): string => urn.split(":")[2]!;

/** What a fault does; undefined where nothing fails. */
function effectsIn(simulation: Simulation, { simulated: meant, steps }: Answer, stack: string): string[] | undefined {
  if (meant === undefined) return undefined;
  if (meant.kind === "experiment") {
    const own = predictionsOf(simulation).filter((one) => one.stack === stack);
    return own.map(({ experiment, effects }) => `Experiment ${experiment}: ${effects.join(" ")}`);
  }
  const faults = simulation.faults.filter((fault) => isMeant(fault, meant, stack));
  const place = (id: string) => {
    const index = steps.findIndex((one) => one.ids?.some((pattern) => matches(pattern, id)));
    return index < 0 ? undefined : `step ${index + 1}`;
  };
  return faults.length === 0 ? undefined : effectsOf(simulation, faults, place);
}

function isMeant(fault: Fault, { kind, region }: z.infer<typeof simulated>, stack: string): boolean {
  if (kind === "region") return fault.id === `region ${region} outage`;
  if (fault.kind !== kind) return false;
  return kind === "zone"
    ? fault.atoms.some((atom) => atom.startsWith(`zone:${region}/`))
    : (fault.urns ?? []).some((urn) => stackOf(urn) === stack);
}

/** Whether a step's id is a pattern's, whose `*` is any part of a name. */
export function matches(pattern: string, id: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return pattern === id;
  let at = first.length;
  for (const part of rest) {
    const found = id.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return id.startsWith(first) && id.endsWith(last) && id.length - last.length >= at;
}
