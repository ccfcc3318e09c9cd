import { BUCKETS, HEALTH_CHECK } from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import type { CheckPicture } from "./picture";
import { booleanOf, numberOf, textOf, textsOf } from "./read";

/** Every health check of Route 53, by URN. */
export function checksOf(graph: Graph): Map<string, CheckPicture> {
  return new Map(graph.ofType(HEALTH_CHECK).map((check) => [check.urn, checkOf(graph, check)]));
}

function checkOf(graph: Graph, check: Resource): CheckPicture {
  const type = textOf(graph, check, "type") ?? "";
  const kind = kindOf(type);
  const children = kind === "calculated" ? childrenOf(graph, check) : [];
  return {
    urn: check.urn,
    name: check.name,
    kind,
    inverted: booleanOf(graph, check, "invertHealthcheck") ?? false,
    looksAt: looksAt(graph, check, type, children.length),
    interval: numberOf(graph, check, "requestInterval"),
    threshold: numberOf(graph, check, "failureThreshold"),
    children,
    bucket: kind === "endpoint" ? bucketOf(graph, check) : undefined,
    stack: check.stack,
  };
}

function kindOf(type: string): CheckPicture["kind"] {
  if (type === "CALCULATED") return "calculated";
  if (type === "CLOUDWATCH_METRIC") return "alarm";
  return /^(HTTPS?|TCP)/.test(type) ? "endpoint" : "other";
}

/** The children's URNs where they are among the resources, else their ids. */
function childrenOf(graph: Graph, check: Resource): string[] {
  const {
    certain: resources,
    external,
    possible: candidates,
  } = graph.references(check, "childHealthchecks[*]", [HEALTH_CHECK]);
  return [...[...resources, ...candidates].map((one) => one.urn), ...external];
}

function looksAt(graph: Graph, check: Resource, type: string, children: number): string {
  if (type === "CALCULATED") {
    // AWS counts every child where no threshold is given (API_HealthCheckConfig.html, HealthThreshold).
    const needed = numberOf(graph, check, "childHealthThreshold") ?? children;
    return needed === children ? `all ${children} healthy` : `at least ${needed} of ${children} healthy`;
  }
  if (type === "CLOUDWATCH_METRIC") return textOf(graph, check, "cloudwatchAlarmName") ?? "(not known yet)";
  if (type === "RECOVERY_CONTROL") return "routing control of Application Recovery Controller";
  return addressOf(graph, check, type);
}

const USUAL_PORTS: Readonly<Record<string, number>> = { HTTP: 80, HTTPS: 443 };

function addressOf(graph: Graph, check: Resource, type: string): string {
  const protocol = type.split("_")[0] ?? "";
  const host = textOf(graph, check, "fqdn") ?? textOf(graph, check, "ipAddress") ?? "(not known yet)";
  const port = numberOf(graph, check, "port");
  const shownPort = port === undefined || port === USUAL_PORTS[protocol] ? "" : `:${port}`;
  return `${protocol} ${host}${shownPort}${protocol === "TCP" ? "" : (textOf(graph, check, "resourcePath") ?? "/")}`;
}

/** The bucket whose object the check requests, if any. */
function bucketOf(graph: Graph, check: Resource): string | undefined {
  const host = textOf(graph, check, "fqdn");
  if (host === undefined) return undefined;
  const buckets = graph.ofType(...BUCKETS);
  const exact = buckets.find((bucket) =>
    ["bucketRegionalDomainName", "bucketDomainName"].some((key) => textOf(graph, bucket, key) === host),
  );
  // At preview a bucket's domain names are unknown; its name is known.
  return (exact ?? buckets.find((bucket) => isHostOf(textsOf(graph, bucket, "bucket")[0], host)))?.urn;
}

function isHostOf(bucket: string | undefined, host: string): boolean {
  return bucket !== undefined && host.startsWith(`${bucket}.s3.`) && host.endsWith(".amazonaws.com");
}
