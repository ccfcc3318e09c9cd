import { DISTRIBUTION, RECORD } from "../../aws";
import { isTreeList, perGraph, UndecidedError, valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

type Distribution = ResourceOf<readonly [typeof DISTRIBUTION]>;

const TARGET = "defaultCacheBehavior.targetOriginId";

/** Whether Route 53 answers with another distribution, or none, where this one's is unhealthy. */
function isFailedOver(distribution: Distribution, graph: Graph): boolean {
  const aliases = graph.referrers(distribution, [RECORD], "aliases[*].name").certain;
  return aliases.some((record) => graph.given(record, "failoverRoutingPolicies").kind !== "missing");
}

/** The names for which Route 53 answers with a second origin where the first is unhealthy. */
const failoverNames = perGraph((graph) => {
  const records = graph.ofType(RECORD).filter((one) => graph.given(one, "failoverRoutingPolicies").kind !== "missing");
  return new Set(
    records.flatMap((one) => valueOf(graph.string(one, "name")) ?? valueOf(graph.string(one, "fqdn")) ?? []),
  );
});

export const originFailover = defineRule({
  id: "cloudfront-origin-failover",
  title: "CloudFront distributions should have origin failover configured",
  practices: ["REL02-BP01", "REL05-BP01", "REL11-BP02"],
  peers: {
    securityHub: ["CloudFront.4"],
    config: ["CLOUDFRONT_ORIGIN_FAILOVER_ENABLED"],
    checkov: ["CKV_AWS_310"],
    prowler: ["cloudfront_distributions_multiple_origin_failover_configured"],
  },
  service: "CloudFront",
  // A distribution of files that a bucket of one Region has loses with that Region what is not cached.
  severity: "low",
  why: "While its one origin is unavailable, CloudFront answers what is not cached with an error, from every edge location.",
  fix: "Add an originGroup with a second origin in another Region, and make its originId the targetOriginId of defaultCacheBehavior. A host name with a Route 53 failover record as origin does too.",
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html",
  types: [DISTRIBUTION],
  check(distribution, graph) {
    const groups = graph.read.objects(distribution, "originGroups");
    const target = graph.read.string(distribution, TARGET);
    const group = groups.find(({ originId }) => originId === target);
    if (group && (!isTreeList(group.members) || group.members.length > 1)) return compliant();
    const origin = graph.read.objects(distribution, "origins").find(({ originId }) => originId === target);
    const host = origin?.domainName;
    if (typeof host === "string" && failoverNames(graph).has(host)) return compliant();
    if (typeof host === "symbol" && failoverNames(graph).size > 0)
      throw new UndecidedError("origins", "The host name of its default origin is known only after deployment.");
    if (isFailedOver(distribution, graph))
      return notApplicable("Route 53 fails over from it: its alias is a failover record.");
    return violation({
      property: TARGET,
      actual: target,
      wanted: "an origin group with two origins",
      message:
        groups.length > 0
          ? "Its default behavior uses none of its origin groups: while its origin is unavailable, nothing takes over."
          : "It has one origin for its default behavior: while that is unavailable, what is not cached is too.",
    });
  },
});
