import { LOAD_BALANCERS } from "../../aws";
import { targetsOf } from "../../services/elb/target-groups";
import { spanOfSubnets } from "../../services/zones";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "enableCrossZoneLoadBalancing";
const BY_GROUP = "loadBalancingCrossZoneEnabled";

/** Whether a target group enables it itself; undefined where that is not known. */
function turnsOn(group: Resource, graph: Graph): boolean | undefined {
  const said = graph.string(group, BY_GROUP, "use_load_balancer_configuration");
  return said.kind === "known" ? said.value === "true" : undefined;
}

function shareOf(loadBalancer: Resource, graph: Graph): string {
  const path =
    graph.input(loadBalancer, "subnetMappings").kind === "missing" ? "subnets[*]" : "subnetMappings[*].subnetId";
  const { zones, unknown } = spanOfSubnets(loadBalancer, graph, path);
  return unknown === 0 && zones.size > 1 ? `1 of ${zones.size} connections` : "that zone's share of the connections";
}

/** It is disabled at the load balancer: each of its target groups must enable it. */
function judgeTargets(loadBalancer: Resource, graph: Graph): Verdict {
  const { groups, complete } = targetsOf(loadBalancer, graph);
  const off = groups.filter((group) => turnsOn(group, graph) === false);
  const known = complete && groups.every((group) => turnsOn(group, graph) !== undefined);
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
    actual: graph.input(loadBalancer, PROPERTY).kind === "known" ? false : undefined,
    wanted: true,
    message:
      `Each of its nodes sends${names} in its own zone only: if the targets there fail, ${shareOf(loadBalancer, graph)} ` +
      "fails until that node is removed from DNS and from clients' caches (60 s or more).",
  });
}

export const loadBalancerCrossZone = defineRule({
  id: "elb-load-balancer-cross-zone",
  title: "Network and Gateway Load Balancers should have cross-zone load balancing enabled",
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "It is disabled by default: if a zone's targets are unhealthy or too few, that zone's share of the traffic fails.",
  fix: 'Set enableCrossZoneLoadBalancing to true (AWS then charges for traffic between zones), or loadBalancingCrossZoneEnabled to "true" on its target groups. Acknowledge it if Availability Zones are isolated by design.',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#cross-zone-load-balancing",
  types: LOAD_BALANCERS,
  check(loadBalancer, graph) {
    const type = graph.string(loadBalancer, "loadBalancerType", "application");
    if (type.kind === "known" && type.value === "application") {
      return notApplicable(
        "It is always enabled on an Application Load Balancer; its target groups are checked separately.",
      );
    }
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
    const enabled = graph.boolean(loadBalancer, PROPERTY, false);
    if (enabled.kind === "known" && enabled.value) return compliant();
    if (enabled.kind === "unknown")
      return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${enabled.reason}.` });
    if (type.kind === "unknown") {
      return undecided({ property: "loadBalancerType", reason: `Its loadBalancerType ${type.reason}.` });
    }
    return judgeTargets(loadBalancer, graph);
  },
});
