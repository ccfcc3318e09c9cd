import { commandIn, groupIn, run, type PlanArgs, type Step } from "../disaster-plan/answer";
import { membersOf } from "../topology/databases";
import { tableName, writes } from "../topology/stores";

/** What AWS Backup holds in this region: of the stores themselves where this region writes them, else copies of the other region's. */
export function recoveryPoints({ settings, topology, stores }: PlanArgs): Step[] {
  return run(
    commandIn(groupIn(stores, "backups"), "list"),
    "List what AWS Backup holds here, to restore what is named by no step above (docs/data.md):",
    restoreIds(settings, topology.region),
  );
}

/** The simulator's steps that restore a store from AWS Backup's vault in this region. */
export function restoreIds(settings: PlanArgs["settings"], region: string, only?: string): string[] {
  const { workload, backup, databases, tables, buckets } = settings;
  const where = writes(settings) ? "" : ` in ${region}`;
  const rules = Object.keys(backup.rules);
  const databaseNames = Object.entries(databases).flatMap(([store, database]) => {
    const writer = membersOf(settings, store, database).find(({ state }) => state === "writer");
    return database.backup && writer ? [writer.identifier] : [];
  });
  const tableNames = Object.entries(tables).flatMap(([store, table]) =>
    table.backup ? [tableName(workload, store)] : [],
  );
  const bucketNames = Object.entries(buckets).flatMap(([store, bucket]) =>
    bucket.backup ? [`${workload.name}-${store}`] : [],
  );
  const of = (names: string[], by: string[]) =>
    names.flatMap((name) =>
      only === undefined || only === name ? by.map((rule) => `restore ${name} backup ${rule}${where}`) : [],
    );
  return [
    ...of([...databaseNames, ...tableNames], rules),
    ...of(bucketNames, backup.continuousBuckets ? ["continuous"] : rules),
  ];
}
