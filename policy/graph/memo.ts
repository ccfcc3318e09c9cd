import type { Graph } from "./graph";
import type { Malformed } from "./malformed";
import type { Resource } from "./resource";

interface Result<T> {
  readonly value: T;
  readonly malformed: readonly Malformed[];
}

function once<K, T>(results: Map<K, Result<T>>, key: K, graph: Graph, make: () => T): T {
  const before = results.get(key);
  if (before) {
    graph.malformed.again(before.malformed);
    return before.value;
  }
  const result = graph.malformed.during(make);
  results.set(key, result);
  return result.value;
}

function resultsOf<K, T>(of: WeakMap<Graph, Map<K, Result<T>>>, graph: Graph): Map<K, Result<T>> {
  const results = of.get(graph) ?? new Map<K, Result<T>>();
  of.set(graph, results);
  return results;
}

/** A function of the graph that is computed once: an index, such as the queues by ARN. */
export function perGraph<T>(make: (graph: Graph) => T): (graph: Graph) => T {
  const of = new WeakMap<Graph, Map<"", Result<T>>>();
  return (graph) => once(resultsOf(of, graph), "", graph, () => make(graph));
}

/** A function of a resource that is computed once for each. */
export function perResource<R extends Resource, T>(make: (resource: R, graph: Graph) => T) {
  const of = new WeakMap<Graph, Map<R, Result<T>>>();
  return (resource: R, graph: Graph): T => once(resultsOf(of, graph), resource, graph, () => make(resource, graph));
}
