import type { Graph } from "../graph";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { simulate, type Options, type Simulation } from "./simulate";

const made = new WeakMap<Graph, Map<string, ReturnType<typeof simulated>>>();

/**
 * The simulation of a graph, without pairs: made once for the same assumptions, with what its first user asks for besides. Who needs only what is
 * judged gets the whole one where it is there.
 */
export function simulationOf(
  graph: Graph,
  settings: Settings = DEFAULT_SETTINGS,
  more: Omit<Options, "settings" | "pairs"> = {},
): Simulation {
  const known = made.get(graph) ?? new Map<string, ReturnType<typeof simulated>>();
  made.set(graph, known);
  const whole = JSON.stringify(Object.entries(settings).sort());
  const key = more.judgedOnly === true && !known.has(whole) ? `judged ${whole}` : whole;
  const before = known.get(key);
  const one = before ?? simulated(graph, settings, more);
  if (before) graph.malformed.again(before.malformed);
  known.set(key, one);
  return one.value;
}

function simulated(graph: Graph, settings: Settings, more: Omit<Options, "settings" | "pairs">) {
  return graph.malformed.during(() => simulate(graph, { ...more, settings, pairs: false }));
}
