import { planStacks, type PlannedStack } from "../../cli/plan";
import type { ConfigFiles } from "../../cli/plan/config-files";
import { demandSettings } from "../../cli/plan/settings";
import { loadProgram } from "../../cli/program";

/** Both stacks of a configuration by the program, index.ts. @throws SettingsError */
export function planProgram({ project, stacks }: ConfigFiles): Promise<PlannedStack[]> {
  demandSettings(stacks);
  return planStacks(loadProgram, project, stacks);
}
