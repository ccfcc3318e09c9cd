import type { Areas } from "../config/schema";
import { ALIAS_TTL_SECONDS } from "../../facts/route53";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import type { Strategy } from "../config/schema/workload";

const MINUTE = 60;
const HOUR = 3600;

/**
 * The least RTO of a strategy for a Region failure, beyond detection and DNS: "Disaster Recovery of Workloads on AWS" gives
 * backup and restore hours, pilot light tens of minutes, the others minutes or less
 * (https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html).
 * AWS Backup's shortest schedule is an hour (https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html);
 * replication between regions is asynchronous, so that nothing promises 0 s.
 */
const FLOORS: Record<Strategy, { recover: number; rpo: number; because: string }> = {
  "static-site": { recover: 0, rpo: HOUR, because: "data come from backups copied at most hourly" },
  "backup-restore": { recover: HOUR, rpo: HOUR, because: "data are restored from backups copied at most hourly" },
  "pilot-light": {
    recover: 10 * MINUTE,
    rpo: 1,
    because: "instances are launched after a person's decision, and replication is asynchronous",
  },
  "warm-standby": { recover: 0, rpo: 1, because: "replication is asynchronous" },
  "active-active": { recover: 0, rpo: 1, because: "replication is asynchronous" },
};

/** Seconds from a person's decision to fail over until the standby serves, at least. */
export function leastRecovery(strategy: Strategy): number {
  return FLOORS[strategy].recover + ALIAS_TTL_SECONDS.data;
}

/** A loss of data in the loss of a region that the strategy can never meet. */
export function checkRegionRpo({ workload: { objectives, strategy } }: Pick<Areas, "workload">): Problem[] {
  const rpo = objectives.region.rpo;
  if (rpo >= FLOORS[strategy].rpo) return [];
  const because = `with strategy ${strategy} ${FLOORS[strategy].because}`;
  const way = FLOORS[strategy].rpo > 1 ? "a strategy that replicates" : undefined;
  return [impossible("region.rpo", rpo, FLOORS[strategy].rpo, because, way)];
}

/** A recovery time that the strategy, or the health checks of Route 53, can never meet. */
export function checkRegionRto({ workload, dns }: Pick<Areas, "workload" | "dns">): Problem[] {
  const { strategy } = workload;
  const { rto } = workload.objectives.region;
  const { interval, threshold } = dns.healthCheck;
  const { recover, because } = FLOORS[strategy];
  const detect = interval * threshold;
  const least = detect + leastRecovery(strategy);
  if (rto >= least) return [];
  const sum = `noticing takes ${formatDuration(detect)} (${interval}s x ${threshold}), DNS ${ALIAS_TTL_SECONDS.data}s`;
  const own = recover > 0 ? `, and with strategy ${strategy} ${because} (at least ${formatDuration(recover)})` : "";
  const way =
    recover > 0 ? "a faster holdfast:dns.healthCheck or a readier strategy" : "a faster holdfast:dns.healthCheck";
  return [impossible("region.rto", rto, least, sum + own, way)];
}

/** Recovery times within the region that the load balancer's health checks can never meet. */
export function checkZoneRto({ workload: { objectives }, ingress }: Pick<Areas, "workload" | "ingress">): Problem[] {
  if (!ingress) return [];
  const { interval, unhealthyThreshold } = ingress.healthCheck;
  const detect = interval * unhealthyThreshold;
  const sum = `the load balancer takes ${formatDuration(detect)} (${interval}s x ${unhealthyThreshold}) to notice a dead target`;
  return (["infrastructure", "zone"] as const).flatMap((kind) => {
    const rto = objectives[kind].rto;
    if (rto >= detect) return [];
    return [impossible(`${kind}.rto`, rto, detect, sum, "a faster holdfast:ingress.healthCheck")];
  });
}

function impossible(field: string, value: number, least: number, because: string, way?: string): Problem {
  return {
    path: `holdfast:workload.objectives.${field}`,
    message: `${formatDuration(value)} can never be met: ${because}`,
    fix: `Allowed: ${formatDuration(least)} or more${way === undefined ? "" : `, or ${way}`}.`,
  };
}
