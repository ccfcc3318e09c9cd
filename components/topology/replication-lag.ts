import type { Areas } from "../config/schema";

/** What the lag that an alarm waits for depends on. */
export type LagSettings = Pick<Areas, "workload" | "monitoring">;

const MINUTE = 60;

/** No lag is measured more finely than by the second. */
const LEAST = 1;

/**
 * A replica of RDS for PostgreSQL whose source is quiet reports a lag of up to five minutes, since the log's segment is switched that often
 * (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PostgreSQL.Replication.ReadReplicas.html); a lower default would raise an alarm every night.
 */
export const QUIET_POSTGRES_SECONDS = 330;

/** Seconds of a store's data that the loss of a region may cost: its own, or the workload's. */
export function promisedLoss(store: { rpo?: number | undefined }, { workload }: Pick<LagSettings, "workload">): number {
  return store.rpo ?? workload.objectives.region.rpo;
}

/** What the settings themselves say of a store's lag, and where they do; undefined where they leave it to the default. */
export function givenLag(
  name: string,
  { monitoring }: Pick<LagSettings, "monitoring">,
): { path: string; seconds: number } | undefined {
  const { replicationLag, replicationLagOf } = monitoring.stores;
  const path = "holdfast:monitoring.stores";
  const own = replicationLagOf[name];
  if (own !== undefined) return { path: `${path}.replicationLagOf.${name}`, seconds: own };
  return replicationLag === undefined ? undefined : { path: `${path}.replicationLag`, seconds: replicationLag };
}

/**
 * Seconds of lag that raise a store's alarm: as set, else half of its RPO (in whole minutes where it is
 * longer than one), so that there is time to act.
 * @param least seconds that the metric may show with nothing wrong
 */
export function lagThreshold(
  name: string,
  store: { rpo?: number | undefined },
  settings: LagSettings,
  least: number = LEAST,
): number {
  const half = Math.floor(promisedLoss(store, settings) / 2);
  const whole = half > MINUTE ? half - (half % MINUTE) : half;
  return givenLag(name, settings)?.seconds ?? Math.max(least, whole);
}
