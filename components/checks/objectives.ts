import type { Areas } from "../config/schema";
import { backedUpAlone, LEAST_COPY_AGE, REGION_RPO } from "../topology/backup-schedule";
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
 */
const FLOORS: Record<Strategy, { recover: number; because?: string }> = {
  "static-site": { recover: 0 },
  "backup-restore": { recover: HOUR, because: "data are restored from backups" },
  "pilot-light": { recover: 10 * MINUTE, because: "instances are launched after a person's decision" },
  "warm-standby": { recover: 0 },
  "active-active": { recover: 0 },
};

/** Replication between regions is asynchronous: nothing promises 0 s. */
const LEAST_LAG = 1;

/** Seconds from a person's decision to fail over until the standby serves, at least. */
export function leastRecovery(strategy: Strategy): number {
  return FLOORS[strategy].recover + ALIAS_TTL_SECONDS.data;
}

/** A loss of data in the loss of a region that no way to the other region can meet: of stores that cross as backups alone, or of any. */
export function checkRegionRpo(areas: Pick<Areas, "workload" | "databases" | "tables" | "buckets">): Problem[] {
  const { strategy, objectives } = areas.workload;
  const rpo = objectives.region.rpo;
  const [first] = backedUpAlone(areas).filter(({ from }) => from === REGION_RPO);
  if (first && rpo < LEAST_COPY_AGE) {
    const because = `with strategy ${strategy} ${first.path} crosses as a backup alone, whose newest copy may be so old by AWS Backup's shortest schedule and completion window`;
    return [impossible("region.rpo", rpo, LEAST_COPY_AGE, because, "a strategy that replicates")];
  }
  if (rpo >= LEAST_LAG) return [];
  return [impossible("region.rpo", rpo, LEAST_LAG, "replication between Regions is asynchronous")];
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
  const own =
    because !== undefined ? `, and with strategy ${strategy} ${because} (at least ${formatDuration(recover)})` : "";
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
