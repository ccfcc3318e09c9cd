import type { Answer, PlanArgs } from "./answer";
import { failBack } from "./fail-back";
import { leftBehind, messagesFail } from "./messages";
import { badRelease, dataSpoilt, instanceLost, zoneLost } from "./own-region";
import { otherRegionLost } from "./region-lost";
import { rehearsal } from "./rehearsal";

export type { Answer, Facts, PlanArgs } from "./answer";

/** One answer for each fault, the worst first. */
export type DisasterPlan = Answer[];

/**
 * For each fault that this region's people may have to answer, what happens by itself and what they type. A command names everything by
 * what the configuration says and asks nothing of a region that is lost.
 */
export function disasterPlan(args: PlanArgs & { loadBalancerArn?: string | undefined }): DisasterPlan {
  const { settings, topology } = args;
  const runs = topology.tier !== "absent";
  const canFailBack =
    topology.role === "primary" && !["static-site", "active-active"].includes(settings.workload.strategy);
  return [
    otherRegionLost(args),
    ...(canFailBack ? [failBack(args)] : []),
    leftBehind(args),
    ...(runs ? [zoneLost(args, args.loadBalancerArn), instanceLost(args)] : []),
    ...(Object.keys(args.stores).length > 0 ? [dataSpoilt(args)] : []),
    ...(runs ? [badRelease(args), messagesFail(args)] : []),
    rehearsal(args),
  ].filter(({ automatic, person }) => automatic.length + person.length > 0);
}
