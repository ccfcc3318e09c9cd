import { commandIn, groupIn, run, type Facts, type PlanArgs, type StoreRecovery } from "../disaster-plan/answer";

/** How a table takes over, and how its earlier state is restored beside it. */
export function tableRecovery(_args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  return {
    takeOver: takeOver(name, facts),
    earlierState: run(commandIn(facts, "pointInTime"), `Table ${name}, as a new table beside it:`),
  };
}

function takeOver(name: string, facts: Facts): StoreRecovery["takeOver"] {
  const restore = groupIn(facts, "restore");
  if (!restore)
    return {
      automatic: [`Table ${name}: its replica accepts writes here; writes that were not replicated yet are missing.`],
    };
  return {
    before: Object.entries(restore).map(([step, command]) => {
      const note = `Table ${name}, ${step}:`;
      // Among the commands is a sentence about the settings.
      return /^(aws|pulumi) /.test(String(command))
        ? { run: String(command), note }
        : { do: `${note} ${String(command)}` };
    }),
  };
}
