import type { Answer, PlanArgs } from "./answer";
import { failback } from "./failback";
import { messagesLeftBehind, messagesFail } from "./messages";
import { faultyRelease, dataCorrupted, instanceFails, zoneImpaired } from "./own-region";
import { otherRegionUnavailable } from "./region-unavailable";
import { experimentSteps } from "./experiments";

export { stopWrites } from "./stop-writes";
export type { Answer, Facts, PlanArgs } from "./answer";

/** One answer for each fault, the worst first. */
export type DisasterPlan = Answer[];

/**
 * For each fault what an operator of this region runs. The commands contain the names of the configuration, and need nothing of an unavailable
 * region. What the fault does is the simulator's to say.
 */
export function disasterPlan(args: PlanArgs & { loadBalancerArn?: string | undefined }): DisasterPlan {
  const { settings, topology } = args;
  const runs = topology.tier !== "absent";
  const canFailback =
    topology.role === "primary" && !["static-site", "active-active"].includes(settings.workload.strategy);
  return [
    otherRegionUnavailable(args),
    ...(canFailback ? [failback(args)] : []),
    messagesLeftBehind(args),
    ...(runs ? [zoneImpaired(args, args.loadBalancerArn), instanceFails(args)] : []),
    dataCorrupted(args),
    ...(runs ? [faultyRelease(args), messagesFail(args)] : []),
    experimentSteps(args),
  ].filter(({ simulated, steps }) => simulated !== undefined || steps.length > 0);
}
