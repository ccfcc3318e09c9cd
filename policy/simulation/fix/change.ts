import { Graph, isTreeList, isTreeObject, type Resource, type Tree, type TreeObject } from "../../graph";

/** From the cheapest to the dearest. */
export const COSTS = ["free", "dollars", "gateway", "instance", "region"] as const;
/** What a change costs a month: nothing, a few dollars, a NAT gateway for each zone, another instance, or copies in another Region. */
export type Cost = (typeof COSTS)[number];

/** One property, or one setting, with another value. */
export interface Change {
  /** The resource's URN, or the file and key of a setting. */
  readonly of: string;
  readonly property: string;
  /** Undefined where it is not set. */
  readonly from: Tree | undefined;
  readonly to: Tree;
  /** Resources that come besides: then no property is changed. */
  readonly adds?: readonly Resource[] | undefined;
}

/** Changes that are made together, since one alone would be refused or do nothing. */
export interface Candidate {
  readonly changes: readonly Change[];
  /**
   * Of settings: what they change of resources, by which they are tried before anything is planned again; `none` where only the plan can
   * say what they change.
   */
  readonly sketch?: readonly Change[] | "none";
  readonly cost: Cost;
}

/** The resources with some properties changed; the values are what the program gives and what AWS answers. */
export function patched(graph: Graph, changes: readonly Change[]): Graph {
  const byUrn = new Map<string, Change[]>();
  for (const one of changes) byUrn.set(one.of, [...(byUrn.get(one.of) ?? []), one]);
  const resources = graph.resources.map((resource) => {
    const own = (byUrn.get(resource.urn) ?? []).filter(({ adds }) => adds === undefined);
    if (own.length === 0) return resource;
    const set = (tree: TreeObject) =>
      own.reduce((all, { property, to }) => withValue(all, stepsOf(property), to), tree);
    return { ...resource, inputs: set(resource.inputs), outputs: set(resource.outputs) };
  });
  return new Graph([...resources, ...changes.flatMap(({ adds }) => adds ?? [])]);
}

/** The steps of a path such as `healthCheck.interval` or `rules[0].schedule`. */
const stepsOf = (path: string): readonly (string | number)[] =>
  path.split(/[.[\]]+/).flatMap((step) => (step === "" ? [] : /^\d+$/.test(step) ? Number(step) : step));

function withValue(tree: TreeObject, steps: readonly (string | number)[], to: Tree): TreeObject {
  const made = changed(tree, steps, to);
  return isTreeObject(made) ? made : tree;
}

function changed(tree: Tree | undefined, [step, ...rest]: readonly (string | number)[], to: Tree): Tree {
  if (step === undefined) return to;
  if (typeof step === "number") {
    const list = isTreeList(tree) ? [...tree] : [];
    list[step] = changed(list[step], rest, to);
    return list;
  }
  const object = isTreeObject(tree) ? tree : {};
  return { ...object, [step]: changed(object[step], rest, to) };
}
