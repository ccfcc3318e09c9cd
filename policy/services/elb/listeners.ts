import {
  LISTENER_RULES as RULES,
  LISTENERS,
  LOAD_BALANCERS,
  TARGET_GROUPS,
  type ALB_LISTENER,
  type LISTENER,
} from "../../aws";
import { isOfType, merged, valueOf, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";

type Listener = ResourceOf<typeof LISTENER | typeof ALB_LISTENER>;

/** The listeners of a load balancer. */
export function listenersOf(loadBalancer: ResourceOf<typeof LOAD_BALANCERS>, graph: Graph): Found<Listener> {
  return graph.referrers(loadBalancer, LISTENERS, "loadBalancerArn");
}

/** The load balancers that send requests to a target group. */
export function loadBalancersOf(group: ResourceOf<typeof TARGET_GROUPS>, graph: Graph): readonly Resource[] {
  const found = sendersTo(group, graph).certain.flatMap((sender) => {
    const isRule = isOfType(sender, ...RULES);
    const listeners = isRule ? graph.references(sender, "listenerArn", LISTENERS).certain : [];
    return isRule ? listeners.flatMap((one) => loadBalancerOf(one, graph)) : loadBalancerOf(sender, graph);
  });
  return [...new Set(found)];
}

function loadBalancerOf(listener: Resource, graph: Graph): readonly Resource[] {
  return isOfType(listener, ...LISTENERS) ? graph.references(listener, "loadBalancerArn", LOAD_BALANCERS).certain : [];
}

/** What a listener does with requests: the types of its default actions and of its rules' (`forward`, `redirect`, `fixed-response`). */
export function actionsOf(listener: Listener, graph: Graph): Found<string> {
  const rules = graph.referrers(listener, RULES, "listenerArn");
  const own = graph.strings(listener, "defaultActions[*].type");
  const others = [...rules.certain, ...rules.possible].map((rule) => graph.strings(rule, "actions[*].type"));
  return merged([own, ...others]);
}

/** The HTTP status that a listener answers with, where its only default action is a fixed response. */
export function fixedStatusOf(listener: Listener, graph: Graph): string | undefined {
  return valueOf(graph.string(listener, "defaultActions[0].fixedResponse.statusCode"));
}

/** The listeners and rules that send requests to a target group. */
export function sendersTo(group: ResourceOf<typeof TARGET_GROUPS>, graph: Graph): Found {
  return merged<Resource>([
    graph.referrers(group, LISTENERS, "defaultActions[*].targetGroupArn", TARGET_GROUPS),
    graph.referrers(group, LISTENERS, "defaultActions[*].forward.targetGroups[*].arn", TARGET_GROUPS),
    graph.referrers(group, RULES, "actions[*].targetGroupArn", TARGET_GROUPS),
    graph.referrers(group, RULES, "actions[*].forward.targetGroups[*].arn", TARGET_GROUPS),
  ]);
}

/** Whether a listener redirects to another host; one to its own host, such as from HTTP to HTTPS, needs a listener there. */
export function redirectsAway(listener: Listener, graph: Graph): boolean {
  const host = graph.string(listener, "defaultActions[0].redirect.host", "#{host}");
  const type = valueOf(graph.string(listener, "defaultActions[0].type"));
  return type === "redirect" && (host.kind === "unknown" || host.value !== "#{host}");
}
