import { CLASSIC_LOAD_BALANCER, LOAD_BALANCERS } from "../../aws";
import { isOfType } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "accessLogs.enabled";

export const accessLogs = defineRule({
  id: "elb-access-logs",
  title: "Load balancers should have access logging enabled",
  practices: ["REL06-BP05"],
  peers: {
    securityHub: ["ELB.5"],
    config: ["ELB_LOGGING_ENABLED"],
    checkov: ["CKV_AWS_91", "CKV_AWS_92"],
    cdkNag: ["ELBLoggingEnabled"],
    prowler: ["elb_logging_enabled", "elbv2_logging_enabled"],
  },
  optIn: true,
  service: "Elastic Load Balancing",
  severity: "low",
  why: "Without an access log nothing says which requests failed, at which target, and how long they took.",
  fix: "Set accessLogs.bucket and accessLogs.enabled to true.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
  types: [...LOAD_BALANCERS, CLASSIC_LOAD_BALANCER],
  check(loadBalancer, graph) {
    const isClassic = isOfType(loadBalancer, CLASSIC_LOAD_BALANCER);
    if (!isClassic && graph.read.string(loadBalancer, "loadBalancerType", "application") === "gateway")
      return notApplicable("A Gateway Load Balancer has no access logs.");
    // A Classic Load Balancer with a bucket logs by default; the others don't (node_modules/@pulumi/aws/types/input.d.ts, LoadBalancerAccessLogs).
    const byDefault = isClassic && graph.given(loadBalancer, "accessLogs").kind !== "missing";
    if (graph.read.boolean(loadBalancer, PROPERTY, byDefault)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(loadBalancer, PROPERTY, false),
      wanted: true,
      message: "Its requests are not logged: which of them failed, and where, can't be found out.",
    });
  },
});
