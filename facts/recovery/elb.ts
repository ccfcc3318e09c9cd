import type { Estimate } from "./estimate";

/** How long Elastic Load Balancing takes. */
export const ELB_ESTIMATES = {
  zoneTtl: {
    title: "TTL of a load balancer's own name: a zone that leaves DNS is asked until then",
    seconds: 60,
    bounded: "resource",
    source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
    read: "AWS",
    asOf: "2026-11-28",
  },
} as const satisfies Readonly<Record<string, Estimate>>;
