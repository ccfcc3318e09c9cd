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
    return { automatic: [`Table ${name}: its replica is written here at once; what had not come over stays behind.`] };
  return {
    before: Object.entries(restore).map(([step, command]) => {
      const note = `Table ${name}, ${step}:`;
      // What the settings must say is a sentence among the commands.
      return /^(aws|pulumi) /.test(String(command))
        ? { run: String(command), note }
        : { do: `${note} ${String(command)}` };
    }),
  };
}
