import { z } from "zod";
import type { ExportDocument } from "../../policy/graph";
import type { Fault, Simulation } from "../../policy/simulation";
import { UsageError } from "../errors";
import { UnreadableError } from "../input-file";
import { effectsOf } from "./effects";
import { predictionsOf } from "./experiments";
import type { Chapter } from "./runbook";

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

const deployed = z.object({
  deployment: z.object({
    resources: z.array(
      z.object({ type: z.string(), urn: z.string(), outputs: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

/** The steps of a stack's operators by fault, as its program writes them. */
export interface StackSteps {
  readonly stack: string;
  readonly answers: readonly Answer[];
}

/**
 * The name of an export's stack, and its disaster plan.
 *
 * @throws UsageError where it has none, UnreadableError where it is no export
 */
export function disasterPlanIn({ file, document }: ExportDocument): StackSteps {
  const read = deployed.safeParse(document);
  if (!read.success) throw new UnreadableError(file, "is no stack export", "Give the output of `pulumi stack export`.");
  const region = read.data.deployment.resources.find(({ outputs }) => outputs?.["disasterPlan"] !== undefined);
  const found = disasterPlan.safeParse(region?.outputs?.["disasterPlan"]);
  if (!region || !found.success) throw new UsageError(`${file}: it has no disaster plan. ${REMEDY}`);
  return { stack: stackOf(region.urn), answers: found.data };
}

const stackOf = (urn: string): string => urn.split(":")[2]!;

/** The runbook's chapters. @param simulation of all stacks together, with experiments; undefined where it is not known what faults do */
export function chaptersOf(plans: readonly StackSteps[], simulation: Simulation | undefined): Chapter[] {
  return plans.map(({ stack, answers }) => ({
    stack,
    answers: answers.map((answer) => ({ ...answer, effects: simulation && effectsIn(simulation, answer, stack) })),
  }));
}

/** The same of exports of any program: none where one of them has no disaster plan. */
export function chaptersIfAny(documents: readonly ExportDocument[], simulation: Simulation): Chapter[] {
  try {
    return chaptersOf(documents.map(disasterPlanIn), simulation);
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}

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
