import type { Graph, Resource } from "../graph";

/** The resources that refer to one. */
export interface Referring {
  readonly certain: readonly Resource[];
  /** Those that may: nobody can say before deployment. */
  readonly possible: readonly Resource[];
}

function topLevelKey(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}

/** Tells whether it is recorded what a property depends on: then an unknown value can come from nothing else. */
export function originRecorded(resource: Resource, path: string): boolean {
  const byProperty = Object.keys(resource.propertyDependencies).length > 0;
  const origins = byProperty ? resource.propertyDependencies[topLevelKey(path)] : resource.dependencies;
  return origins !== undefined && origins.length > 0;
}

/**
 * The resources of `types` whose property at `path` refers to `target`. Like `graph.referrers`, and careful besides:
 * a value that is unknown and of which no origin is recorded may refer to anything in its stack.
 * @param among the types that the property can hold; with all of them each unknown value finds its own origin
 */
export function referring(
  target: Resource,
  graph: Graph,
  types: readonly string[],
  path: string,
  among: readonly string[] = [target.type],
): Referring {
  const certain: Resource[] = [];
  const possible: Resource[] = [];
  for (const one of graph.ofType(...types)) {
    const found = graph.references(one, path, among);
    const groundless = !found.complete && found.candidates.length === 0 && !originRecorded(one, path);
    if (found.resources.includes(target)) certain.push(one);
    else if (found.candidates.includes(target) || (groundless && one.stack === target.stack)) possible.push(one);
  }
  return { certain, possible };
}
