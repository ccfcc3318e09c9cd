import { set, type Edit } from "../edits";
import { row, type BadSettings } from "./row";

export const STRATEGY = "holdfast:workload.strategy";
export const REGIONS = "holdfast:workload.regions";
export const OBJECTIVES = "holdfast:workload.objectives";

/** An instance with nothing wrong, and a mistake. Each row names its own, so that rows do not meet. */
export const instance = (name: string, settings: object = {}): Edit =>
  set(`databases.${name}`, {
    type: "rds-instance",
    engine: "postgres",
    version: "16",
    instanceClass: "db.m7g.large",
    storage: { sizeGiB: 100 },
    ...settings,
  });

export const cluster = (name: string, settings: object = {}): Edit =>
  set(`databases.${name}`, {
    type: "rds-cluster",
    engine: "postgres",
    version: "16",
    instanceClass: "db.m6gd.large",
    storage: { sizeGiB: 100, iops: 1000 },
    crossRegion: "none",
    ...settings,
  });

/** A strategy that restores, with objectives that it can meet. */
export const RESTORES: Edit[] = [
  set("workload.strategy", "backup-restore"),
  set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
];

export const SITE: Edit[] = [
  set("workload.strategy", "static-site"),
  set("workload.objectives.region.rpo", "5h"),
  set("standby.lastResort", false),
];

/** What a row touches that changes the strategy: every store's way to the other region. */
export const WORLD = [
  ...["role", "workload", "dns", "standby", "active"].map((area) => `holdfast:${area}`),
  ...["databases", "tables", "buckets", "volumes", "backup", "restore"].map((area) => `holdfast:${area}`),
];

/** A problem of one of a database's settings. */
export const of = (name: string, field: string, shows: string, allowed: string): [string, string, string] => [
  `holdfast:databases.${name}.${field}`,
  shows,
  allowed,
];

/** A row of a database: whatever it is about, its database is held against the objectives besides. */
export const databaseRow = (...[name, edits, says, more = {}]: Parameters<typeof row>): BadSettings =>
  row(name, edits, says, { ...more, reads: [OBJECTIVES, ...(more.reads ?? [])] });
