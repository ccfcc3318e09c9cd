export type { DeployedResource, Deployment } from "./deployment";
export { planStacks, type PlannedStack, type PlanOptions, type StackRun } from "./plan-stacks";
