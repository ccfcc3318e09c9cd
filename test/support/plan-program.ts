import { planStacks, type PlannedStack } from "../../cli/plan";
import type { ConfigFiles } from "../../cli/plan/config-files";
import { requireSettings } from "../../cli/plan/settings";
import { loadProgram } from "../../cli/program";

/** Both stacks of a configuration by the program, index.ts. @throws SettingsError */
export function planProgram({ project, stacks }: ConfigFiles): Promise<PlannedStack[]> {
  requireSettings(stacks);
  return planned(() => planStacks(loadProgram, project, stacks));
}

/**
 * Plans without stack traces, which the SDK takes of every promise and resource: a third of a plan's time. A plan that fails is made again with
 * them.
 */
async function planned(plan: () => Promise<PlannedStack[]>): Promise<PlannedStack[]> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  process.setSourceMapsEnabled(false);
  try {
    return await plan();
  } catch {
    Error.stackTraceLimit = limit;
    process.setSourceMapsEnabled(true);
    return await plan();
  } finally {
    Error.stackTraceLimit = limit;
    process.setSourceMapsEnabled(true);
  }
}
