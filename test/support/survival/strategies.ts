import { shippedStores } from "../../components/plans";
import { STRATEGIES, type Strategy } from "../../../components/config/schema/workload";
import type { Changes, Variant } from "../variants";

/** The shipped configuration in one strategy, and what of it had to change besides the strategy. */
export interface Shipped {
  strategy: Strategy;
  changes: string;
  variant: string | Omit<Variant, "name">;
}

const NO_STANDBY_SIZE = { compute: { standby: null } };
/** What copies of backups may be held to: every 2 hours, and 2 hours each for the backup and its copy. */
const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** A pilot light's Aurora cluster has no instance: one is created before the failover, which takes longer than the shipped 30 min allow. */
const UNHURRIED = { objectives: { region: { rto: "45m" } } };

/** The shipped configuration in all strategies. */
export function shippedStrategies(): Shipped[] {
  const stores = shippedStores();
  const shared = (strategy: Strategy, workload: Changes = {}): Changes => ({
    ...stores,
    workload: { strategy, ...workload },
  });
  const variants: Record<Strategy, Omit<Shipped, "strategy">> = {
    "static-site": {
      changes:
        "no network and no compute in the secondary; no `standby.lastResort`; no RPO of the bucket and no replication experiment; region objective 8 h and 6 h of data",
      variant: {
        shared: {
          ...stores,
          buckets: { uploads: {} },
          workload: { strategy: "static-site", ...PATIENT },
          standby: { lastResort: null },
          experiments: { faults: { instances: {}, zonePower: {}, databaseFailover: {} } },
        },
        secondary: { network: null, compute: null },
      },
    },
    "backup-restore": {
      changes: "no `compute.standby` in the secondary; region objective 8 h and 6 h of data",
      variant: { shared: shared("backup-restore", PATIENT), secondary: NO_STANDBY_SIZE },
    },
    "pilot-light": {
      changes: "no `compute.standby` in the secondary; region objective 45 min",
      variant: { shared: shared("pilot-light", UNHURRIED), secondary: NO_STANDBY_SIZE },
    },
    "warm-standby": { changes: "none: it is what is shipped", variant: "shipped" },
    "active-active": {
      changes: "no `compute.standby` in the secondary",
      variant: { shared: shared("active-active"), secondary: NO_STANDBY_SIZE },
    },
  };
  return STRATEGIES.map((strategy) => ({ strategy, ...variants[strategy] }));
}
