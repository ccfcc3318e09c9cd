import type { Areas } from "../config/schema";
import {
  backedUpAlone,
  copyAge,
  defaultInterval,
  LEAST_COPY_AGE,
  scheduleOf,
  widestGap,
} from "../topology/backup-schedule";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { LEAST_RUN, SHORTEST_WINDOW } from "../config/schema/backup";
import { show } from "../config/show";

type Backup = Areas["backup"];
type Rule = NonNullable<Backup["rules"][string]>;

/** Of a rule of the plan or of the continuous backups, which have no windows. */
type Recurring = Omit<Rule, "startWithin" | "completeWithin"> & Partial<Pick<Rule, "completeWithin">>;

const KEY = "holdfast:backup";
const DAY = 86400;

/** What is in cold storage stays there so long (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html). */
const LEAST_COLD_DAYS = 90;

/**
 * What holdfast:backup says that cannot be, or can never meet its objectives. No pair of regions is refused: between the commercial ones AWS
 * copies everywhere (https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html#features-by-region).
 */
export function checkBackup({ backup }: Pick<Areas, "backup">): Problem[] {
  return [
    ...(Object.keys(backup.rules).length === 0 ? [noRule()] : []),
    ...rulesOf(backup).flatMap(([path, rule]) => checkWhen(path, rule)),
    ...Object.entries(backup.rules).flatMap(([name, rule]) => checkWindows(`${KEY}.rules.${name}`, rule)),
    ...lifecyclesOf(backup).flatMap(checkCold),
    ...checkLock(backup),
  ];
}

type Stores = Pick<Areas, "workload" | "databases" | "tables" | "buckets">;

/** What the schedules must fit: retentions, the stores' objectives and the restore tests. */
export function checkBackupSchedules({ backup, ...areas }: Pick<Areas, "backup"> & Stores): Problem[] {
  return [
    ...rulesOf(backup).flatMap(([path, rule]) => checkSpan(path, rule, areas)),
    ...checkInterval(areas, backup),
    ...checkRestoreTests(areas, backup),
  ];
}

function noRule(): Problem {
  return {
    path: `${KEY}.rules`,
    message: "names no rule: nothing would be backed up",
    fix: "Allowed: at least one rule; or leave the setting out, and there is one that fits the objectives.",
  };
}

/** The plan's rules and that of the continuous backups, with their paths. */
function rulesOf({ rules, continuousBuckets }: Backup): [path: string, rule: Recurring][] {
  const named = Object.entries(rules).map(([name, rule]): [string, Recurring] => [`${KEY}.rules.${name}`, rule]);
  return continuousBuckets ? [...named, [`${KEY}.continuousBuckets`, continuousBuckets]] : named;
}

function checkWhen(path: string, { every, cron }: Recurring): Problem[] {
  if (every === undefined || cron === undefined) return [];
  return [
    {
      path: `${path}.cron`,
      message: `${show(cron)} beside every: ${every}, and a rule has one schedule`,
      fix: "Take one of the two out; or write two rules.",
    },
  ];
}

function checkWindows(path: string, { startWithin, completeWithin }: Rule): Problem[] {
  const least = startWithin + LEAST_RUN;
  if (completeWithin >= least) return [];
  return [
    {
      path: `${path}.completeWithin`,
      message: `${formatDuration(completeWithin)} leaves less than ${formatDuration(LEAST_RUN)} to a job that begins at the end of startWithin (${formatDuration(startWithin)}), which AWS Backup refuses`,
      fix: `Allowed: ${formatDuration(least)} or more, since both are counted from the schedule; or a shorter startWithin.`,
    },
  ];
}

/** How long a recovery point or its copy is kept, and when it goes cold; a copy without a retention of its own has the rule's. */
interface Lifecycle {
  path: string;
  /** What sets the retention. */
  retention: { path: string; days: number };
  cold: number | undefined;
}

function lifecyclesOf(backup: Backup): Lifecycle[] {
  return rulesOf(backup).flatMap(([path, { retentionDays, coldAfterDays, copy }]) => {
    const own = { path: `${path}.retentionDays`, days: retentionDays };
    const copied =
      copy.retentionDays === undefined ? own : { path: `${path}.copy.retentionDays`, days: copy.retentionDays };
    return [
      { path, retention: own, cold: coldAfterDays },
      { path: `${path}.copy`, retention: copied, cold: copy.coldAfterDays },
    ];
  });
}

function checkCold({ path, retention, cold }: Lifecycle): Problem[] {
  if (cold === undefined || retention.days >= cold + LEAST_COLD_DAYS) return [];
  return [
    {
      path: `${path}.coldAfterDays`,
      message: `${cold} leaves ${Math.max(0, retention.days - cold)} days of the ${retention.days} in cold storage, where AWS keeps what is there for at least ${LEAST_COLD_DAYS}`,
      fix: `Allowed: ${retention.path} of ${cold + LEAST_COLD_DAYS} or more, or no cold storage.`,
    },
  ];
}

