import * as aws from "../../../../policy/aws";
import type { Graph, Resource } from "../../../../policy/graph";
import { GROUPS } from "./groups";
import type { BalancerPicture, TargetGroupPicture } from "./picture";
import { booleanOf, numberOf, referenceOf, textOf } from "./read";

const KINDS: Readonly<Record<string, BalancerPicture["kind"]>> = {
  application: "Application",
  network: "Network",
  gateway: "Gateway",
};

/** A load balancer, without its AZs. */
export function balancerOf(graph: Graph, balancer: Resource): Omit<BalancerPicture, "zones" | "placed"> {
  const classic = balancer.type === aws.CLASSIC_LOAD_BALANCER;
  const listeners = graph.referrers(balancer, [aws.LISTENER], "loadBalancerArn").certain;
  return {
    urn: balancer.urn,
    name: balancer.name,
    kind: classic ? "Classic" : (KINDS[textOf(graph, balancer, "loadBalancerType") ?? "application"] ?? "Application"),
    internal: booleanOf(graph, balancer, "internal") ?? false,
    crossZone: booleanOf(graph, balancer, classic ? "crossZoneLoadBalancing" : "enableCrossZoneLoadBalancing"),
    listeners: listeners.map((one) => portOf(graph, one)).sort(byPort),
    targetGroups: targetGroupsOf(graph, listeners).map((group) => targetGroupOf(graph, group)),
  };
}

function byPort(a: string, b: string): number {
  return Number(b.split(" ")[1]) - Number(a.split(" ")[1]);
}

function portOf(graph: Graph, resource: Resource): string {
  return [textOf(graph, resource, "protocol"), numberOf(graph, resource, "port")]
    .filter((part) => part !== undefined)
    .join(" ");
}

const FORWARDS = ["targetGroupArn", "forward.targetGroups[*].arn"];

function targetGroupsOf(graph: Graph, listeners: readonly Resource[]): Resource[] {
  const rules = listeners.flatMap((listener) => graph.referrers(listener, [aws.LISTENER_RULE], "listenerArn").certain);
  const found = (holder: Resource, list: string) =>
    FORWARDS.flatMap((path) => graph.references(holder, `${list}[*].${path}`, [aws.TARGET_GROUP]).certain);
  return [
    ...new Set([
      ...listeners.flatMap((one) => found(one, "defaultActions")),
      ...rules.flatMap((one) => found(one, "actions")),
    ]),
  ];
}

function targetGroupOf(graph: Graph, group: Resource): TargetGroupPicture {
  return {
    urn: group.urn,
    name: group.name,
    port: portOf(graph, group),
    healthCheck: healthCheckOf(graph, group),
    members: membersOf(graph, group),
  };
}

function healthCheckOf(graph: Graph, group: Resource): string {
  const interval = numberOf(graph, group, "healthCheck.interval");
  const what = textOf(graph, group, "healthCheck.path") ?? textOf(graph, group, "healthCheck.protocol");
  return [what, interval === undefined ? undefined : `every ${interval} s`].filter((part) => part).join(" ");
}

/** The URNs of the groups and instances of a target group. */
function membersOf(graph: Graph, group: Resource): string[] {
  const groups = GROUPS.flatMap(({ type, targetGroups }) => [...graph.referrers(group, [type], targetGroups).certain]);
  const attached = graph
    .referrers(group, [aws.GROUP_ATTACHMENT], "lbTargetGroupArn")
    .certain.flatMap((one) => referenceOf(graph, one, "autoscalingGroupName", aws.AUTO_SCALING_GROUP) ?? []);
  const instances = graph
    .referrers(group, [aws.TARGET_GROUP_ATTACHMENT], "targetGroupArn")
    .certain.flatMap((one) => referenceOf(graph, one, "targetId", aws.EC2_INSTANCE) ?? []);
  return [...new Set([...groups, ...attached, ...instances].map((one) => one.urn))];
}
