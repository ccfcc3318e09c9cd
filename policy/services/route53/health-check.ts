import type { Graph, Reading, Resource } from "../../graph";

export const HEALTH_CHECK = "aws:route53/healthCheck:HealthCheck";

/** Types that ask an endpoint. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
export const ENDPOINT_TYPES: readonly string[] = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];

/** AWS's, where nothing is given (API_HealthCheckConfig.html). */
export const DEFAULT_FAILURE_THRESHOLD = 3;
/** Seconds; AWS's, where nothing is given (API_HealthCheckConfig.html). */
export const DEFAULT_REQUEST_INTERVAL = 30;

/** A health check's type in capitals, as AWS and the provider keep it. */
export function checkType(check: Resource, graph: Graph): Reading<string> {
  const type = graph.string(check, "type");
  return type.kind === "known" ? { kind: "known", value: type.value.toUpperCase() } : type;
}
