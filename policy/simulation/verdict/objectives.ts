import type { FaultKind as Disruption, Objectives, Resource } from "../../graph";
import type { Fault, FaultKind, SimulatedFunction, Survival } from "../model";

/** AWS Resilience Hub's disruption types, by kind of fault; undefined where it has none. */
const DISRUPTIONS: Readonly<Partial<Record<FaultKind, Disruption>>> = {
  host: "infrastructure",
  zone: "zone",
  region: "region",
  gone: "region",
  release: "software",
  content: "software",
};

/** The disruption type of a fault; undefined where AWS Resilience Hub has none. */
export const disruptionOf = ({ kind }: Pick<Fault, "kind">): Disruption | undefined => DISRUPTIONS[kind];

type Judged = NonNullable<Survival["objective"]>;
/** `unproven`: met by figures that AWS calls typical, or that are assumed. */
type Met = Judged["met"];

/** Types whose stores are what a service is about; others, such as buckets of logs, may be away for longer. */
const DATABASES = /^aws:(rds|dynamodb|docdb|neptune|redshift|memorydb)\//;

export const isDatabase = ({ type }: Resource): boolean => DATABASES.test(type);

/** Whether objectives are about a function: a service is what users ask for and its databases. */
export const isMeant = (fn: SimulatedFunction): boolean =>
  fn.isGuess !== true && (fn.kind === "serve" || fn.resources.some(isDatabase));

/**
 * The objective that a graph declares for a fault, and whether what the fault does to a function meets it; undefined where there is none.
 */
export function judged(
  fn: SimulatedFunction,
  survival: Survival,
  fault: Fault,
  objectives: Objectives | undefined,
): Judged | undefined {
  const disruption = disruptionOf(fault);
  const objective = disruption === undefined ? undefined : objectives?.[disruption];
  if (!objective || (objective.rto === undefined && objective.rpo === undefined) || !isMeant(fn)) return undefined;
  const { rto, rpo } = objective;
  const met = fn.kind === "keep" ? [loss(survival, rpo)] : [time(survival, rto), loss(survival, rpo)];
  return { rto, rpo, met: worst(met) };
}

function time({ word, rto }: Survival, limit: number | undefined): Met {
  if (limit === undefined || word === "continues") return "yes";
  if (word === "undecided") return "undecided";
  if (word !== "recovers" || !rto || rto.seconds > limit) return "no";
  return rto.bounded === "resource" || rto.bounded === "SLA" ? "yes" : "unproven";
}

function loss({ word, rpo }: Survival, limit: number | undefined): Met {
  if (limit === undefined) return "yes";
  if (word === "undecided") return "undecided";
  if (word === "lost") return "no";
  if (!rpo) return "yes";
  if (rpo.seconds > limit) return (rpo.least ?? rpo.seconds) > limit ? "no" : "undecided";
  return rpo.bounded === "resource" || rpo.bounded === "SLA" ? "yes" : "unproven";
}

const ORDER: readonly Met[] = ["yes", "unproven", "undecided", "no"];

function worst(all: readonly Met[]): Met {
  return ORDER[Math.max(...all.map((one) => ORDER.indexOf(one)))] ?? "undecided";
}
