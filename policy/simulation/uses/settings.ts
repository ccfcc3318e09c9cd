import { AUTO_SCALING_GROUP, ECS_SERVICE, ECS_TASK_DEFINITION } from "../../aws";
import { isTreeList, isTreeObject, valueOf, type Graph, type Resource, type Tree } from "../../graph";
import { templateOf } from "../compute-role";

/** The properties in which a program gives its code the place of a store. */
const PROPERTIES = ["environment", "userData", "userDataBase64", "containerDefinitions"] as const;
/** Shorter names may be any word. */
const LEAST = 6;

/** Whether the environment or the user data of a compute names one of a store's resources. */
export function names(compute: Resource, store: readonly Resource[], graph: Graph): boolean {
  const carriers = [compute, ...carriersOf(compute, graph)];
  const urns = new Set(store.map(({ urn }) => urn));
  const depends = carriers.some((one) =>
    PROPERTIES.some((property) => one.propertyDependencies[property]?.some((urn) => urns.has(urn))),
  );
  if (depends) return true;
  const texts = carriers.flatMap((one) => PROPERTIES.flatMap((property) => textsIn(one.inputs[property])));
  const wanted = store.flatMap((one) => namesOf(one, graph));
  return texts.some((text) => wanted.some((name) => text.includes(name)));
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

/** What code can know a store by. */
function namesOf(resource: Resource, graph: Graph): string[] {
  const given = ["endpoint", "address", "readerEndpoint", "primaryEndpointAddress", "dnsName", "bucket", "name", "arn"];
  return given
    .map((property) => valueOf(graph.string(resource, property)))
    .filter((name) => name !== undefined && name.length >= LEAST)
    .map(String);
}
