import type { Estimate } from "./estimate";

const ALIAS = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html";

/** How long Route 53 takes. */
export const DNS_ESTIMATES = {
  evaluateTargetHealth: {
    title: "From all targets of a load balancer unhealthy to its alias unhealthy: AWS gives no figure",
    seconds: 60,
    bounded: "none",
    source: ALIAS,
    read: "AWS",
    asOf: "2026-11-28",
  },
  unknownTtl: {
    title: "TTL of a record whose ttl is not known: AWS advises 300 s, to begin with",
    seconds: 300,
    bounded: "none",
    source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-basic.html",
    read: "AWS",
    asOf: "2026-11-28",
  },
  propagation: {
    title: "From ChangeResourceRecordSets to all name servers of a zone: generally within 60 seconds",
    seconds: 60,
    bounded: "typical",
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
    read: "AWS",
    asOf: "2026-11-28",
  },
} as const satisfies Readonly<Record<string, Estimate>>;
