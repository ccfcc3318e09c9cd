import { databaseRecovery } from "../database/recovery";
import { bucketRecovery } from "../storage/recovery";
import { tableRecovery } from "../tables/recovery";
import { volumeRecovery } from "../volumes/recovery";
import { partsOf, type Facts, type PlanArgs, type StoreRecovery } from "./answer";

/** By kind, as the stack's output `stores` names them. */
const KINDS: Record<string, (args: PlanArgs, name: string, facts: Facts) => StoreRecovery> = {
  databases: databaseRecovery,
  tables: tableRecovery,
  buckets: bucketRecovery,
  volumes: volumeRecovery,
};

/** The recovery of every store of a stack's region. */
export function storeRecoveries(args: PlanArgs): StoreRecovery[] {
  return Object.entries(KINDS).flatMap(([kind, recovery]) =>
    partsOf(args.stores, kind).map(([name, facts]) => recovery(args, name, facts)),
  );
}
