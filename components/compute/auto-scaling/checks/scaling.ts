import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenAutoScaling } from "../../../config/schema/compute";
import { KEY } from "../../check-parts";
import { checkRequests } from "../../scaled/checks/metrics";

/** Strategies whose standby runs no instance. */
const EMPTY_STANDBYS: readonly unknown[] = ["backup-restore", "pilot-light"];

/** Scaling by a metric that exists, and forecasts where there is a load to learn from. */
export function checkScaling(
  compute: WrittenAutoScaling,
  { ingress, workload, role, active }: Pick<Areas, "ingress" | "workload" | "role" | "active">,
): Problem[] {
  const { predictive } = compute;
  const problems = checkRequests(compute, { ingress });
  if (predictive?.metric === "requests" && !("targetRequests" in compute)) {
    problems.push({
      path: `${KEY}.predictive.metric`,
      message: '"requests" has no target',
      fix: `Allowed: cpu, or add ${KEY}.targetRequests.`,
    });
  }
  if (predictive && role === "secondary" && active === "primary" && EMPTY_STANDBYS.includes(workload.strategy)) {
    problems.push({
      path: `${KEY}.predictive`,
      message: `has nothing to learn from: the standby of strategy ${workload.strategy} runs no instance, and a forecast takes 24 hours of load`,
      fix: "Leave it out of the secondary's stack file until holdfast:active has been secondary for a day.",
    });
  }
  return problems;
}

/**
 * A warm pool that AWS would refuse, or that would never be used. Several instance types are allowed since November 2025
 * (https://aws.amazon.com/about-aws/whats-new/2025/11/ec2-auto-scaling-warm-pool-mixed-instances-policies/); Spot Instances are not
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html#warm-pools-limitations).
 */
export function checkWarmPool({ warmPool, mixedInstances, max }: WrittenAutoScaling): Problem[] {
  if (!warmPool) return [];
  const { min, prepared } = warmPool;
  const problems: Problem[] = [];
  const share = mixedInstances?.onDemandPercentage;
  if (share !== undefined && share < 100) {
    problems.push({
      path: `${KEY}.warmPool`,
      message: `is not possible with Spot Instances, which are ${100 - share} % of what is above the base`,
      fix: `Leave it out, or set ${KEY}.mixedInstances.onDemandPercentage to 100.`,
    });
  }
  if (prepared !== undefined && max !== undefined && prepared > max) {
    problems.push({
      path: `${KEY}.warmPool.prepared`,
      message: `${prepared} is above the group's max (${max}): what is above could never serve`,
      fix: `Allowed: 1 to ${max}.`,
    });
  } else if (prepared !== undefined && min > prepared) {
    problems.push({
      path: `${KEY}.warmPool.min`,
      message: `${min} is above prepared (${prepared}), which counts running instances too`,
      fix: `Allowed: 0 to ${prepared}, or a larger prepared.`,
    });
  }
  return problems;
}
