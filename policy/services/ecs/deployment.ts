import { CIRCUIT_BREAKER } from "../../../facts/containers";
import type { ECS_SERVICE } from "../../aws";
import { all, answered, valueOf, type Answer, type Graph, type ResourceOf } from "../../graph";

type Service = ResourceOf<typeof ECS_SERVICE>;

type Part = "deploymentCircuitBreaker" | "alarms";

/** Whether a part of a service's deployment is enabled; both are off where not given: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export function ends(service: Service, graph: Graph, part: Part): Answer {
  return answered(() => graph.read.boolean(service, `${part}.enable`, false));
}

/** Whether such a part also rolls back what it ends. */
export function rollsBack(service: Service, graph: Graph, part: Part): Answer {
  return all([ends(service, graph, part), answered(() => graph.read.boolean(service, `${part}.rollback`, false))]);
}

/** The failed tasks of a deployment after which the circuit breaker ends it. @param desired the service's number of tasks */
export function failuresUntilBreak(desired: number): number {
  const { least, most, percent } = CIRCUIT_BREAKER.data;
  return Math.min(most, Math.max(least, Math.ceil((desired * percent) / 100)));
}

/** The tasks that a rolling deployment keeps running, and the most that it runs; undefined where its percents are not known. */
export function deploymentBounds(
  service: Service,
  desired: number,
  graph: Graph,
): { readonly kept: number; readonly most: number } | undefined {
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html: 100 and 200 by default, rounded up and down.
  const least = valueOf(graph.number(service, "deploymentMinimumHealthyPercent", 100));
  const most = valueOf(graph.number(service, "deploymentMaximumPercent", 200));
  if (least === undefined || most === undefined) return undefined;
  return {
    kept: Math.min(desired, Math.ceil((desired * least) / 100)),
    most: Math.floor((desired * most) / 100),
  };
}