/** Kept until the next one exists, and until a fault has been noticed and fixed. */
function checkSpan(path: string, rule: Recurring, areas: Stores): Problem[] {
  const { retentionDays } = rule;
  const gap = widestGap(scheduleOf(rule, areas));
  if (retentionDays * DAY < gap)
    return [
      {
        path: `${path}.retentionDays`,
        message: `${retentionDays} is shorter than the ${formatDuration(gap)} to the next backup: in between there is none`,
        fix: `Allowed: ${Math.ceil(gap / DAY)} or more, or a schedule that runs more often.`,
      },
    ];
  const { rto } = areas.workload.objectives.software;
  if (retentionDays * DAY >= rto) return [];
  return [
    {
      path: `${path}.retentionDays`,
      message: `${retentionDays} is shorter than the ${formatDuration(rto)} of holdfast:workload.objectives.software.rto: the last good backup is gone before it must be restored`,
      fix: `Allowed: ${Math.ceil(rto / DAY)} or more.`,
    },
  ];
}

/** A locked vault refuses a job whose retention is out of its bounds, in both regions (https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html). */
function checkLock(backup: Backup): Problem[] {
  const { minRetentionDays: min, maxRetentionDays: max } = backup.lock ?? {};
  if (min !== undefined && max !== undefined && max < min) {
    return [
      {
        path: `${KEY}.lock.maxRetentionDays`,
        message: `${max} is fewer than minRetentionDays, ${min}: no retention meets both`,
        fix: `Allowed: ${min} or more, or leave it out.`,
      },
    ];
  }
  const reported = new Map<string, Problem>();
  for (const { retention } of lifecyclesOf(backup)) {
    const problem = outOfBounds(retention, min, max);
    if (problem) reported.set(problem.path, problem);
  }
  return [...reported.values()];
}

function outOfBounds({ path, days }: { path: string; days: number }, min = 1, max = Infinity): Problem | undefined {
  if (days >= min && days <= max) return undefined;
  const bound =
    days < min ? `fewer than the lock's minRetentionDays, ${min}` : `more than the lock's maxRetentionDays, ${max}`;
  return {
    path,
    message: `${days} is ${bound}: the locked vault would refuse every job`,
    fix: `Allowed: ${max === Infinity ? `${min} or more` : `from ${min} to ${max}`}, or another holdfast:backup.lock.`,
  };
}

/** The loss of a region may cost, of the stores that cross as backups alone, as much as the newest copy is old. */
function checkInterval(areas: Stores, { rules }: Backup): Problem[] {
  if (Object.keys(rules).length === 0) return [];
  const least = Math.min(...Object.values(rules).map((rule) => copyAge(rule, areas)));
  return backedUpAlone(areas).flatMap(({ path, rpo, from }) => {
    // The check of the objectives reports a Region RPO that no backup can meet.
    const reportedAlready = rpo < LEAST_COPY_AGE && !from.startsWith(path);
    if (rpo >= least || reportedAlready) return [];
    const way =
      rpo >= LEAST_COPY_AGE
        ? `a rule of holdfast:backup.rules with every: ${defaultInterval(areas)} and completeWithin: ${formatDuration(SHORTEST_WINDOW)}; or ${formatDuration(least)} or more in ${from}`
        : `${formatDuration(LEAST_COPY_AGE)} or more in ${from}, by AWS Backup's shortest schedule and window; or a strategy that replicates`;
    return [
      {
        path,
        message: `may lose ${formatDuration(rpo)} (${from}), but crosses to the other region as a backup alone, and the newest copy may be ${formatDuration(least)} old: the interval, and completeWithin for the backup and for its copy`,
        fix: `Allowed: ${way}.`,
      },
    ];
  });
}

/** Seconds between two backups by the rule that runs most often. */
function shortestGap(rules: Backup["rules"], areas: Stores): number {
  return Math.min(...Object.values(rules).map((rule) => widestGap(scheduleOf(rule, areas))));
}

/** A test finds a recovery point: one has come in its window, and is still there. */
function checkRestoreTests(areas: Stores, { rules, restoreTests }: Backup): Problem[] {
  const { enabled, newestOfDays } = restoreTests;
  if (!enabled || Object.keys(rules).length === 0) return [];
  const gap = shortestGap(rules, areas);
  if (newestOfDays * DAY >= gap) return [];
  return [
    {
      path: `${KEY}.restoreTests.newestOfDays`,
      message: `${newestOfDays} is fewer than the ${formatDuration(gap)} between two backups: most tests would find none`,
      fix: `Allowed: ${Math.ceil(gap / DAY)} or more.`,
    },
  ];
}
