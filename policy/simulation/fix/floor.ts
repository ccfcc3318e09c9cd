import type { Settings } from "../settings";
import type { Simulation } from "../simulate";
import type { Miss } from "./misses";

/** What the worst answer of a miss consists of, in sentences: a person's time, times that are assumed or typical, and what is missing. */
export function floorOf({ answers }: Miss, { steps }: Simulation, { reaction }: Settings): string[] {
  const [worst] = answers;
  if (!worst) return [];
  const taken = steps.filter(({ id }) => worst.steps.includes(id));
  const person = taken.find(({ by }) => by === "person");
  const needs = worst.blocked.map(({ step, needs: missing }) => `To ${step} needs ${missing.join(" and ")}.`);
  return [
    ...(worst.rto ? [`${worst.rto.arithmetic}.`] : [worst.because]),
    ...(worst.rpo && worst.rpo.seconds > (worst.objective?.rpo ?? Infinity)
      ? [`${worst.rpo.arithmetic} of data.`]
      : []),
    ...(person ? [`${reaction} s of it is a person's reaction, assumed: set "reaction" in the file of --assume.`] : []),
    ...needs,
  ];
}
