import { commandIn, partsOf, run, type Answer, type PlanArgs } from "./answer";

/** The experiments of the settings, which test all this. */
export function experimentSteps({ experiments, topology }: PlanArgs): Answer {
  const all = partsOf({ experiments }, "experiments");
  return {
    fault: "a fault is to be tested",
    ...(all.length > 0 && { simulated: { kind: "experiment", region: topology.region } }),
    steps: all.flatMap(([, facts]) => [
      ...run(commandIn(facts, "start"), `${commandIn(facts, "does").join("")} Start it:`),
      ...run(commandIn(facts, "stop"), "Stop it at once:"),
    ]),
  };
}
