import { valueOf, type Graph, type Resource, type Tree } from "../../../graph";
import type { Candidate, Change, Cost } from "../change";

/** What a miss is about: the time until it serves again, the data that are given up, or a fault that leaves nothing of it. */
export type Aim = "time" | "loss" | "end";

/** What can be changed of resources of some types, each the least change first. */
export interface Lever {
  readonly types: readonly string[];
  readonly aims: readonly Aim[];
  candidates(resource: Resource, graph: Graph): readonly Candidate[];
}

function change(resource: Resource, graph: Graph, property: string, to: Tree): Change {
  const reading = graph.given(resource, property);
  return { of: resource.urn, property, from: reading.kind === "known" ? reading.value : undefined, to };
}

/** Some properties of a resource, with other values. */
export const one = (
  resource: Resource,
  graph: Graph,
  cost: Cost,
  values: Readonly<Record<string, Tree>>,
): Candidate => ({
  changes: Object.entries(values).map(([property, to]) => change(resource, graph, property, to)),
  cost,
});

/** A resource that comes besides, as a program would declare it beside another. */
export function beside(
  resource: Resource,
  { type, name, ...given }: Pick<Resource, "type" | "name" | "inputs"> & Partial<Pick<Resource, "id" | "region">>,
): Resource {
  const urn = `${resource.urn.slice(0, resource.urn.lastIndexOf("::"))}$${type}::${name}`;
  return {
    ...resource,
    ...{ type, name, urn, id: name, outputs: given.inputs },
    ...{ dependencies: [], propertyDependencies: {}, ignoreChanges: [], ...given },
  };
}

/** A number that gets smaller: those of some values that are below what it is. Nothing where it is not known. */
export function lower(
  types: readonly string[],
  property: string,
  byDefault: number,
  values: readonly number[],
  cost: Cost,
  applies: (resource: Resource, graph: Graph) => boolean = () => true,
): Lever {
  return {
    types,
    aims: ["time"],
    candidates(resource, graph) {
      if (!applies(resource, graph)) return [];
      const now = valueOf(graph.number(resource, property, byDefault));
      const less = values.filter((value) => now !== undefined && value < now);
      return less.map((value) => one(resource, graph, cost, { [property]: value }));
    },
  };
}

/** A property that is turned on. Nothing where it is not known. */
export function turnOn(
  types: readonly string[],
  aims: readonly Aim[],
  property: string,
  cost: Cost,
  on: Tree = true,
): Lever {
  return {
    types,
    aims,
    candidates(resource, graph) {
      const now = graph.given(resource, property);
      const isOff = now.kind === "missing" || (now.kind === "known" && now.value !== on);
      return isOff ? [one(resource, graph, cost, { [property]: on })] : [];
    },
  };
}
