import type { Simulation, Survival } from "../../policy/simulation";
import { isExperiment } from "../../policy/simulation";
import { effectsOf } from "./effects";

/** What an experiment of AWS FIS is predicted to show. */
export interface Prediction {
  /** The template's logical name, with its Region where both stacks have one. */
  readonly experiment: string;
  readonly stack: string;
  /** As sentences. */
  readonly effects: readonly string[];
  /** Of each function that does not simply continue. */
  readonly answers: readonly Survival[];
}

/** What the experiments of the stacks' own templates are predicted to show. */
export function predictionsOf(simulation: Simulation): Prediction[] {
  return simulation.faults.filter(isExperiment).map((fault) => ({
    experiment: fault.id.replace(/^experiment /, ""),
    stack: fault.urns![0]!.split(":")[2]!,
    effects: effectsOf(simulation, [fault], () => undefined),
    answers: simulation.survival.filter(
      (one) => one.fault === fault.id && !["continues", "undecided"].includes(one.word),
    ),
  }));
}

/** A simulation of faults alone, without the experiments that try some of them. */
export function withoutExperiments(simulation: Simulation): Simulation {
  const tried = new Set(simulation.faults.filter(isExperiment).map(({ id }) => id));
  return {
    ...simulation,
    faults: simulation.faults.filter(({ id }) => !tried.has(id)),
    survival: simulation.survival.filter(({ fault }) => !tried.has(fault)),
  };
}
