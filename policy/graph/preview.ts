import type { PolicyProviderResource, PolicyResource } from "@pulumi/policy";
import { presentType } from "../aws/former";
import { Graph } from "./graph";
import { regionOf } from "./region";
import { urnParts, type Resource } from "./resource";
import { givenKeys, treeOf } from "./serialized";
import { isTreeObject, SECRET, UNKNOWN, type Tree, type TreeObject } from "./tree";

/**
 * Copies what a policy is given: reading an unknown value there throws, and would silence the whole policy, so each
 * value is read on its own.
 */
export function treeOfProxy(value: unknown): Tree {
  if (typeof value !== "object" || value === null) return treeOf(value);
  const read = (key: string | number): Tree => {
    let inner: unknown;
    try {
      inner = (value as Readonly<Record<string | number, unknown>>)[key];
    } catch {
      return UNKNOWN;
    }
    return treeOfProxy(inner);
  };
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, index) => read(index));
  const keys = givenKeys(Object.keys(value), read);
  return Object.fromEntries(keys.map((key) => [key, read(key)]));
}

/**
 * The properties of a resource as a policy sees them; `secrets` names those that must not be read. A type names all that it may have (a
 * cluster its masterPassword): what the resource has not stays missing.
 */
export function propertiesOfProxy(props: object, secrets: readonly string[] = []): TreeObject {
  const tree = treeOfProxy(props);
  if (!isTreeObject(tree)) return {};
  const hidden = secrets.filter((key) => Object.hasOwn(tree, key));
  return hidden.length === 0 ? tree : { ...tree, ...Object.fromEntries(hidden.map((key) => [key, SECRET])) };
}

/** What CrossGuard gives of a resource when a whole stack is judged. */
export type StackResource = Pick<
  PolicyResource,
  "type" | "props" | "urn" | "name" | "opts" | "dependencies" | "propertyDependencies"
> & { readonly provider?: PolicyProviderResource; readonly parent?: { readonly urn: string } };

function resourceOf(source: StackResource, given: TreeObject | undefined): Resource {
  const outputs = propertiesOfProxy(source.props, source.opts.additionalSecretOutputs);
  return {
    urn: source.urn,
    type: presentType(source.type),
    name: source.name,
    stack: urnParts(source.urn).stack,
    // The engine keeps ids to itself, in an update too.
    id: undefined,
    custom: source.provider !== undefined || source.type.startsWith("pulumi:providers:"),
    inputs: given ?? outputs,
    outputs,
    inputsSeen: given !== undefined,
    parent: source.parent?.urn ?? source.opts.parent,
    provider: source.provider?.urn,
    region: regionOf(given ?? outputs, outputs, source.provider ? propertiesOfProxy(source.provider.props) : undefined),
    protect: source.opts.protect,
    // An older engine does not say.
    ignoreChanges: source.opts.ignoreChanges ?? [],
    dependencies: source.dependencies.map((one) => one.urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(source.propertyDependencies).map(([key, ones]) => [key, ones.map((one) => one.urn)]),
    ),
  };
}

/**
 * The graph of a stack under preview or update. CrossGuard gives a stack's *outputs* only; `inputs` (by URN) are what
 * was seen of each resource before, when it was judged alone.
 */
export function graphFromPreview(
  resources: readonly StackResource[],
  inputs: ReadonlyMap<string, TreeObject> = new Map(),
): Graph {
  // The engine gives them in another order each time; messages must not change from run to run.
  const sorted = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  return new Graph(sorted.map((resource) => resourceOf(resource, inputs.get(resource.urn))));
}
