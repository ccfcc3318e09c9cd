import type { AUTO_SCALING_GROUP } from "../../aws";
import { GROUP_ATTACHMENT, TARGET_GROUPS, TRAFFIC_SOURCE_ATTACHMENT } from "../../aws";
import {
  isTreeList,
  isTreeObject,
  unknown,
  valueOf,
  YES,
  NO,
  type Answer,
  type Graph,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { loadBalancersOf } from "../elb/listeners";
import { roleOf, type Role } from "../route53/role";

const LATTICE = "vpc-lattice";

/** The health checks that know whether an instance serves. */
export type TrafficCheck = "ELB" | "VPC_LATTICE";

/** The health checks of what sends traffic to a group; `complete` where there are no others. */
export function sourcesOf(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  graph: Graph,
): { certain: ReadonlySet<TrafficCheck>; complete: boolean } {
  const certain = new Set<TrafficCheck>();
  let complete = true;
  const typed = (type: unknown): TrafficCheck => (type === LATTICE ? "VPC_LATTICE" : "ELB");
  for (const property of ["targetGroupArns", "loadBalancers", "trafficSources"]) {
    const list = graph.given(group, property);
    if (list.kind === "unknown") complete = false;
    if (list.kind !== "known") continue;
    if (!isTreeList(list.value)) graph.malformed.note(group, property, "is not a list");
    else list.value.forEach((source) => certain.add(typed(isTreeObject(source) ? source.type : undefined)));
  }
  const types = [GROUP_ATTACHMENT, TRAFFIC_SOURCE_ATTACHMENT];
  const attached = graph.referrers(group, types, "autoscalingGroupName");
  for (const one of attached.certain) certain.add(typed(valueOf(graph.string(one, "trafficSource.type"))));
  return { certain, complete: complete && attached.possible.length === 0 };
}

/** Whether a load balancer or VPC Lattice sends traffic to a group. */
export function isServing(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Answer {
  const { certain, complete } = sourcesOf(group, graph);
  if (certain.size > 0) return YES;
  return complete ? NO : unknown("Whether a load balancer sends traffic to it is known only after deployment.");
}

/** The load balancer of a group that has a part in DNS failover. */
export function loadBalancerOf(
  group: ResourceOf<typeof AUTO_SCALING_GROUP>,
  role: Role,
  graph: Graph,
): Resource | undefined {
  const attached = graph.referrers(group, [GROUP_ATTACHMENT], "autoscalingGroupName").certain;
  const groups = [
    ...graph.references(group, "targetGroupArns[*]", TARGET_GROUPS).certain,
    ...graph.references(group, "trafficSources[*].identifier", TARGET_GROUPS).certain,
    ...attached.flatMap((one) => graph.references(one, "lbTargetGroupArn", TARGET_GROUPS).certain),
  ];
  return groups.flatMap((one) => loadBalancersOf(one, graph)).find((one) => roleOf(one, graph) === role);
}
