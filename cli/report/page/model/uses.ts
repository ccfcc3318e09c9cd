import { isTreeList, isTreeObject, type Graph, type Resource, type Tree } from "../../../../policy/graph";

/** One resource's use of another. */
export interface Use {
  from: Resource;
  to: Resource;
  /** The top-level properties that refer to it. */
  by: string[];
}

/**
 * Strings that may name a resource in any property. Shorter ones, regions and words like "running" are outputs of many
 * resources and name none.
 */
const TELLING = /^(?=.*[\d.])(?![a-z]{2}(-[a-z]+)+-\d[a-z]?$).{8,}$/;

/** Every use of one resource by another, by value or else by property dependencies. */
export function usesOf(graph: Graph): Use[] {
  const types = [...new Set(graph.resources.filter((one) => one.custom).map((one) => one.type))];
  return graph.resources.filter((one) => one.custom).flatMap((one) => usesBy(graph, one, types));
}

function usesBy(graph: Graph, from: Resource, types: readonly string[]): Use[] {
  const found = new Map<Resource, Set<string>>();
  const add = (to: Resource, property: string) => found.set(to, (found.get(to) ?? new Set<string>()).add(property));
  for (const [property, value] of Object.entries(from.inputs)) {
    const declared = dependenciesOf(graph, from, property);
    let named = false;
    for (const path of pathsOf(value, step(property))) {
      const { certain: resources, possible: candidates } = graph.references(from, path, types);
      const telling = graph.values(from, path).values.some((leaf) => typeof leaf === "string" && TELLING.test(leaf));
      const sure = resources.filter((to) => telling || declared.includes(to));
      for (const to of [...sure, ...candidates.filter((one) => declared.includes(one))]) {
        add(to, property);
        named = true;
      }
    }
    // A JSON document in a string, such as a bucket policy, names resources inside.
    if (!named) declared.forEach((to) => add(to, property));
  }
  return [...found].map(([to, by]) => ({ from, to, by: [...by] }));
}

function dependenciesOf(graph: Graph, from: Resource, property: string): Resource[] {
  const urns = from.propertyDependencies[property] ?? [];
  return urns.flatMap((urn) => graph.get(urn) ?? []).filter((one) => one.custom && one !== from);
}

/** A path's step; undefined for a key that no path can write. */
function step(key: string): string | undefined {
  if (/^[A-Za-z_][\w-]*$/.test(key)) return key;
  return key.includes('"') || key === "" ? undefined : `["${key}"]`;
}

/** The paths to a property's leaves, with `[*]` for the elements of a list. */
function pathsOf(value: Tree | undefined, path: string | undefined): Set<string> {
  const paths = new Set<string>();
  const walk = (one: Tree | undefined, at: string | undefined): void => {
    if (at === undefined || one === undefined || one === null) return;
    if (isTreeList(one)) one.forEach((element) => walk(element, `${at}[*]`));
    else if (isTreeObject(one)) {
      for (const [key, inner] of Object.entries(one)) {
        const next = step(key);
        walk(inner, next && (next.startsWith("[") ? `${at}${next}` : `${at}.${next}`));
      }
    } else paths.add(at);
  };
  walk(value, path);
  return paths;
}
