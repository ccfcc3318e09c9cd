import { AUTO_SCALING_GROUP, ECS_SERVICE, ECS_TASK_DEFINITION } from "../../aws";
import { isTreeList, isTreeObject, perResource, valueOf, type Graph, type Resource, type Tree } from "../../graph";
import { templateOf } from "../compute-role";

/** The properties in which a program gives its code the place of a store. */
const PROPERTIES = ["environment", "userData", "userDataBase64", "containerDefinitions", "volumes"] as const;
/** Shorter names may be any word. */
const LEAST = 6;

interface Named {
  /** What is written in a compute's settings, word by word. */
  readonly words: ReadonlySet<string>;
  /** URNs of what they depend on. */
  readonly urns: ReadonlySet<string>;
}

export const namedBy = perResource((compute: Resource, graph): Named => {
  const carriers = [compute, ...carriersOf(compute, graph)];
  const each = <T>(of: (one: Resource, property: (typeof PROPERTIES)[number]) => readonly T[]): T[] =>
    carriers.flatMap((one) => PROPERTIES.flatMap((property) => of(one, property)));
  return {
    words: new Set(each((one, property) => textsIn(one.inputs[property])).flatMap((text) => text.split(BETWEEN))),
    urns: new Set(each((one, property) => one.propertyDependencies[property] ?? [])),
  };
});

/** What is in no name of a store. */
const BETWEEN = /[^A-Za-z0-9.-]+/;

/** Whether the environment or the user data of a compute names one of a store's resources. */
export function names(compute: Resource, store: readonly Resource[], graph: Graph): boolean {
  const { words, urns } = namedBy(compute, graph);
  return store.some((one) => urns.has(one.urn) || namesOf(one, graph).some((name) => words.has(name)));
}

function carriersOf(compute: Resource, graph: Graph): readonly Resource[] {
  if (compute.type === ECS_SERVICE) return graph.references(compute, "taskDefinition", [ECS_TASK_DEFINITION]).certain;
  const template = compute.type === AUTO_SCALING_GROUP ? templateOf(compute, graph) : undefined;
  return template ? [template] : [];
}

/** The texts in a value; user data are in base64, most often. */
function textsIn(value: Tree | undefined): string[] {
  if (typeof value === "string") return [value, Buffer.from(value, "base64").toString("latin1")];
  if (isTreeList(value)) return value.flatMap(textsIn);
  return isTreeObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** What code can know a store by: of an endpoint the host name. */
export const namesOf = perResource((resource: Resource, graph): readonly string[] => {
  const given = ["endpoint", "address", "readerEndpoint", "primaryEndpointAddress", "dnsName", "bucket", "name"];
  // File systems are mounted by their ids.
  const mounted = resource.id?.startsWith("fs-") ? [resource.id] : [];
  return [...given.map((property) => valueOf(graph.string(resource, property))?.split(":")[0]), ...mounted]
    .filter((name) => name !== undefined && name.length >= LEAST)
    .map(String);
});
