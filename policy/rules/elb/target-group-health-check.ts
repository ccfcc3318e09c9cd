import { TARGET_GROUPS } from "../../aws";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const ENABLED = "healthCheck.enabled";
const PROTOCOL = "healthCheck.protocol";

/**
 * The protocol of the health check. The provider's default is HTTP once there is a healthCheck block; without one AWS
 * uses HTTP for targets of an Application Load Balancer and TCP for others
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html).
 */
function protocolOf(group: ResourceOf<typeof TARGET_GROUPS>, graph: Graph): string {
  const { read } = graph;
  if (graph.input(group, "healthCheck").kind !== "missing") return read.string(group, PROTOCOL, "HTTP");
  const traffic = read.string(group, "protocol", "HTTP");
  const type = read.string(group, "targetType", "instance");
  return read.string(group, PROTOCOL, /^HTTPS?$/.test(traffic) || type === "alb" ? "HTTP" : "TCP");
}

function judgeProtocol(group: ResourceOf<typeof TARGET_GROUPS>, graph: Graph): Verdict {
  const protocol = protocolOf(group, graph);
  if (/^HTTPS?$/.test(protocol)) return compliant();
  // The provider's defaults (node_modules/@pulumi/aws/types/input.d.ts, TargetGroupHealthCheck).
  const failures = valueOf(graph.number(group, "healthCheck.unhealthyThreshold")) ?? 3;
  const interval = valueOf(graph.number(group, "healthCheck.interval")) ?? 30;
  return violation({
    property: PROTOCOL,
    actual: graph.actual(group, PROTOCOL, protocol),
    wanted: "HTTP or HTTPS",
    message:
      `Its ${protocol} check passes while the port accepts connections: a hung or failing process keeps its ` +
      `share of the traffic, which an HTTP check would remove in ${failures} × ${interval} = ${failures * interval} s.`,
  });
}

export const targetGroupHealthCheck = defineRule({
  id: "elb-target-group-health-check",
  title: "Target groups should have an HTTP or HTTPS health check",
  practices: ["REL11-BP01"],
  peers: { checkov: ["CKV_AWS_261"] },
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "The operating system answers a TCP check: a process that hangs or returns only errors still receives requests.",
  fix: 'Set healthCheck.protocol to "HTTP" or "HTTPS" with a healthCheck.path that the service answers (on another healthCheck.port if the service itself does not use HTTP). Acknowledge a service that can\'t.',
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html",
  types: TARGET_GROUPS,
  check(group, graph) {
    if (valueOf(graph.string(group, "targetType")) === "lambda")
      return notApplicable("Health checks are optional for Lambda targets.");
    if (graph.read.boolean(group, ENABLED, true)) return judgeProtocol(group, graph);
    const message = "Its health checks are disabled: an unhealthy target keeps receiving its share of the requests.";
    return violation({ property: ENABLED, actual: false, wanted: true, message });
  },
});
