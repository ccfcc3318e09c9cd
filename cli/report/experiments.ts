import { groupedBy } from "../../policy/graph";
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
  const faults = simulation.faults.filter(isExperiment);
  const tried = new Set(faults.map(({ id }) => id));
  const byFault = groupedBy(
    simulation.survival.filter(({ fault }) => tried.has(fault)),
    (one) => one.fault,
  );
  return faults.map((fault) => {
    const survival = byFault.get(fault.id) ?? [];
    return {
      experiment: fault.id.replace(/^experiment /, ""),
      stack: fault.urns![0]!.split(":")[2]!,
      effects: effectsOf({ ...simulation, survival }, [fault], () => undefined),
      answers: survival.filter(({ word }) => !["continues", "undecided"].includes(word)),
    };
  });
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
