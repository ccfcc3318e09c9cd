import type { Graph } from "../graph";
import { buildScene } from "./build";
import { Player } from "./engine/replay";
import { pairFaults, singleFaults } from "./faults/catalogue";
import { elementsOf, someOf } from "./flow";
import type { BlindSpot, Fault, SimulatedFunction, Survival } from "./model";
import type { Scene } from "./scene";
import { DEFAULT_SETTINGS, type Settings } from "./settings";
import { cutSetsOf, type CutSet } from "./verdict/cut-sets";
import { atRest, survivalOf, type AtRest } from "./verdict/survival";

export interface Options {
  readonly settings?: Settings;
  /** Pairs of faults as well: those that take down what neither takes alone. */
  readonly pairs?: boolean;
}

/** What a graph's functions are, and what every fault does to each of them. */
export interface Simulation {
  readonly functions: readonly (Pick<SimulatedFunction, "id" | "kind"> & {
    readonly urns: readonly string[];
    readonly atRest: AtRest;
  })[];
  readonly faults: readonly Fault[];
  /** By function, then fault. */
  readonly survival: readonly Survival[];
  readonly cutSets: readonly CutSet[];
  readonly blindSpots: readonly BlindSpot[];
}

/** Simulates every single fault, and pairs where asked for. The same graph gives the same result, whatever the order of its resources. */
export function simulate(graph: Graph, { settings = DEFAULT_SETTINGS, pairs = true }: Options = {}): Simulation {
  const scene = buildScene(graph, settings);
  const functions = [...scene.functions].sort((a, b) => compare(a.id, b.id));
  const some = new Map(functions.map((fn) => [fn, someOf(fn.flow, scene)]));
  const singles = singleFaults(scene);
  const cutSets = cutSetsOf(
    scene,
    functions.map((fn) => ({ fn, some: some.get(fn)! })),
    singles,
    pairs ? pairFaults(singles) : [],
  );
  const survival = functions.flatMap((fn) => survivalsOf(fn, singles, scene));
  return {
    functions: functions.map((fn) => ({
      id: fn.id,
      kind: fn.kind,
      urns: fn.resources.map(({ urn }) => urn).sort(),
      atRest: atRest(fn, playerOf(fn, scene)),
    })),
    faults: singles,
    survival,
    cutSets,
    blindSpots: [...scene.blindSpots].sort((a, b) => compare(a.id, b.id) || compare(a.reason, b.reason)),
  };
}

function playerOf(fn: SimulatedFunction, scene: Scene): Player {
  const byHand = scene.steps
    .filter(({ id }) => fn.byHand?.includes(id))
    .flatMap(({ after, needs }) => [after, ...needs.map(({ element }) => element)]);
  const capability = fn.capability === undefined ? [] : [fn.capability];
  return new Player(scene.elements, [...elementsOf(fn.flow), ...capability, ...byHand]);
}

function survivalsOf(fn: SimulatedFunction, faults: readonly Fault[], scene: Scene): Survival[] {
  const player = playerOf(fn, scene);
  return faults.map((fault) => survivalOf(fn, fault, scene, player));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
