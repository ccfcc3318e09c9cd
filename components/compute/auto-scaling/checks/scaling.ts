import type { Problem } from "../../../config/problems";
import type { Areas } from "../../../config/schema";
import type { WrittenAutoScaling } from "../../../config/schema/compute";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";

/** Strategies whose standby runs no instance. */
const EMPTY_STANDBYS: readonly unknown[] = ["backup-restore", "pilot-light"];

/** Scaling by a metric that exists, and forecasts where there is a load to learn from. */
export function checkScaling(
  compute: WrittenAutoScaling,
  { ingress, workload, role, active }: Pick<Areas, "ingress" | "workload" | "role" | "active">,
): Problem[] {
  const { targetRequests, predictive } = compute;
  const problems: Problem[] = [];
  if (targetRequests !== undefined && ingress?.type === "network") {
    problems.push({
      path: `${KEY}.targetRequests`,
      message: `${targetRequests} is not possible behind a Network Load Balancer, which counts no requests`,
      fix: "Leave it out, or choose holdfast:ingress.type application.",
    });
  }
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

/** The alarm on the CPU is above what scaling aims at. */
export function checkCpuAlarm(compute: WrittenAutoScaling, { monitoring }: Pick<Areas, "monitoring">): Problem[] {
  const { above } = monitoring.service.cpu;
  const { targetCpu, stepScaling } = compute;
  const aims = [
    { at: targetCpu, name: "holdfast:compute.targetCpu", does: "scaling aims at" },
    { at: stepScaling?.cpuAbove, name: "holdfast:compute.stepScaling.cpuAbove", does: "scaling begins to answer at" },
  ];
  return aims.flatMap(({ at, name, does }) => {
    if (at === undefined || above > at) return [];
    return [
      {
        path: "holdfast:monitoring.service.cpu.above",
        message: `${above} % is not above what ${does} (${name}: ${at} %): the alarm is in ALARM while nothing is wrong`,
        fix: `Allowed: ${at + 1} to 100.`,
      },
    ];
  });
}

/** An Auto Scaling group launches and ends its instances by itself, with whatever volumes they have. */
export function checkVolumes(_group: WrittenAutoScaling, { volumes }: Pick<Areas, "volumes">): Problem[] {
  const names = Object.keys(volumes);
  if (names.length === 0) return [];
  return [
    {
      path: "holdfast:volumes",
      message: `${names.join(", ")}: the instances of holdfast:compute.type auto-scaling come and go, and their volumes with them`,
      fix: "Allowed: with holdfast:compute.type fixed; or keep the data in holdfast:databases, holdfast:tables or holdfast:buckets.",
    },
  ];
}

/** A standby that serves must be able to grow to what the primary runs. */
export function checkPair(a: WrittenAutoScaling, b: WrittenAutoScaling): Problem[] {
  const runs = "desired" in a ? a.desired : a.min;
  if (b.max === undefined || runs === undefined || b.max >= runs) return [];
  return [
    {
      path: "holdfast:compute.max",
      message: `the secondary's ${show(b.max)} is fewer than the ${show(runs)} instances that the primary runs`,
      fix: "Allowed: at least as many, so that the standby can take the load.",
    },
  ];
}
