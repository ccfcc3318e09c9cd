import { backupAges } from "../../lib/backup-age";
import { gapOfSchedule } from "../../lib/schedule-gap";
import { databasePath, type PathSettings } from "./databases";
import { parseDuration } from "../../lib/duration";
import type { Areas } from "../config/schema";
import { INTERVALS, SHORTEST_WINDOW, type Interval } from "../config/schema/backup";
import type { Database } from "../config/schema/databases";
import type { Strategy } from "../config/schema/workload";

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The least time between two backups on one day of the month. */
const MONTH = 28 * DAY;

/** The setting that counts for stores without an RPO of their own. */
export const REGION_RPO = "holdfast:workload.objectives.region.rpo";

/** What is read of the settings here; any part may be missing because it could not be read. */
export type Stored = Pick<Areas, "workload" | "databases" | "tables" | "buckets">;

/** A store whose only way to the other region is AWS Backup, and what the loss of a region may cost of it. */
export interface BackedUpAlone {
  /** The path of its setting. */
  path: string;
  /** Seconds. */
  rpo: number;
  /** Where the figure is from. */
  from: string;
}

/**
 * The stores that cross to the other region as backups alone. A Multi-AZ DB cluster is not among them: AWS copies no snapshot of one
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html). Volumes have snapshots of their own,
 * and buckets replication, save where the standby region has no bucket.
 */
export function backedUpAlone({ workload, databases, tables, buckets }: Stored): BackedUpAlone[] {
  const strategy = workload.strategy;
  const byBackups = strategy === "static-site" || strategy === "backup-restore";
  const found = [
    ...named("databases", databases).filter(([, d]) => crossesAsBackup(strategy, d)),
    ...(byBackups ? named("tables", tables) : []),
    ...(strategy === "static-site" ? named("buckets", buckets) : []),
  ];
  const region = workload.objectives.region.rpo;
  return found.flatMap(([path, store]) => {
    const rpo = store.rpo ?? region;
    if (store.backup === false) return [];
    const from = store.rpo === undefined ? REGION_RPO : `${path}.rpo`;
    return [{ path, rpo, from }];
  });
}

interface AnyStore {
  type?: Database["type"] | undefined;
  restoreFrom?: PathSettings["restoreFrom"];
  rpo?: number | undefined;
  backup?: boolean | undefined;
}

function named(area: string, stores: Record<string, AnyStore | undefined> | undefined): [string, AnyStore][] {
  return Object.entries(stores ?? {}).flatMap(([name, store]) => (store ? [[`holdfast:${area}.${name}`, store]] : []));
}

function crossesAsBackup(strategy: Strategy, { type, restoreFrom }: AnyStore): boolean {
  return type !== undefined && databasePath(strategy, { type, restoreFrom }) === "backup-copies";
}

/** When backups are taken, by the hours between them, by a cron expression, or as the stores need; and how long one may take. */
export interface When {
  every?: Interval | undefined;
  cron?: string | undefined;
  /** Seconds from its schedule. */
  completeWithin?: number | undefined;
}

/** The longest interval at which copies lose no more than the stores allow which cross as backups alone; a day where there are none. */
export function defaultInterval(stored: Stored, completeWithin: number = SHORTEST_WINDOW): Interval {
  const stores = backedUpAlone(stored);
  const fits = (interval: Interval) => {
    const { copied } = backupAges(parseDuration(interval)!, completeWithin);
    return stores.every(({ rpo }) => copied.seconds <= rpo);
  };
  return INTERVALS.findLast(fits) ?? INTERVALS[0];
}

/**
 * The schedule as AWS Backup takes it. Every 24 hours is at 5:00 UTC, as AWS's own default rule does it
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html).
 */
export function scheduleOf({ every, cron, completeWithin }: When, stored: Stored): string {
  if (cron !== undefined) return cron;
  const hours = parseDuration(every ?? defaultInterval(stored, completeWithin))! / HOUR;
  return hours === 24 ? "cron(0 5 ? * * *)" : `cron(0 0/${hours} ? * * *)`;
}

/** The widest gap between two backups of a schedule, in seconds: where it names months or odd days of a month, at least so much. */
export function widestGap(schedule: string): number {
  const known = gapOfSchedule(schedule);
  if (known !== undefined) return known;
  const [, , dayOfMonth = "*", month = "*", dayOfWeek = "*"] = schedule.slice("cron(".length, -1).split(" ");
  const every = (field: string) => field === "*" || field === "?" || field === "*/1";
  if (!every(month) || (!every(dayOfMonth) && !/[,/-]/.test(dayOfMonth))) return MONTH;
  return every(dayOfMonth) && !every(dayOfWeek) && !/[,/-]/.test(dayOfWeek) ? WEEK : DAY;
}

/** How old the newest copy of a rule's backups may be in the other region, in seconds. */
export function copyAge(rule: When & { completeWithin: number }, stored: Stored): number {
  return backupAges(widestGap(scheduleOf(rule, stored)), rule.completeWithin).copied.seconds;
}

/** What copies of backups lose at least: by AWS Backup's shortest schedule and its shortest completion window, in seconds. */
export const LEAST_COPY_AGE = backupAges(HOUR, SHORTEST_WINDOW).copied.seconds;
