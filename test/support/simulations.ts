import { graphFromExports } from "../../policy/graph";
import { simulate, type Simulation } from "../../policy/simulation";
import { planOf, SIDES, type Pair } from "../components/plans";
import type { Variant } from "./variants";

const known = new Map<string, Promise<Simulation>>();

/** What every single fault does to both stacks of a variant, as `holdfast plan` computes it; once in a process. */
export function simulationOf(variant: string | Omit<Variant, "name">): Promise<Simulation> {
  const key = JSON.stringify(variant);
  const made = known.get(key) ?? planOf(variant).then(simulated);
  known.set(key, made);
  return made;
}

function simulated(pair: Pair): Simulation {
  const documents = SIDES.map((side) => {
    return { file: side, document: { version: 3, deployment: { resources: pair[side].resources } } };
  });
  return simulate(graphFromExports(documents), { pairs: false, experiments: true });
}
