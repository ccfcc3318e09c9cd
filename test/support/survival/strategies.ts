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
/** What backups, which are an hour apart at least, may be held to. */
const PATIENT = { objectives: { region: { rto: "8h", rpo: "2h" } } };

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
        "no network and no compute in the secondary; no `standby.lastResort`; no RPO of the bucket and no replication experiment; region objective 8 h and 2 h of data",
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
      changes: "no `compute.standby` in the secondary; region objective 8 h and 2 h of data",
      variant: { shared: shared("backup-restore", PATIENT), secondary: NO_STANDBY_SIZE },
    },
    "pilot-light": {
      changes: "no `compute.standby` in the secondary",
      variant: { shared: shared("pilot-light"), secondary: NO_STANDBY_SIZE },
    },
    "warm-standby": { changes: "none: it is what is shipped", variant: "shipped" },
    "active-active": {
      changes: "no `compute.standby` in the secondary",
      variant: { shared: shared("active-active"), secondary: NO_STANDBY_SIZE },
    },
  };
  return STRATEGIES.map((strategy) => ({ strategy, ...variants[strategy] }));
}
