import { restoreIds } from "../backup/recovery";
import { commandIn, groupIn, run, type Facts, type PlanArgs, type StoreRecovery } from "../disaster-plan/answer";
import { tableName } from "../topology/stores";

/** How a table takes over, and how its earlier state is restored beside it. */
export function tableRecovery(args: PlanArgs, name: string, facts: Facts): StoreRecovery {
  const { settings, topology } = args;
  const table = tableName(settings.workload, name);
  const part = topology.role === "primary" ? table : `${table} replica ${topology.region}`;
  return {
    takeOver: takeOver(args, name, facts),
    earlierState: run(commandIn(facts, "pointInTime"), `Table ${name}, as a new table beside it:`, [
      `restore ${part} point-in-time`,
    ]),
  };
}

/** A replica takes writes already. */
function takeOver({ settings, topology }: PlanArgs, name: string, facts: Facts): StoreRecovery["takeOver"] {
  const restore = groupIn(facts, "restore");
  if (!restore) return {};
  const ids = restoreIds(settings, topology.region, tableName(settings.workload, name));
  return {
    before: Object.entries(restore).map(([step, command]) => {
      const note = `Table ${name}, ${step}:`;
      // Among the commands is a sentence about the settings.
      return /^(aws|pulumi) /.test(String(command))
        ? { run: String(command), note, ...(step.endsWith("restore") && { ids }) }
        : { do: `${note} ${String(command)}` };
    }),
  };
}
