import { formatDuration } from "../duration";
import type { Problem } from "../problems";
import type { Strategy } from "../schema/workload";
import type { Parsed } from ".";

/** An alias record's time to live is that of its target; a load balancer's is 60 s (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html). */
export const ALIAS_TTL_SECONDS = 60;

const MINUTE = 60;
const HOUR = 3600;

/**
 * What a strategy cannot do better than when a region is lost, beyond noticing and DNS: "Disaster Recovery of Workloads on AWS" gives
 * backup and restore hours, pilot light tens of minutes, the others minutes or less
 * (https://docs.aws.amazon.com/whitepapers/latest/disaster-recovery-workloads-on-aws/disaster-recovery-options-in-the-cloud.html).
 * AWS Backup's shortest schedule is an hour (https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html);
 * replication between regions is asynchronous, so that nothing promises 0 s.
 */
const FLOORS: Record<Strategy, { recover: number; rpo: number; because: string }> = {
  "static-site": { recover: 0, rpo: HOUR, because: "data are backups copied at most hourly" },
  "backup-restore": { recover: HOUR, rpo: HOUR, because: "data are restored from backups copied at most hourly" },
  "pilot-light": {
    recover: 10 * MINUTE,
    rpo: 1,
    because: "instances are launched after a person's decision, and replication is asynchronous",
  },
  "warm-standby": { recover: 0, rpo: 1, because: "replication is asynchronous" },
  "active-active": { recover: 0, rpo: 1, because: "replication is asynchronous" },
};

/** Objectives that the strategy, or the settings of the health checks, can never meet. */
export function checkObjectives({ workload, dns, ingress }: Parsed): Problem[] {
  if (!workload) return [];
  const { objectives, strategy } = workload;
  const floor = FLOORS[strategy];
  const problems: Problem[] = [];
  if (objectives.region.rpo < floor.rpo) {
    problems.push(
      impossible(
        "region.rpo",
        objectives.region.rpo,
        floor.rpo,
        `with strategy ${strategy} ${floor.because}`,
        "a strategy that replicates",
      ),
    );
  }
  if (dns) {
    const detect = dns.healthCheck.interval * dns.healthCheck.threshold;
    const rto = detect + ALIAS_TTL_SECONDS + floor.recover;
    if (objectives.region.rto < rto) {
      const sum = `noticing takes ${formatDuration(detect)} (${dns.healthCheck.interval}s x ${dns.healthCheck.threshold}), DNS ${ALIAS_TTL_SECONDS}s`;
      const own =
        floor.recover > 0
          ? `, and with strategy ${strategy} ${floor.because} (at least ${formatDuration(floor.recover)})`
          : "";
      problems.push(
        impossible(
          "region.rto",
          objectives.region.rto,
          rto,
          sum + own,
          "a faster holdfast:dns.healthCheck or a readier strategy",
        ),
      );
    }
  }
  if (ingress) {
    const { interval, unhealthyThreshold } = ingress.healthCheck;
    const detect = interval * unhealthyThreshold;
    for (const kind of ["infrastructure", "zone"] as const) {
      if (objectives[kind].rto < detect) {
        const sum = `the load balancer takes ${formatDuration(detect)} (${interval}s x ${unhealthyThreshold}) to notice a dead target`;
        problems.push(
          impossible(`${kind}.rto`, objectives[kind].rto, detect, sum, "a faster holdfast:ingress.healthCheck"),
        );
      }
    }
  }
  return problems;
}

function impossible(field: string, value: number, least: number, because: string, way: string): Problem {
  return {
    path: `holdfast:workload.objectives.${field}`,
    message: `${formatDuration(value)} can never be met: ${because}`,
    fix: `Allowed: ${formatDuration(least)} or more, or ${way}.`,
  };
}
