import { RECORD } from "../../aws";
import { valueOf } from "../../graph";
import { defineRule } from "../../rule";
import { aliasOf } from "../../services/route53/alias-target";
import { failoverSide, requireRouting, routingOf } from "../../services/route53/record";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "healthCheckId";
const EVALUATE = "aliases[0].evaluateTargetHealth";

export const recordCheckedFromOutside = defineRule({
  id: "route53-record-checked-from-outside",
  title: "Route 53 records that evaluate a load balancer should also have a health check from outside",
  practices: ["REL02-BP01", "REL11-BP01"],
  service: "Route 53",
  severity: "low",
  why: "A load balancer reports its targets' health from inside the Region. Where clients can't reach the Region, but targets are well, Route 53 keeps answering with it. AWS advises target health alone; a check from outside sees more.",
  fix: "Set healthCheckId to an aws.route53.HealthCheck that asks the Region's own endpoint.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-simple-configs.html",
  types: [RECORD],
  check(record, graph) {
    const { policies, unknown } = routingOf(record, graph);
    if (policies.length === 0 && unknown.length === 0) return notApplicable("It is a simple record.");
    if (valueOf(failoverSide(record, graph)) === "SECONDARY")
      return notApplicable("It is the SECONDARY, the last answer when the PRIMARY is unhealthy.");
    const alias = aliasOf(record, graph);
    if (alias.kind === "unknown") return undecided({ property: "aliases", reason: alias.reason });
    if (alias.kind === "none" || alias.target.kind !== "load balancer")
      return notApplicable("It is no alias of a load balancer.");
    if (!graph.read.boolean(record, EVALUATE, false))
      return notApplicable("It does not evaluate its load balancer, which route53-record-has-health-check reports.");
    const own = graph.given(record, PROPERTY);
    if (own.kind === "unknown" || (own.kind === "known" && own.value !== "")) return compliant();
    requireRouting(record, graph);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the id of a health check",
      message: "Its load balancer's target health alone decides: nothing asks from outside of the Region.",
    });
  },
});
