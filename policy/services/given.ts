import type { Graph, Reading, Resource, Tree } from "../graph";

/**
 * The value at a path, as `graph.value`; but what the program left out is missing even where the preview calls it
 * unknown, because then AWS alone fills it in.
 */
export function given(resource: Resource, path: string, graph: Graph): Reading<Tree> {
  const reading = graph.value(resource, path);
  const leftOut = reading.kind === "unknown" && resource.inputsSeen && graph.input(resource, path).kind === "missing";
  return leftOut ? { kind: "missing" } : reading;
}
