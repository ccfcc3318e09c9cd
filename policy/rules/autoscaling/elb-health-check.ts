import { AUTO_SCALING_GROUP, GROUP_ATTACHMENT, TRAFFIC_SOURCE_ATTACHMENT } from "../../aws";
import { isTreeList, isTreeObject, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "healthCheckType";
const LATTICE = "vpc-lattice";

/** The health checks that know whether an instance serves. */
type Check = "ELB" | "VPC_LATTICE";

/** What sends traffic to a group: for certain, and perhaps. */
interface Sources {
  readonly certain: ReadonlySet<Check>;
  readonly doubtful: boolean;
}

function sourcesOf(group: Resource, graph: Graph): Sources {
  const certain = new Set<Check>();
  let doubtful = false;
  const typed = (type: unknown): Check => (type === LATTICE ? "VPC_LATTICE" : "ELB");
  for (const property of ["targetGroupArns", "loadBalancers", "trafficSources"]) {
    const list = graph.given(group, property);
    if (list.kind === "unknown") doubtful = true;
    if (list.kind !== "known" || !isTreeList(list.value)) continue;
    list.value.forEach((source) => certain.add(typed(isTreeObject(source) ? source.type : undefined)));
  }
  const types = [GROUP_ATTACHMENT, TRAFFIC_SOURCE_ATTACHMENT];
  const attached = graph.referrers(group, types, "autoscalingGroupName");
  for (const one of attached.certain) certain.add(typed(valueOf(one, graph, "trafficSource.type")));
  return { certain, doubtful: doubtful || attached.possible.length > 0 };
}

function valueOf(resource: Resource, graph: Graph, path: string): unknown {
  const reading = graph.string(resource, path);
  return reading.kind === "known" ? reading.value : undefined;
}

function messageOf(group: Resource, graph: Graph, actual: string): string {
  const size = graph.number(group, "minSize");
  const serving =
    size.kind === "known" && size.value > 0 ? `, and ${size.value - 1} of ${size.value} instances serve` : "";
  return (
    `Its health check is ${actual}: a running instance that fails its load balancer's check is not ` +
    `replaced${serving} until an engineer terminates it.`
  );
}

export const elbHealthCheck = defineRule({
  id: "autoscaling-elb-health-check",
  title: "Auto Scaling groups behind a load balancer should use its health checks",
  service: "Auto Scaling",
  severity: "high",
  why: "EC2 status checks see the machine, not the service: a hung instance is never replaced.",
  fix: 'Set healthCheckType to "ELB" ("VPC_LATTICE" behind VPC Lattice), and healthCheckGracePeriod to the start-up time.',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const { certain, doubtful } = sourcesOf(group, graph);
    if (certain.size === 0 && !doubtful) return notApplicable("No load balancer sends traffic to it.");
    // AWS's default is EC2 (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html).
    const type = graph.string(group, PROPERTY, "EC2");
    if (type.kind === "unknown") return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${type.reason}.` });
    const used = type.value.split(",").map((one) => one.trim());
    const ignored = [...certain].filter((check) => !used.includes(check));
    if (ignored.length > 0) {
      const actual = graph.input(group, PROPERTY).kind === "known" ? type.value : undefined;
      return violation({
        property: PROPERTY,
        actual,
        wanted: ignored.join(","),
        message: messageOf(group, graph, type.value),
      });
    }
    if (certain.size > 0 || used.includes("ELB")) return compliant();
    return undecided({
      property: PROPERTY,
      reason: `It is ${type.value}, which is not enough behind a load balancer. Whether it has one is known only after deployment.`,
    });
  },
});
