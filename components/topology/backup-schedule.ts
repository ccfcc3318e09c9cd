import { hoursOf } from "../../lib/cron";
import { databasePath, type PathSettings } from "./databases";
import { parseDuration } from "../../lib/duration";
import type { Areas } from "../config/schema";
import { INTERVALS, type Interval } from "../config/schema/backup";
import type { Database } from "../config/schema/databases";
import type { Strategy } from "../config/schema/workload";

const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The least time between two backups on one day of the month. */
const MONTH = 28 * DAY;

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
    const from = store.rpo === undefined ? "holdfast:workload.objectives.region.rpo" : `${path}.rpo`;
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

/** The longest interval that loses no more than the stores allow which cross as backups alone; a day where there are none. */
export function defaultInterval(stored: Stored): Interval {
  const least = Math.min(DAY, ...backedUpAlone(stored).map(({ rpo }) => rpo));
  return INTERVALS.findLast((interval) => parseDuration(interval)! <= least) ?? INTERVALS[0];
}

/** When backups are taken: by the hours between them, by a cron expression, or as the stores need. */
export interface When {
  every?: Interval | undefined;
  cron?: string | undefined;
}

/**
 * The schedule as AWS Backup takes it. Every 24 hours is at 5:00 UTC, as AWS's own default rule does it
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRule.html).
 */
export function scheduleOf({ every, cron }: When, stored: Stored): string {
  if (cron !== undefined) return cron;
  const hours = parseDuration(every ?? defaultInterval(stored))! / HOUR;
  return hours === 24 ? "cron(0 5 ? * * *)" : `cron(0 0/${hours} ? * * *)`;
}

/**
 * The widest gap between two backups of a schedule, at least, in seconds: exact where it runs each day, else a week where it names
 * days of the week, or four weeks where it names days of the month or months.
 */
export function widestGap(schedule: string): number {
  const [, hours = "*", dayOfMonth = "*", month = "*", dayOfWeek = "*"] = schedule.slice("cron(".length, -1).split(" ");
  const every = (field: string) => field === "*" || field === "?" || field === "*/1";
  if (!every(month) || (!every(dayOfMonth) && !/[,/-]/.test(dayOfMonth))) return MONTH;
  if (!every(dayOfMonth)) return DAY;
  if (!every(dayOfWeek)) return /[,/-]/.test(dayOfWeek) ? DAY : WEEK;
  const at = hoursOf(hours) ?? [...Array(24).keys()];
  const gaps = at.map((hour, i) => (at[i + 1] ?? at[0]! + 24) - hour);
  return Math.max(...gaps) * HOUR;
}
