import { isTreeList, UndecidedError, type Graph, type Reading, type Resource } from "../../graph";

/**
 * How Route 53 chooses among records of one name and type, and the argument that says so; a record without any of
 * them is simple. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html
 */
export const ROUTING_ARGUMENTS = {
  failover: "failoverRoutingPolicies",
  latency: "latencyRoutingPolicies",
  weighted: "weightedRoutingPolicies",
  geolocation: "geolocationRoutingPolicies",
  geoproximity: "geoproximityRoutingPolicy",
  "IP-based": "cidrRoutingPolicy",
  "multivalue answer": "multivalueAnswerRoutingPolicy",
} as const;

export type RoutingPolicy = keyof typeof ROUTING_ARGUMENTS;

/** The routing policies of a record; `unknown` has the arguments that may or may not be set. */
export interface Routing {
  readonly policies: readonly RoutingPolicy[];
  readonly unknown: readonly string[];
}

const POLICIES = Object.keys(ROUTING_ARGUMENTS) as readonly RoutingPolicy[];

/** Which routing policies a record has. An empty list and `false` are none. */
export function routingOf(record: Resource, graph: Graph): Routing {
  const policies: RoutingPolicy[] = [];
  const unknown: string[] = [];
  for (const policy of POLICIES) {
    const reading = graph.given(record, ROUTING_ARGUMENTS[policy]);
    if (reading.kind === "unknown") unknown.push(ROUTING_ARGUMENTS[policy]);
    if (reading.kind !== "known" || reading.value === false) continue;
    if (!isTreeList(reading.value) || reading.value.length > 0) policies.push(policy);
  }
  return { policies, unknown };
}

/** The side of a failover pair that a record is; missing where it has no failover policy. */
export function failoverSide(record: Resource, graph: Graph): Reading<string> {
  return graph.string(record, "failoverRoutingPolicies[0].type");
}

/** Throws UndecidedError where it is not known whether a record has a routing policy, or which side of a failover pair it is. */
export function requireRouting(record: Resource, graph: Graph): void {
  const { policies, unknown } = routingOf(record, graph);
  const isOpen = failoverSide(record, graph).kind === "unknown";
  const property = policies.length === 0 ? unknown[0] : isOpen ? ROUTING_ARGUMENTS.failover : undefined;
  if (property !== undefined) throw new UndecidedError(property, `Its ${property} are known only after deployment.`);
}
