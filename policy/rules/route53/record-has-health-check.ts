import { HEALTH_CHECK, RECORD } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { aliasOf, type AliasTarget } from "../../services/route53/alias-target";
import { membersOf } from "../../services/route53/record-set";
import { failoverSide, requireRouting, routingOf } from "../../services/route53/record";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "healthCheckId";
const EVALUATE = "aliases[0].evaluateTargetHealth";

/** Whether a record has a health check, or why that is not known. */
type Carries = { readonly kind: "yes" } | { readonly kind: "no"; readonly without: string } | Doubt;
type Doubt = { readonly kind: "unknown"; readonly property: string; readonly reason: string };

function own(record: Resource, graph: Graph): Carries {
  const reading = graph.given(record, PROPERTY);
  if (reading.kind === "known" && reading.value !== "") return { kind: "yes" };
  if (reading.kind !== "unknown") return { kind: "no", without: record.name };
  const checks = graph.references(record, PROPERTY, [HEALTH_CHECK]);
  // Every candidate is a health check.
  if (checks.certain.length + checks.possible.length > 0) return { kind: "yes" };
  return { kind: "unknown", property: PROPERTY, reason: `Its ${PROPERTY} ${reading.reason}.` };
}

/** The health checks of an alias's target records count if the alias evaluates target health. */
function behind(record: Resource, target: AliasTarget, graph: Graph, seen: readonly Resource[]): Carries {
  // Other services report no health that fails over in time (health-checks-how-route-53-chooses-records.html).
  if (!target.set && target.kind !== "load balancer") return { kind: "no", without: record.name };
  const evaluated = graph.boolean(record, EVALUATE, false);
  if (evaluated.kind === "unknown") {
    return { kind: "unknown", property: EVALUATE, reason: `Its ${EVALUATE} ${evaluated.reason}.` };
  }
  if (!evaluated.value) return { kind: "no", without: record.name };
  // "You don't need to create a health check" (dns-failover-simple-configs.html): its targets' health decides.
  if (!target.set) return { kind: "yes" };
  const { certain, possible } = membersOf(target.set, graph);
  const members = certain.map((one) => carries(one, graph, [...seen, record]));
  // A member without a health check always counts as healthy, and so does the whole set.
  const worst = members.find((one) => one.kind === "no") ?? members.find((one) => one.kind === "unknown");
  if (worst) return worst;
  if (possible.length === 0 && certain.length > 0) return { kind: "yes" };
  const names = possible.map((one) => one.name).join(", ");
  const reason = names
    ? `Whether ${names} answers for ${target.label}, to which it points, is known only after deployment.`
    : `The records of ${target.label}, to which it points, were not found.`;
  return { kind: "unknown", property: "aliases[0].name", reason };
}

function carries(record: Resource, graph: Graph, seen: readonly Resource[] = []): Carries {
  const direct = own(record, graph);
  if (direct.kind === "yes" || seen.includes(record)) return direct;
  const alias = aliasOf(record, graph);
  if (alias.kind === "none") return direct;
  if (alias.kind === "unknown") return { kind: "unknown", property: "aliases", reason: alias.reason };
  const through = behind(record, alias.target, graph, seen);
  return through.kind === "no" && direct.kind === "unknown" ? direct : through;
}

function consequence(record: Resource, without: string): string {
  const whose =
    without === record.name ? "It has no health check" : `${without}, to which it points, has no health check`;
  return `${whose}: Route 53 keeps answering with it while its Region is impaired.`;
}

export const recordHasHealthCheck = defineRule({
  id: "route53-record-has-health-check",
  title: "Route 53 records with a routing policy should have a health check",
  practices: ["REL02-BP01", "REL11-BP01", "REL11-BP02"],
  service: "Route 53",
  severity: "high",
  why: "A record without a health check always counts as healthy, unless it is an alias that evaluates the health of its load balancer or of records that have one.",
  fix: "Set healthCheckId to an aws.route53.HealthCheck of the Region's own endpoint. An alias to a load balancer, or to records that each have one, needs evaluateTargetHealth: true at least.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html",
  types: [RECORD],
  check(record, graph): Verdict {
    const { policies, unknown } = routingOf(record, graph);
    if (policies.length === 0 && unknown.length === 0) return notApplicable("It is a simple record.");
    if (valueOf(failoverSide(record, graph)) === "SECONDARY") {
      return notApplicable("It is the SECONDARY, the last answer when the PRIMARY is unhealthy.");
    }
    const found = carries(record, graph);
    if (found.kind === "yes") return compliant();
    if (found.kind === "unknown") return undecided({ property: found.property, reason: found.reason });
    requireRouting(record, graph);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the id of a health check",
      message: consequence(record, found.without),
    });
  },
});
