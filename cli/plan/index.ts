export { readConfigFiles, type ConfigFiles } from "./config-files";
export type { DeployedResource, Deployment } from "./deployment";
export { formatInputProblems, InputError, type InputProblem } from "./input-error";
export { planStacks, type PlannedStack, type PlanOptions, type StackRun } from "./plan-stacks";
