import { commandIn, partsOf, run, type Answer, type PlanArgs } from "./answer";

/** Whether all this holds is seen by experiments, in so far as the settings ask for any. */
export function rehearsal({ experiments }: PlanArgs): Answer {
  const all = partsOf({ experiments }, "experiments");
  return {
    fault: "a fault is to be rehearsed",
    automatic: all.length > 0 ? ["An experiment stops by itself as soon as an alarm about users goes off."] : [],
    person: all.flatMap(([, facts]) => [
      ...run(commandIn(facts, "start"), `${commandIn(facts, "does").join("")} To start it:`),
      ...run(commandIn(facts, "stop"), "Stop it at once:"),
    ]),
  };
}
