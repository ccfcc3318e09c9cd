import type { Areas } from "../config/schema";
import { formatDuration } from "../../lib/duration";
import type { Problem } from "../config/problems";
import { givenLag, promisedLoss } from "../topology/replication-lag";
import { largestSize } from "../topology/storage-autoscaling";
import { databasePath } from "../topology/databases";
import { tablePath } from "../topology/tables";

/** AWS begins to grow a disk when less than a tenth of it is free (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html). */
const AUTOSCALING_FREE_PERCENT = 10;

/** A store whose copy in the other region reports how far it is behind. */
interface Followed {
  area: "databases" | "tables" | "buckets";
  name: string;
  store: { rpo?: number | undefined };
}

/** An alarm's name is its own in a Region: the second of one name overwrites the first (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html). */
export function checkLagAlarmNames(areas: Pick<Areas, "workload" | "databases" | "tables" | "buckets">): Problem[] {
  const of = (area: Followed["area"]) => followed(areas).filter((one) => one.area === area);
  const tables = new Set(of("tables").map(({ name }) => name));
  return of("buckets")
    .filter(({ name }) => tables.has(name))
    .map(({ name }) => ({
      path: `holdfast:buckets.${name}`,
      message: `the alarm on its replication lag would be called as that of holdfast:tables.${name} is`,
      fix: "Allowed: another name for one of the two.",
    }));
}

/** The stores that have a lag. */
function followed({
  workload,
  databases,
  tables,
  buckets,
}: Pick<Areas, "workload" | "databases" | "tables" | "buckets">): Followed[] {
  const strategy = workload.strategy;
  const found: Followed[] = [];
  for (const [name, store] of Object.entries(databases)) {
    if (store.type === "rds-cluster") continue;
    const path = databasePath(strategy, { type: store.type });
    if (path === "replica" || path === "global-database") found.push({ area: "databases", name, store });
  }
  for (const [name, store] of Object.entries(tables))
    if (tablePath(strategy, { consistency: store.consistency }) === "replica")
      found.push({ area: "tables", name, store });
  for (const [name, store] of Object.entries(buckets))
    if (strategy !== "static-site" && store.replication.metrics !== false) found.push({ area: "buckets", name, store });
  return found;
}

/** A lag alarm that comes when more than the RPO is lost already; each setting once, with the most affected store. */
export function checkLagAlarms(
  areas: Pick<Areas, "monitoring" | "workload" | "databases" | "tables" | "buckets">,
): Problem[] {
  const late = new Map<string, { seconds: number; promised: number; whose: string }>();
  for (const { area, name, store } of followed(areas)) {
    const given = givenLag(name, areas);
    const promised = promisedLoss(store, areas);
    if (given === undefined || given.seconds <= promised) continue;
    const before = late.get(given.path);
    if (before && before.promised <= promised) continue;
    const rpo = store.rpo !== undefined ? `holdfast:${area}.${name}.rpo` : "holdfast:workload.objectives.region.rpo";
    late.set(given.path, { seconds: given.seconds, promised, whose: `${name} (${rpo})` });
  }
  return [...late].map(([path, { seconds, promised, whose }]) => ({
    path,
    message:
      `${formatDuration(seconds)} is above the ${formatDuration(promised)} that may be lost of ${whose}: ` +
      `when the alarm goes to ALARM, ${formatDuration(seconds - promised)} more than the RPO is missing in the other Region already`,
    fix: `Allowed: at most ${formatDuration(promised)}, better half of it; or a longer rpo, if that much may be lost.`,
  }));
}

/** A threshold that raises the alarm each time AWS is about to grow a disk. */
export function checkFreeStorage({ monitoring, databases }: Pick<Areas, "monitoring" | "databases">): Problem[] {
  const percent = monitoring.stores.freeStorage;
  if (percent === undefined || percent < AUTOSCALING_FREE_PERCENT) return [];
  const growing = Object.entries(databases).find(([, one]) => {
    if (one.type !== "rds-instance") return false;
    const { type, sizeGiB, maxSizeGiB, iops } = one.storage;
    return largestSize({ type, sizeGiB, maxSizeGiB, ...(iops !== undefined && { iops }) }) !== undefined;
  });
  if (!growing) return [];
  return [
    {
      path: "holdfast:monitoring.stores.freeStorage",
      message: `${percent} would raise the alarm each time AWS grows the disk of database ${growing[0]}, which begins at ${AUTOSCALING_FREE_PERCENT} % free`,
      fix: `Allowed: 1 to ${AUTOSCALING_FREE_PERCENT - 1}; or storage.maxSizeGiB: false, where AWS should not grow it.`,
    },
  ];
}
