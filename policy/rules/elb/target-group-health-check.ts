import { TARGET_GROUPS } from "../../aws";
import type { Graph, Known, Resource, Unknown } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ENABLED = "healthCheck.enabled";
const PROTOCOL = "healthCheck.protocol";

/**
 * The protocol of the health check. The provider's default is HTTP once there is a healthCheck block; without one AWS
 * uses HTTP for targets of an Application Load Balancer and TCP for others
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html).
 */
function protocolOf(group: Resource, graph: Graph): Known<string> | Unknown {
  if (graph.input(group, "healthCheck").kind !== "missing") return graph.string(group, PROTOCOL, "HTTP");
  const type = graph.string(group, "targetType", "instance");
  const traffic = graph.string(group, "protocol", "HTTP");
  if (traffic.kind === "unknown" || type.kind === "unknown") return traffic.kind === "unknown" ? traffic : type;
  return graph.string(group, PROTOCOL, /^HTTPS?$/.test(traffic.value) || type.value === "alb" ? "HTTP" : "TCP");
}

function numberOr(group: Resource, graph: Graph, path: string, byDefault: number): number {
  const reading = graph.number(group, path, byDefault);
  return reading.kind === "known" ? reading.value : byDefault;
}

function judgeProtocol(group: Resource, graph: Graph): Verdict {
  const protocol = protocolOf(group, graph);
  if (protocol.kind === "unknown")
    return undecided({ property: PROTOCOL, reason: `Its ${PROTOCOL} ${protocol.reason}.` });
  if (/^HTTPS?$/.test(protocol.value)) return compliant();
  // The provider's defaults (node_modules/@pulumi/aws/types/input.d.ts, TargetGroupHealthCheck).
  const failures = numberOr(group, graph, "healthCheck.unhealthyThreshold", 3);
  const interval = numberOr(group, graph, "healthCheck.interval", 30);
  return violation({
    property: PROTOCOL,
    actual: graph.input(group, PROTOCOL).kind === "known" ? protocol.value : undefined,
    wanted: "HTTP or HTTPS",
    message:
      `Its ${protocol.value} check passes while the port accepts connections: a hung or failing process keeps its ` +
      `share of the traffic, which an HTTP check would remove in ${failures} × ${interval} = ${failures * interval} s.`,
  });
}

export const targetGroupHealthCheck = defineRule({
  id: "elb-target-group-health-check",
  title: "Target groups should have an HTTP or HTTPS health check",
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "The operating system answers a TCP check: a process that hangs or returns only errors still receives requests.",
  fix: 'Set healthCheck.protocol to "HTTP" or "HTTPS" with a healthCheck.path that the service answers (on another healthCheck.port if the service itself does not use HTTP). Acknowledge a service that can\'t.',
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html",
  types: TARGET_GROUPS,
  check(group, graph) {
    const type = graph.string(group, "targetType", "instance");
    if (type.kind === "known" && type.value === "lambda")
      return notApplicable("Health checks are optional for Lambda targets.");
    const enabled = graph.boolean(group, ENABLED, true);
    if (enabled.kind === "unknown")
      return undecided({ property: ENABLED, reason: `Its ${ENABLED} ${enabled.reason}.` });
    if (enabled.value) return judgeProtocol(group, graph);
    const message = "Its health checks are disabled: an unhealthy target keeps receiving its share of the requests.";
    return violation({ property: ENABLED, actual: false, wanted: true, message });
  },
});
