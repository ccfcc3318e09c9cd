import type { Graph } from "../graph";

/** Tells whether several stacks are judged together, so that what is not there is nowhere. */
export function severalStacks(graph: Graph): boolean {
  return new Set(graph.resources.map(({ stack }) => stack)).size > 1;
}

/** What to do where only one stack can be seen; completes a sentence. */
export const JUDGE_BOTH = "it may be in another stack; judge both together: holdfast check primary.json secondary.json";
