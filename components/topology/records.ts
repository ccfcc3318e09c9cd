import type { Role } from "../config/schema/common";
import { activeHost, regionalHost, standbyHost, type Entry } from "./names";
import type { Settings } from "../config/parse";

/** Where an alias record leads. */
export type Target = { kind: "load-balancer" } | { kind: "page"; host: string } | { kind: "record"; host: string };

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
  host: string;
  target: Target;
  routing: Routing;
  /** Tells records of one name apart; every routing but simple has one. */
  setIdentifier?: string;
  /** Which of the region's health checks decides, besides the target's own health. */
  healthCheck?: { kind: "service" | "endpoint"; entry: Entry };
  /** Whether the target's own health counts. A CloudFront distribution has none that Route 53 knows. */
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

function entryRecords(settings: Settings, entry: Entry): RecordPlan[] {
  const { strategy } = settings.workload;
  if (strategy === "active-active") return activeActive(settings, entry);
  if (settings.role === "primary") return [failover(settings, entry, entry.host, "PRIMARY", "service")];
  if (strategy === "static-site") return [page(settings, entry, entry.host)];
  if (!settings.standby.lastResort) return [failover(settings, entry, entry.host, "SECONDARY")];
  return behindStandby(settings, entry);
}

/** The standby and the page as a pair of their own, to which the SECONDARY record leads. */
function behindStandby(settings: Settings, entry: Entry): RecordPlan[] {
  const host = standbyHost(entry.host);
  return [
    { ...failover(settings, entry, entry.host, "SECONDARY"), target: { kind: "record", host } },
    { ...failover(settings, entry, host, "PRIMARY", "service"), key: `${entry.kind}-standby` },
    page(settings, entry, host),
  ];
}

function activeActive(settings: Settings, entry: Entry): RecordPlan[] {
  const { role, standby } = settings;
  if (!standby.lastResort) return [shared(settings, entry, entry.host)];
  const host = activeHost(entry.host);
  if (role === "secondary") return [shared(settings, entry, host), page(settings, entry, entry.host)];
  return [
    shared(settings, entry, host),
    {
      ...failover(settings, entry, entry.host, "PRIMARY"),
      key: `${entry.kind}-regions`,
      setIdentifier: "regions",
      target: { kind: "record", host },
    },
  ];
}

function shared({ workload, role, dns }: Settings, entry: Entry, host: string): RecordPlan {
  const region = workload.regions[role];
  return {
    key: entry.kind,
    host,
    target: { kind: "load-balancer" },
    routing: dns.routing === "latency" ? { kind: "latency", region } : { kind: "weighted", weight: dns.weights[role] },
    setIdentifier: region,
    healthCheck: { kind: "service", entry },
    evaluateTargetHealth: true,
  };
}

function failover(
  { workload, role }: Settings,
  entry: Entry,
  host: string,
  side: "PRIMARY" | "SECONDARY",
  healthCheck?: "service" | "endpoint",
): RecordPlan {
  return {
    key: entry.kind,
    host,
    target: { kind: "load-balancer" },
    routing: { kind: "failover", failover: side },
    setIdentifier: workload.regions[role],
    ...(healthCheck && { healthCheck: { kind: healthCheck, entry } }),
    evaluateTargetHealth: true,
  };
}

/** The static page as SECONDARY. S3's website endpoint has a health that Route 53 knows, CloudFront has none. */
function page({ standby }: Settings, entry: Entry, host: string): RecordPlan {
  return {
    key: `${entry.kind}-page`,
    host,
    target: { kind: "page", host: entry.host },
    routing: { kind: "failover", failover: "SECONDARY" },
    setIdentifier: "page",
    evaluateTargetHealth: standby.site.host === "s3-website",
  };
}

function regional({ workload, role }: Settings): RecordPlan {
  return {
    key: "regional",
    host: regionalHost(workload, role),
    target: { kind: "load-balancer" },
    routing: { kind: "simple" },
    // A regional name must lead to the region whatever its health is: it is how the health check itself gets there.
    evaluateTargetHealth: false,
  };
}

/** The side of a pair that has the last word on names shared by both: it makes the zone and the certificate's validation records. */
export const OWNER_OF_SHARED_NAMES: Role = "primary";
