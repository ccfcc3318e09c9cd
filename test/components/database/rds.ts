import { planOf, type Pair } from "../plans";

/** A database that says no more than it must. */
export const POSTGRES = {
  type: "rds-instance",
  engine: "postgres",
  version: "16",
  instanceClass: "db.m7g.large",
  storage: { sizeGiB: 100, maxSizeGiB: 200 },
};

export const CLUSTER = {
  type: "rds-cluster",
  engine: "mysql",
  version: "8.4",
  instanceClass: "db.m6gd.large",
  storage: { sizeGiB: 100, iops: 1000 },
  crossRegion: "none",
};

type Strategy = "static-site" | "backup-restore" | "pilot-light" | "warm-standby" | "active-active";

/** Where the objectives of the shipped configuration cannot be met, patient ones; and no reduced size where it has no meaning. */
const SURROUNDINGS: Record<Strategy, { patient: boolean; lastResort: boolean; secondary?: object }> = {
  "static-site": { patient: true, lastResort: false, secondary: { network: null, compute: null } },
  "backup-restore": { patient: true, lastResort: false, secondary: { compute: { standby: null } } },
  "pilot-light": { patient: true, lastResort: true, secondary: { compute: { standby: null } } },
  "warm-standby": { patient: false, lastResort: true },
  "active-active": { patient: false, lastResort: true, secondary: { compute: { standby: null } } },
};

/** Both stacks with one database, called orders. */
export function withDatabase(
  strategy: Strategy,
  active: "primary" | "secondary",
  database: object,
  restore?: { primary?: object; secondary?: object },
): Promise<Pair> {
  const { patient, lastResort, secondary } = SURROUNDINGS[strategy];
  const inStack = (points: object | undefined) => points && { restore: { databases: { orders: points } } };
  return planOf(
    {
      shared: {
        workload: { strategy, ...(patient && { objectives: { region: { rto: "8h", rpo: "6h" } } }) },
        standby: { lastResort },
        active,
        databases: { orders: database },
      },
      primary: { ...inStack(restore?.primary) },
      secondary: { ...secondary, ...inStack(restore?.secondary) },
    },
    "stores",
  );
}
