import { AUTO_SCALING_GROUP } from "../../aws";
import { valueOf, type Graph, type ResourceOf } from "../../graph";
import { sourcesOf } from "../../services/autoscaling/traffic";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "healthCheckType";
function messageOf(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph, actual: string): string {
  const size = valueOf(graph.number(group, "minSize")) ?? 0;
  const serving = size > 0 ? `, and ${size - 1} of ${size} instances serve` : "";
  return (
    `Its health check is ${actual}: a running instance that fails its load balancer's check is not ` +
    `replaced${serving} until an engineer terminates it.`
  );
}

export const elbHealthCheck = defineRule({
  id: "autoscaling-elb-health-check",
  title: "Auto Scaling groups behind a load balancer should use its health checks",
  practices: ["REL06-BP04", "REL07-BP02", "REL11-BP01", "REL11-BP03"],
  peers: {
    securityHub: ["AutoScaling.1"],
    config: ["AUTOSCALING_GROUP_ELB_HEALTHCHECK_REQUIRED"],
    checkov: ["CKV2_AWS_15"],
    cdkNag: ["AutoScalingGroupELBHealthCheckRequired"],
    prowler: ["autoscaling_group_elb_health_check_enabled"],
  },
  service: "Auto Scaling",
  severity: "high",
  why: "EC2 status checks see the machine, not the service: a hung instance is never replaced.",
  fix: 'Set healthCheckType to "ELB" ("VPC_LATTICE" behind VPC Lattice), and healthCheckGracePeriod to the start-up time.',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const { certain, complete } = sourcesOf(group, graph);
    if (certain.size === 0 && complete) return notApplicable("No load balancer sends traffic to it.");
    // AWS's default is EC2 (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html).
    const type = graph.read.string(group, PROPERTY, "EC2");
    const used = type.split(",").map((one) => one.trim());
    const ignored = [...certain].filter((check) => !used.includes(check));
    if (ignored.length > 0) {
      const actual = graph.input(group, PROPERTY).kind === "known" ? type : undefined;
      return violation({
        property: PROPERTY,
        actual,
        wanted: ignored.join(","),
        message: messageOf(group, graph, type),
      });
    }
    if (certain.size > 0 || used.includes("ELB")) return compliant();
    return undecided({
      property: PROPERTY,
      reason: `It is ${type}, which is not enough behind a load balancer. Whether it has one is known only after deployment.`,
    });
  },
});
