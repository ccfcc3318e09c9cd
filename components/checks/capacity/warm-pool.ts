import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import { KEY } from "./sizes";

/**
 * A warm pool that AWS would refuse, or that would never be used. Several instance types are allowed since November 2025
 * (https://aws.amazon.com/about-aws/whats-new/2025/11/ec2-auto-scaling-warm-pool-mixed-instances-policies/); Spot Instances are not
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html#warm-pools-limitations).
 */
export function checkWarmPool({ compute }: Pick<Areas, "compute">): Problem[] {
  if (compute?.type !== "auto-scaling" || !compute.warmPool) return [];
  const { warmPool, mixedInstances, max } = compute;
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
