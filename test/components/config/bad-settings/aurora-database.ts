import { set, type Edit } from "../edits";

export const STRATEGY = "holdfast:workload.strategy";
export const REGIONS = "holdfast:workload.regions";
export const OBJECTIVES = "holdfast:workload.objectives";

/** What a row that changes strategy or region depends on: every store may say something of that as well. */
export const WHATEVER_IS_STORED = [
  STRATEGY,
  "holdfast:dns.healthCheck",
  "holdfast:databases",
  "holdfast:tables",
  "holdfast:buckets",
  "holdfast:volumes",
];

const POSTGRES = { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } };
const MYSQL = { ...POSTGRES, engine: "mysql", version: "8.0.mysql_aurora.3.08.0" };

/** An Aurora database with a mistake. Each row names its own, so that rows do not meet. */
export const postgres = (name: string, settings: object): Edit =>
  set(`databases.${name}`, { ...POSTGRES, ...settings });
export const mysql = (name: string, settings: object): Edit => set(`databases.${name}`, { ...MYSQL, ...settings });

/** A strategy that copies backups, with objectives that it can meet. */
export const BACKUPS: Edit[] = [
  set("workload.strategy", "backup-restore"),
  set("workload.objectives.region", { rto: "8h", rpo: "6h" }),
];
