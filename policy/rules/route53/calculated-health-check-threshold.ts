import { HEALTH_CHECK } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { checkType, ENDPOINT_TYPES } from "../../services/route53/health-check";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const THRESHOLD = "childHealthThreshold";
const CHILDREN = "childHealthchecks";

/** The number of children; undefined where it is not known. */
function childrenOf(check: Resource, graph: Graph): number | undefined {
  if (graph.given(check, CHILDREN).kind === "missing") return 0;
  const { values, open } = graph.values(check, `${CHILDREN}[*]`);
  return open ? undefined : values.length;
}

function refuse(actual: number | undefined, children: number | undefined, message: string): Verdict {
  const wanted = children === 0 ? `${CHILDREN} too` : `from 1 to ${children ?? `the number of ${CHILDREN}`}`;
  return violation({ property: THRESHOLD, actual, wanted, message });
}

/** The verdict where some children may be unhealthy while it stays healthy. */
function judgePart(check: Resource, value: number, children: number, graph: Graph): Verdict {
  const { certain } = graph.references(check, `${CHILDREN}[*]`, [HEALTH_CHECK]);
  const switched = certain.find((child) => valueOf(graph.boolean(child, "invertHealthcheck", false)) === true);
  if (switched)
    return violation({
      property: THRESHOLD,
      actual: value,
      wanted: children,
      message: `${switched.name} is inverted, a switch that takes the record out: with ${value} of ${children} children it stays healthy, whatever the switch says.`,
    });
  const kinds = new Set(
    certain.map((child) => (ENDPOINT_TYPES.includes(checkType(child, graph) ?? "") ? "endpoint" : "other")),
  );
  if (kinds.size < 2 && certain.length === children) return compliant();
  return undecided({
    property: THRESHOLD,
    reason: `It stays healthy with ${value} of ${children} children, which are of different kinds: whether one of them alone shows an outage can't be determined.`,
  });
}

export const calculatedHealthCheckThreshold = defineRule({
  id: "route53-calculated-health-check-threshold",
  title: "Route 53 calculated health checks should have a threshold between 1 and the number of children",
  practices: ["REL06-BP04"],
  service: "Route 53",
  severity: "high",
  why: "A threshold of 0 is always healthy. A threshold above the number of child health checks is always unhealthy.",
  fix: "Set childHealthThreshold to the number of childHealthchecks that must be healthy: all of them or fewer, but at least 1.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html",
  types: [HEALTH_CHECK],
  check(check, graph) {
    const type = checkType(check, graph);
    if (type === undefined) return undecided({ property: "type", reason: "Its type is not known." });
    if (type !== "CALCULATED") return notApplicable("It is not a calculated health check.");
    // The provider omits a threshold of 0 from its request.
    const value = graph.read.number(check, THRESHOLD, 0);
    const children = childrenOf(check, graph);
    if (value < 1) {
      const actual = graph.given(check, THRESHOLD).kind === "missing" ? undefined : value;
      return refuse(actual, children, "Its threshold is 0, so it is always healthy: nothing fails over.");
    }
    if (children === undefined) {
      return undecided({ property: CHILDREN, reason: `How many ${CHILDREN} it has is known only after deployment.` });
    }
    if (value < children) return judgePart(check, value, children, graph);
    if (value === children) return compliant();
    return refuse(
      value,
      children,
      `It needs ${value} healthy children but has ${children}, so it is always unhealthy: Route 53 never answers with its record while another is healthy.`,
    );
  },
});
