import { planStacks, type PlannedStack } from "../../cli/plan";
import type { ConfigFiles } from "../../cli/plan/config-files";
import { requireSettings } from "../../cli/plan/settings";
import { loadProgram } from "../../cli/program";
import { programOf, type Part } from "./parts";

/** Both stacks of a configuration by the program, index.ts, or a part of a region alone. @throws SettingsError */
export function planProgram({ project, stacks }: ConfigFiles, part?: Part): Promise<PlannedStack[]> {
  requireSettings(stacks);
  return withoutTraces(() => planStacks(part ? programOf(part) : loadProgram, project, stacks));
}

/**
 * Plans without stack traces, which the SDK takes of every promise and resource: a third of a plan's time. A plan that fails is made again with
 * them.
 */
async function withoutTraces(plan: () => Promise<PlannedStack[]>): Promise<PlannedStack[]> {
  const limit = Error.stackTraceLimit;
  const restore = () => {
    Error.stackTraceLimit = limit;
    process.setSourceMapsEnabled(true);
  };
  Error.stackTraceLimit = 0;
  process.setSourceMapsEnabled(false);
  try {
    return await plan();
  } catch {
    restore();
    return await plan();
  } finally {
    restore();
  }
}
