import type { Role } from "../config/schema/common";
import { isBehindLoadBalancer } from "../config/schema/compute";
import { activeHost, regionalHost, type Entry } from "./names";
import type { Settings } from "../config/parse";

/** Whether the static page answers behind both regions: by default it does. With false, see `failover`. */
export function hasLastResort({ workload, standby }: Pick<Settings, "workload" | "standby">): boolean {
  return workload.strategy !== "static-site" && (standby.lastResort ?? true);
}

/** Whether the static page answers in any case: as the standby, or behind both regions. */
export function hasPage(settings: Pick<Settings, "workload" | "standby">): boolean {
  return settings.workload.strategy === "static-site" || hasLastResort(settings);
}

/** Where an alias record leads. */
export type Target =
  /** What serves the region's users, by the host that they request: an API has a domain name for each. */
  { kind: "front"; host: string } | { kind: "page"; host: string } | { kind: "record"; host: string };

/** How Route 53 chooses between records of one name; a record has one of these, never two. */
export type Routing =
  | { kind: "simple" }
  | { kind: "failover"; failover: "PRIMARY" | "SECONDARY" }
  | { kind: "latency"; region: string }
  | { kind: "weighted"; weight: number };

/** An alias record of type A that a region's stack makes. */
export interface RecordPlan {
  /** The logical name of the resource. */
  key: string;
  /** The logical name that it had before. */
  formerKey?: string;
  host: string;
  target: Target;
  routing: Routing;
  /** Tells records of one name apart; every routing but simple has one. */
  setIdentifier?: string;
  /** The entry whose health check decides, besides the target's own health. */
  healthCheck?: Entry;
  /**
   * Whether the target's own health counts. A CloudFront distribution has none that Route 53 knows; an API's is API Gateway's in its Region
   * (https://docs.aws.amazon.com/apigateway/latest/developerguide/dns-failover.html).
   */
  evaluateTargetHealth: boolean;
}

/**
 * The records of one region. All are of type A: with a further AAAA record for the page alone, clients that prefer IPv6
 * would be sent to the page while the service is well.
 */
export function recordsOf(settings: Settings, entries: Entry[]): RecordPlan[] {
  const { workload, role } = settings;
  const pageOnly = workload.strategy === "static-site" && role === "secondary";
  const own: RecordPlan[] = pageOnly ? [] : [regional(settings)];
  return [...own, ...entries.flatMap((entry) => entryRecords(settings, entry))];
}

/**
 * The records of one name that users reach. With a static page as the last resort, the regions are behind a name of their own
 * (active.shop.example.com), and that name and the page are the pair: the page's record so has the name that its bucket or
 * distribution answers for, as S3 and CloudFront require
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover-alias.html).
 */
function entryRecords(settings: Settings, entry: Entry): RecordPlan[] {
  const { workload, role } = settings;
  if (workload.strategy === "static-site" && role === "secondary") return [page(settings, entry)];
  if (!hasLastResort(settings)) {
    const own = region(settings, entry, entry.host);
    return [{ ...own, key: nameKey(entry, role), formerKey: own.key }];
  }
  const host = activeHost(entry.host);
  return [region(settings, entry, host), role === "secondary" ? page(settings, entry) : regions(entry, host)];
}

/**
 * The logical name of a stack's record of the users' name, wherever it leads: a change of `lastResort` or of the strategy updates it in place. In place of
 * it Pulumi would create another before it deletes this one, and Route 53 refuses a second PRIMARY or SECONDARY record of a name.
 */
function nameKey({ kind }: Entry, role: Role): string {
  return role === "primary" ? `${kind}-regions` : `${kind}-page`;
}

/** The region's own record among those of the host. */
function region(settings: Settings, entry: Entry, host: string): RecordPlan {
  return settings.workload.strategy === "active-active"
    ? shared(settings, entry, host)
    : failover(settings, entry, host);
}

/** Both regions, while any of them is healthy. */
function regions(entry: Entry, host: string): RecordPlan {
  return {
    key: nameKey(entry, "primary"),
    host: entry.host,
    target: { kind: "record", host },
    routing: { kind: "failover", failover: "PRIMARY" },
    setIdentifier: "regions",
    evaluateTargetHealth: true,
  };
}

function shared({ workload, role, dns }: Settings, entry: Entry, host: string): RecordPlan {
  const region = workload.regions[role];
  return {
    key: entry.kind,
    host,
    target: { kind: "front", host: entry.host },
    routing: dns.routing === "latency" ? { kind: "latency", region } : { kind: "weighted", weight: dns.weights[role] },
    setIdentifier: region,
    healthCheck: entry,
    evaluateTargetHealth: true,
  };
}

/**
 * The primary fails over by its health check. The standby has a check of its own where a page is behind it, to be given up for. Where nothing is,
 * it leads to the standby's regional name, which counts as healthy always: with both records unhealthy, Route 53 would answer with the primary,
 * although its switch is engaged (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html, Failover).
 */
function failover(settings: Settings, entry: Entry, host: string): RecordPlan {
  const { workload, role, dns, compute } = settings;
  const hasPageBehind = hasLastResort(settings);
  const isLast = role === "secondary" && !hasPageBehind && dns.manualSwitch;
  // By hand, the switch alone decides on the primary, and not its targets.
  const isByHand = role === "primary" && dns.failover === "manual";
  const countsAlways = isLast || isByHand;
  // An API answers a host by its domain name alone, and the regional name is another one's.
  const leadsOn = countsAlways && (compute === undefined || isBehindLoadBalancer(compute));
  return {
    key: entry.kind,
    host,
    target: leadsOn ? { kind: "record", host: regionalHost(workload, role) } : { kind: "front", host: entry.host },
    routing: { kind: "failover", failover: role === "primary" ? "PRIMARY" : "SECONDARY" },
    setIdentifier: workload.regions[role],
    ...((role === "primary" || hasPageBehind) && { healthCheck: entry }),
    evaluateTargetHealth: leadsOn || !countsAlways,
  };
}

/** The static page as SECONDARY. S3's website endpoint has a health that Route 53 knows, CloudFront has none. */
function page({ standby }: Settings, entry: Entry): RecordPlan {
  return {
    key: nameKey(entry, "secondary"),
    host: entry.host,
    target: { kind: "page", host: entry.host },
    routing: { kind: "failover", failover: "SECONDARY" },
    setIdentifier: "page",
    evaluateTargetHealth: standby.site.host === "s3-website",
  };
}

function regional({ workload, role }: Settings): RecordPlan {
  const host = regionalHost(workload, role);
  return {
    key: "regional",
    host,
    target: { kind: "front", host },
    routing: { kind: "simple" },
    // A regional name must lead to the region whatever its health is: it is how the health check itself gets there.
    evaluateTargetHealth: false,
  };
}

/** The side of a pair that has the last word on names shared by both: it makes the zone and the certificate's validation records. */
export const OWNER_OF_SHARED_NAMES: Role = "primary";
