import { LISTENERS, LOAD_BALANCERS, TARGET_GROUPS } from "../../aws";
import type { Graph, Resource } from "../../graph";

const FORWARDS = ["defaultActions[*].targetGroupArn", "defaultActions[*].forward.targetGroups[*].arn"];

/** The target groups that a load balancer sends to. */
export interface Targets {
  readonly groups: readonly Resource[];
  /** True where these are all. */
  readonly complete: boolean;
}

/** The target groups of the default actions of a load balancer's listeners: of a Network Load Balancer, all it has. */
export function targetsOf(loadBalancer: Resource, graph: Graph): Targets {
  const listeners = graph.referrers(loadBalancer, LISTENERS, "loadBalancerArn", LOAD_BALANCERS);
  const found = listeners.certain.flatMap((listener) =>
    FORWARDS.map((path) => graph.references(listener, path, TARGET_GROUPS)),
  );
  return {
    groups: [...new Set(found.flatMap(({ certain: resources }) => resources))],
    complete:
      listeners.possible.length === 0 && found.every(({ complete, external }) => complete && external.length === 0),
  };
}
