/**
 * Route 53 once more, written from its pages alone and slow: which records it may answer a client with, and what that client gets. By
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html,
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html and
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html:
 *
 * 1. It first chooses a record by the routing policy. 2. It determines whether that record is healthy. 3. If it is not, it chooses another
 * by the same criteria, until it finds one that is healthy. If none is, all records of the group are taken for healthy.
 */
export interface ReferenceRecord {
  healthy: boolean;
  /** What a client gets that is answered with it. */
  served: Range;
  side?: "PRIMARY" | "SECONDARY";
  weight?: number;
  /** 0 for a state, 1 for a country, 2 for a continent, 3 for all other locations. */
  size?: number;
}

/** The shares of all clients that get an answer which leads to something that is up, at worst and at best. */
export interface Range {
  least: number;
  most: number;
}

export type ReferencePolicy = "simple" | "failover" | "weighted" | "multivalue answer" | "latency" | "geolocation";

/** "If you specify 0, always healthy"; "more than the number of children, always unhealthy"; disabled ones are healthy; inverted, the opposite. */
export interface ReferenceCheck {
  /** The number of an endpoint. */
  endpoint?: number;
  children?: readonly ReferenceCheck[];
  threshold?: number;
  inverted?: boolean;
  disabled?: boolean;
}

/** A set of records that lead to endpoints or to other sets. */
export interface ReferenceSet {
  policy: ReferencePolicy;
  records: readonly (Omit<ReferenceRecord, "healthy" | "served"> & {
    check?: ReferenceCheck | undefined;
    to: number | ReferenceSet;
    /** Of a record that leads to another set: it takes over whether one of its records is healthy. */
    evaluates?: boolean;
  })[];
}

/** What clients of a set get, while the endpoints that fail have done so for long. */
export function servedBy({ policy, records }: ReferenceSet, failing: ReadonlySet<number>): Range {
  const states = records.map((one): ReferenceRecord => {
    const { to } = one;
    const up = failing.has(to as number) ? 0 : 1;
    const served = typeof to === "number" ? { least: up, most: up } : servedBy(to, failing);
    return { ...one, healthy: isHealthy(one, failing), served };
  });
  return ANSWERS[policy](states);
}

/** "Records without a health check are always healthy"; "as long as at least one of the records is healthy, the alias record is". */
function isHealthy({ check, to, evaluates }: ReferenceSet["records"][number], failing: ReadonlySet<number>): boolean {
  if (check && !isPassing(check, failing)) return false;
  if (!evaluates || typeof to === "number") return true;
  return to.records.some((one) => isHealthy(one, failing));
}

function isPassing(check: ReferenceCheck, failing: ReadonlySet<number>): boolean {
  const { children, threshold = 0, endpoint, inverted = false, disabled = false } = check;
  let passes: boolean;
  if (disabled) passes = true;
  else if (children) passes = children.filter((child) => isPassing(child, failing)).length >= threshold;
  else passes = !failing.has(endpoint!);
  return passes !== inverted;
}

/** Steps 1 to 3 for one client that has its preferences in order. */
function firstHealthy(preferred: readonly ReferenceRecord[]): ReferenceRecord {
  for (const record of preferred) if (record.healthy) return record;
  return preferred[0]!;
}

/** "When the secondary is unhealthy, Route 53 responds with the primary regardless of the health of the primary." */
export function failover(records: readonly ReferenceRecord[]): Range {
  const primary = records.find(({ side }) => side === "PRIMARY");
  const secondary = records.find(({ side }) => side === "SECONDARY");
  return firstHealthy([primary, secondary].filter((record) => record !== undefined)).served;
}

/** "Responds to queries based on the ratio of a resource's weight to the total"; draws until a healthy one comes. */
export function weighted(records: readonly ReferenceRecord[]): Range {
  const healthy = records.some((record) => record.healthy) ? records.filter((record) => record.healthy) : records;
  // "Route 53 initially considers only the nonzero weighted records, if any. If all the records that have a weight greater than 0 are
  // unhealthy, then Route 53 considers the zero-weighted records."
  const heavy = healthy.filter(({ weight }) => weight !== 0);
  const drawn = heavy.length > 0 ? heavy : healthy;
  const whole: Range = { least: 0, most: 0 };
  let total = 0;
  for (const { weight = 0, served } of drawn) {
    const share = heavy.length > 0 ? weight : 1;
    total += share;
    whole.least += share * served.least;
    whole.most += share * served.most;
  }
  return { least: whole.least / total, most: whole.most / total };
}

/** "Up to eight healthy records"; "client software typically tries another of the IP addresses". */
export function multivalue(records: readonly ReferenceRecord[]): Range {
  const healthy = records.filter((record) => record.healthy);
  const answered = healthy.length > 0 ? healthy : records;
  return {
    least: Math.max(...answered.map(({ served }) => served.least)),
    most: Math.max(...answered.map(({ served }) => served.most)),
  };
}

function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((first, index) =>
    orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

/** Clients of every location; how many there are of each, and which record is their second choice, is not known. */
export function latency(records: readonly ReferenceRecord[]): Range {
  return ofLocations(
    records.map((own) => orders(records.filter((other) => other !== own)).map((rest) => [own, ...rest])),
  );
}

/** "Looks for a record for the larger, associated geographic region"; which continent a country is in is not known here. */
export function geolocation(records: readonly ReferenceRecord[]): Range {
  const larger = (own: ReferenceRecord) => records.filter(({ size = 0 }) => size > (own.size ?? 0));
  return ofLocations(records.map((own) => orders(larger(own)).map((rest) => [own, ...rest])));
}

/** All where every location has all, none where none has any; 0.5 stands for any share between. */
function ofLocations(preferences: readonly (readonly (readonly ReferenceRecord[])[])[]): Range {
  const ranges = preferences.map((possible) => possible.map((preferred) => firstHealthy(preferred).served));
  const least = ranges.map((possible) => Math.min(...possible.map((served) => served.least)));
  const most = ranges.map((possible) => Math.max(...possible.map((served) => served.most)));
  const between = (shares: readonly number[]): number =>
    shares.every((share) => share > 1 - 1e-9) ? 1 : shares.some((share) => share > 0) ? 0.5 : 0;
  return { least: between(least), most: between(most) };
}

const ANSWERS: Readonly<Record<ReferencePolicy, (records: readonly ReferenceRecord[]) => Range>> = {
  simple: ([only]) => only!.served,
  failover,
  weighted,
  "multivalue answer": multivalue,
  latency,
  geolocation,
};
