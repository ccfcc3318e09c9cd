/**
 * Route 53 once more, written from its pages alone and slow: which records it may answer a client with. By
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html and
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html:
 *
 * 1. It first chooses a record by the routing policy. 2. It determines whether that record is healthy. 3. If it is not, it chooses another
 * by the same criteria, until it finds one that is healthy. If none is, all records of the group are taken for healthy.
 */
export interface ReferenceRecord {
  healthy: boolean;
  /** What it leads to answers. */
  up: boolean;
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

/** Steps 1 to 3 for one client that has its preferences in order. */
function firstHealthy(preferred: readonly ReferenceRecord[]): ReferenceRecord {
  for (const record of preferred) if (record.healthy) return record;
  return preferred[0]!;
}

function one(record: ReferenceRecord): Range {
  return { least: record.up ? 1 : 0, most: record.up ? 1 : 0 };
}

/** "When the secondary is unhealthy, Route 53 responds with the primary regardless of the health of the primary." */
export function failover(records: readonly ReferenceRecord[]): Range {
  const primary = records.find(({ side }) => side === "PRIMARY");
  const secondary = records.find(({ side }) => side === "SECONDARY");
  return one(firstHealthy([primary, secondary].filter((record) => record !== undefined)));
}

/** "Responds to queries based on the ratio of a resource's weight to the total"; draws until a healthy one comes. */
export function weighted(records: readonly ReferenceRecord[]): Range {
  const healthy = records.some((record) => record.healthy) ? records.filter((record) => record.healthy) : records;
  // "Route 53 initially considers only the nonzero weighted records, if any. If all the records that have a weight greater than 0 are
  // unhealthy, then Route 53 considers the zero-weighted records."
  const heavy = healthy.filter(({ weight }) => weight !== 0);
  const drawn = heavy.length > 0 ? heavy : healthy;
  let total = 0;
  let served = 0;
  for (const { weight = 0, up } of drawn) {
    const share = heavy.length > 0 ? weight : 1;
    total += share;
    if (up) served += share;
  }
  return { least: served / total, most: served / total };
}

/** "Up to eight healthy records"; "client software typically tries another of the IP addresses". */
export function multivalue(records: readonly ReferenceRecord[]): Range {
  const healthy = records.filter((record) => record.healthy);
  const answered = healthy.length > 0 ? healthy : records;
  const isServed = answered.some(({ up }) => up);
  return { least: isServed ? 1 : 0, most: isServed ? 1 : 0 };
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

function ofLocations(preferences: readonly (readonly (readonly ReferenceRecord[])[])[]): Range {
  const ranges = preferences.map((possible) => {
    const ups = possible.map((preferred) => firstHealthy(preferred).up);
    return { surely: ups.every((up) => up), possibly: ups.some((up) => up) };
  });
  return {
    least: ranges.every(({ surely }) => surely) ? 1 : ranges.some(({ surely }) => surely) ? 0.5 : 0,
    most: ranges.every(({ possibly }) => possibly) ? 1 : ranges.some(({ possibly }) => possibly) ? 0.5 : 0,
  };
}
