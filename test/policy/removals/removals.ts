import { defaultPackConfig } from "../../../policy/check";
import { Graph, type Resource, type Tree, type TreeObject } from "../../../policy/graph";
import { isTreeList, isTreeObject, parsePath, valueAt } from "../../../policy/graph/tree";
import { verdictsOf } from "../../../policy/judge";
import { rules } from "../../../policy/rules";
import { meetsRecoveryObjectives } from "../../../policy/rules/pulumi/meets-recovery-objectives";
import { PROPERTIES, REMOVED, WHOLE } from "./protections";

/** A protection that is taken away: of one resource, a property or the resource itself. */
export interface Removal {
  /** `Group web: minSize = 0` */
  readonly name: string;
  readonly resource: Resource;
  /** Undefined where the resource is gone. */
  readonly changed: Resource | undefined;
}

/** An object with another value at a path; undefined where nothing is at its parent. */
function withValue(tree: Tree | undefined, steps: readonly unknown[], value: unknown): Tree | undefined {
  const [first, ...rest] = steps;
  if (first === undefined) return value === REMOVED ? undefined : (value as Tree);
  if (typeof first === "number") {
    if (!isTreeList(tree) || tree.length <= first) return undefined;
    const inner = withValue(tree[first], rest, value);
    return inner === undefined && rest.length > 0
      ? undefined
      : tree.map((one, i) => (i === first ? (inner ?? null) : one));
  }
  if (!isTreeObject(tree) && rest.length > 0) return undefined;
  const own: TreeObject = isTreeObject(tree) ? tree : {};
  const key = String(first);
  if (rest.length > 0 && own[key] === undefined) return undefined;
  const inner = withValue(own[key], rest, value);
  if (inner === undefined && rest.length > 0) return undefined;
  const others = Object.entries(own).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

function changedBy(resource: Resource, given: string, value: unknown): Resource | undefined {
  const path = given.replace(/^\+/, "");
  const steps = parsePath(path);
  const before = valueAt(resource.inputs, path);
  const isEmpty = before === undefined || (isTreeList(before) && before.length === 0);
  // A "+" adds what no program should have; all else is what the program has.
  if (isEmpty && path === given) return undefined;
  if (JSON.stringify(before) === JSON.stringify(value)) return undefined;
  const inputs = withValue(resource.inputs, steps, value);
  if (!isTreeObject(inputs)) return undefined;
  const outputs = withValue(resource.outputs, steps, value);
  return { ...resource, inputs, outputs: isTreeObject(outputs) ? outputs : resource.outputs };
}

function shown(value: unknown): string {
  return value === REMOVED ? "removed" : `= ${JSON.stringify(value).slice(0, 60)}`;
}

/** Every removal that the table has for the resources of a graph; of equal resources, such as alarms, the first few. */
export function removalsOf(graph: Graph, most: number): Removal[] {
  const properties = Object.entries(PROPERTIES).flatMap(([type, weakened]) =>
    weakened.flatMap(([path, ...values]) =>
      values.flatMap((value) => {
        const found = graph.ofType(type).flatMap((resource) => {
          const changed = resource.id === undefined ? undefined : changedBy(resource, path, value);
          const name = `${type.split(":")[2]} ${resource.name} of ${resource.stack}: ${path} ${shown(value)}`;
          return changed ? [{ name, resource, changed }] : [];
        });
        return found.slice(0, most);
      }),
    ),
  );
  const whole = WHOLE.flatMap((type) =>
    graph
      .ofType(type)
      .slice(0, most)
      .map((resource) => ({
        name: `${type.split(":")[2]} ${resource.name} of ${resource.stack}: gone`,
        resource,
        changed: undefined,
      })),
  );
  return [...properties, ...whole];
}

const { settings } = defaultPackConfig();

/** What judges a resource by itself and what is near: the simulation, which judges the whole, would hide what no other rule misses. */
const local = rules.filter(({ id }) => id !== meetsRecoveryObjectives.id);

/** What is violated or undecided, as texts by the resource's URN. */
type Complaints = ReadonlyMap<string, ReadonlySet<string>>;

function complaintsOf(graph: Graph, of?: ReadonlySet<string>): Complaints {
  const found = new Map<string, Set<string>>();
  for (const rule of local) {
    for (const resource of graph.ofType(...rule.types)) {
      if (of && !of.has(resource.urn)) continue;
      for (const verdict of verdictsOf(rule, resource, graph, settings[rule.id] ?? {})) {
        if (verdict.verdict !== "violation" && verdict.verdict !== "undecided") continue;
        const text = verdict.verdict === "violation" ? verdict.message : verdict.reason;
        const said = found.get(resource.urn) ?? new Set<string>();
        found.set(resource.urn, said.add(`${rule.id} ${verdict.verdict} ${text}`));
      }
    }
  }
  return found;
}

function newComplaints(before: Complaints, after: Complaints): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [urn, texts] of after) {
    const known = before.get(urn);
    const fresh = [...texts].filter((text) => !known?.has(text));
    if (fresh.length > 0) found.set(urn, fresh);
  }
  return found;
}

function graphWith(graph: Graph, removals: readonly Removal[]): Graph {
  const by = new Map(removals.map(({ resource, changed }) => [resource, changed]));
  return new Graph(graph.resources.flatMap((one) => (by.has(one) ? (by.get(one) ?? []) : one)));
}

/** The resources that a removal may be seen at: those that it refers to or that refer to it, at two steps; not through what many use. */
function surroundings(graph: Graph): (of: Resource) => ReadonlySet<string> {
  const beside = new Map<string, Set<string>>();
  const join = (a: string, b: string) => beside.set(a, (beside.get(a) ?? new Set<string>()).add(b));
  for (const { urn, dependencies, parent } of graph.resources) {
    for (const other of [...dependencies, ...(parent === undefined ? [] : [parent])]) {
      join(urn, other);
      join(other, urn);
    }
  }
  const MANY = 5;
  return ({ urn }) => {
    const near = new Set([urn]);
    for (let step = 0; step < 2; step += 1)
      for (const one of [...near]) {
        const others = beside.get(one) ?? new Set<string>();
        if (one === urn || others.size <= MANY) others.forEach((other) => near.add(other));
      }
    return near;
  };
}

/**
 * The removals of which no rule says anything. Removals that are far from each other are judged together; one that nothing near complains of is
 * then judged alone, by everything that is said anywhere.
 */
export function silentOf(
  graph: Graph,
  removals: readonly Removal[],
  isRedundant: (name: string) => boolean,
): Removal[] {
  const before = complaintsOf(graph);
  const near = surroundings(graph);
  const batches: { removals: Removal[]; taken: Set<string> }[] = [];
  for (const removal of removals) {
    const around = near(removal.resource);
    const free = batches.find(({ taken }) => [...around].every((urn) => !taken.has(urn)));
    if (free) {
      free.removals.push(removal);
      around.forEach((urn) => free.taken.add(urn));
    } else batches.push({ removals: [removal], taken: new Set(around) });
  }
  const quiet = batches.flatMap((batch) => {
    const found = newComplaints(before, complaintsOf(graphWith(graph, batch.removals), batch.taken));
    return batch.removals.filter(({ resource }) => ![...near(resource)].some((urn) => found.has(urn)));
  });
  return quiet.filter(
    (one) => isRedundant(one.name) || newComplaints(before, complaintsOf(graphWith(graph, [one]))).size === 0,
  );
}
