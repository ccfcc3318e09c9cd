import { LISTENERS, LOAD_BALANCERS, TARGET_GROUPS } from "../../aws";
import { spanOfSubnets } from "../../services/zones";
import { answered, foundBy, merged, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "enableCrossZoneLoadBalancing";
const BY_GROUP = "loadBalancingCrossZoneEnabled";

const FORWARDS = ["defaultActions[*].targetGroupArn", "defaultActions[*].forward.targetGroups[*].arn"];

/** The target groups of the default actions of a load balancer's listeners: of a Network Load Balancer, all it has. */
function targetsOf(
  loadBalancer: ResourceOf<typeof LOAD_BALANCERS>,
  graph: Graph,
): { groups: readonly Resource[]; complete: boolean } {
  const listeners = graph.referrers(loadBalancer, LISTENERS, "loadBalancerArn", LOAD_BALANCERS);
  const found = listeners.certain.flatMap((listener) =>
    FORWARDS.map((path) => graph.references(listener, path, TARGET_GROUPS)),
  );
  return {
    groups: merged<Resource>(found).certain,
    complete:
      listeners.possible.length === 0 && found.every(({ complete, external }) => complete && external.length === 0),
  };
}

function shareOf(loadBalancer: ResourceOf<typeof LOAD_BALANCERS>, graph: Graph): string {
  const path =
    graph.input(loadBalancer, "subnetMappings").kind === "missing" ? "subnets[*]" : "subnetMappings[*].subnetId";
  const { zones, unknown } = spanOfSubnets(loadBalancer, graph, path);
  return unknown === 0 && zones.size > 1 ? `1 of ${zones.size} connections` : "that zone's share of the connections";
}

/** It is disabled at the load balancer: each of its target groups must enable it. */
function judgeTargets(loadBalancer: ResourceOf<typeof LOAD_BALANCERS>, graph: Graph): Verdict {
  const { groups, complete } = targetsOf(loadBalancer, graph);
  const isOn = (group: Resource) => graph.read.string(group, BY_GROUP, "use_load_balancer_configuration") === "true";
  const { certain, possible } = foundBy(groups, (group) => answered(() => isOn(group)));
  const off = groups.filter((group) => !certain.includes(group) && !possible.includes(group));
  const known = complete && possible.length === 0;
  if (known && groups.length > 0 && off.length === 0) return compliant();
  if (off.length === 0 && !known) {
    return undecided({
      property: PROPERTY,
      reason: "Whether its target groups enable it is known only after deployment.",
    });
  }
  const names = off.length > 0 ? ` to ${off.map((group) => group.name).join(", ")}` : "";
  return violation({
    property: PROPERTY,
    actual: graph.actual(loadBalancer, PROPERTY, false),
    wanted: true,
    message:
      `Each of its nodes sends${names} in its own zone only: if the targets there fail, ${shareOf(loadBalancer, graph)} ` +
      "fails until that node is removed from DNS and from clients' caches (60 s or more).",
  });
}

export const loadBalancerCrossZone = defineRule({
  id: "elb-load-balancer-cross-zone",
  title: "Network and Gateway Load Balancers should have cross-zone load balancing enabled",
  practices: ["REL02-BP01", "REL11-BP02"],
  peers: {
    config: ["ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED"],
    checkov: ["CKV_AWS_152"],
    cdkNag: ["ELBCrossZoneLoadBalancingEnabled"],
    prowler: ["elbv2_cross_zone_load_balancing_enabled"],
  },
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "It is disabled by default: if a zone's targets are unhealthy or too few, that zone's share of the traffic fails.",
  fix: 'Set enableCrossZoneLoadBalancing to true (AWS then charges for traffic between zones), or loadBalancingCrossZoneEnabled to "true" on its target groups. Acknowledge it if Availability Zones are isolated by design.',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing",
  types: LOAD_BALANCERS,
  check(loadBalancer, graph) {
    if (valueOf(graph.string(loadBalancer, "loadBalancerType", "application")) === "application") {
      return notApplicable(
        "It is always enabled on an Application Load Balancer; its target groups are checked separately.",
      );
    }
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
    if (graph.read.boolean(loadBalancer, PROPERTY, false)) return compliant();
    graph.read.string(loadBalancer, "loadBalancerType", "application");
    return judgeTargets(loadBalancer, graph);
  },
});
