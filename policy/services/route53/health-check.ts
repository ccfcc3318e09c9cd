import { METRIC_ALARM } from "../../aws";
import { groupedBy, perGraph, valueOf, type Graph, type Named, type Resource } from "../../graph";

/** Types that ask an endpoint. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
export const ENDPOINT_TYPES: readonly string[] = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];

/** AWS's, where nothing is given (API_HealthCheckConfig.html). */
export const DEFAULT_FAILURE_THRESHOLD = 3;
/** Seconds; AWS's, where nothing is given (API_HealthCheckConfig.html). */
export const DEFAULT_REQUEST_INTERVAL = 30;
/** Seconds; the only two that AWS knows (dns-failover-determining-health-of-endpoints.html). */
export const REQUEST_INTERVALS: readonly number[] = [10, 30];
/** The fewest failures in a row that are no accident: after one, a single lost answer turns a checker's mind. */
export const FEWEST_FAILURES = 2;

/** A health check's type in capitals, as AWS and the provider keep it; undefined where it is not known. */
export function checkType(check: Resource, graph: Graph): string | undefined {
  return valueOf(graph.string(check, "type"))?.toUpperCase();
}

const alarmsByName = perGraph((graph) =>
  groupedBy(graph.ofType(METRIC_ALARM), (alarm) => valueOf(graph.string(alarm, "name"))),
);

/** The alarm that a health check looks at. */
export function alarmOf(check: Resource, graph: Graph): Extract<Named, { is: "resource" | "unknown" }> {
  const name = valueOf(graph.string(check, "cloudwatchAlarmName"));
  const region = valueOf(graph.string(check, "cloudwatchAlarmRegion"));
  const found = graph.references(check, "cloudwatchAlarmName", [METRIC_ALARM]);
  const named = name === undefined ? [] : (alarmsByName(graph).get(name) ?? []);
  const all = named.length > 0 ? named : [...found.certain, ...found.possible];
  // Both regions may have an alarm of that name.
  const there = all.filter((alarm) => region !== undefined && alarm.region === region);
  const [alarm, ...others] = there.length > 0 ? there : all;
  if (alarm && others.length === 0) return { is: "resource", resource: alarm };
  if (alarm)
    return { is: "unknown", why: `Which of ${all.map((one) => one.name).join(", ")} it looks at is not known yet.` };
  const [external] = found.external;
  const why = external ? `The alarm ${external} was made elsewhere.` : "Its alarm is known only after deployment.";
  return { is: "unknown", why };
}
