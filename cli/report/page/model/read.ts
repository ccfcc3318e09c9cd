import type { Graph, Resource } from "../../../../policy/graph";

/** A property as text; undefined where it is missing, unknown or a secret. */
export function textOf(graph: Graph, resource: Resource, path: string): string | undefined {
  const reading = graph.string(resource, path);
  return reading.kind === "known" && reading.value !== "" ? reading.value : undefined;
}

/** A property as a number; undefined where it is missing or unknown. */
export function numberOf(graph: Graph, resource: Resource, path: string): number | undefined {
  const reading = graph.number(resource, path);
  return reading.kind === "known" ? reading.value : undefined;
}

/** A property as a boolean; undefined where it is missing or unknown. */
export function booleanOf(graph: Graph, resource: Resource, path: string): boolean | undefined {
  const reading = graph.boolean(resource, path);
  return reading.kind === "known" ? reading.value : undefined;
}

/** The known strings at a path with `[*]`. */
export function textsOf(graph: Graph, resource: Resource, path: string): string[] {
  return graph.values(resource, path).values.filter((value): value is string => typeof value === "string");
}

/** The one resource that a property refers to; undefined for none, or several candidates. */
export function referenceOf(graph: Graph, resource: Resource, path: string, type: string): Resource | undefined {
  const { certain: resources } = graph.references(resource, path, [type]);
  return resources.length === 1 ? resources[0] : undefined;
}

/** A host name as DNS compares it: in lower case, without the final dot. */
export function hostOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

/** The items by a key, in the order of the keys' first occurrence. */
export function by<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
