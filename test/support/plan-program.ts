import { planStacks, type PlannedStack } from "../../cli/plan";
import type { ConfigFiles } from "../../cli/plan/config-files";
import { requireSettings } from "../../cli/plan/settings";
import { loadProgram } from "../../cli/program";
import { programOf, type Part } from "./parts";

/**
 * Both stacks of a configuration by the program, index.ts.
 * @param kind "preview" has ids and computed outputs unknown; the name of a part makes that part of each region alone
 * @throws SettingsError
 */
export function planProgram(
  { project, stacks }: ConfigFiles,
  kind: Part | "program" | "preview",
): Promise<PlannedStack[]> {
  const [{ workload } = {}] = requireSettings(stacks);
  const preview = kind === "preview";
  const program = preview || kind === "program" ? loadProgram : programOf(kind);
  return planStacks(program, project, stacks, { preview, account: workload?.account });
}
