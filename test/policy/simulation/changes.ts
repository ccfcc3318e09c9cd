import { graphFromExports, type Graph } from "../../../policy/graph";
import { UNKNOWN_TEXT } from "../../../policy/graph/serialized";
import { simulate, type Simulation } from "../../../policy/simulation";
import { entriesOf, type Fixture } from "../fixtures";

/** A resource as an export has it. */
export type Entry = Readonly<Record<string, unknown>> & { readonly urn: string };

export const entries = (fixtures: readonly Fixture[]): Entry[] => entriesOf(fixtures) as Entry[];

/** Stacks, a list of resources each, as a graph. */
export function graphOfStacks(...stacks: readonly (readonly Entry[])[]): Graph {
  return graphFromExports(
    stacks.map((resources, index) => ({ file: `${index}.json`, document: { version: 3, deployment: { resources } } })),
  );
}

export const simulated = (...stacks: readonly (readonly Entry[])[]): Simulation =>
  simulate(graphOfStacks(...stacks), { pairs: false });

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const left = [...list];
  return list.map(() => left.splice(Math.floor(random() * left.length), 1)[0]!);
}

/** The same resources under other logical names, and the way back in a text. */
export function renamed(resources: readonly Entry[]): { resources: Entry[]; back: (text: string) => string } {
  const nameIn = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);
  const names = [...new Set(resources.map(({ urn }) => nameIn(urn)))].sort();
  // In the opposite order, so that nothing may depend on it.
  const others = new Map(names.map((name, index) => [name, `n${String(names.length - index).padStart(4, "0")}n`]));
  const other = (urn: string) => urn.replace(/::[^:]*$/, `::${others.get(nameIn(urn))}`);
  const text = JSON.stringify(resources).replace(/"urn:pulumi:[^"]*"/g, (urn) => `"${other(urn.slice(1, -1))}"`);
  const names_ = new Map([...others].map(([name, made]) => [made, name]));
  return {
    resources: JSON.parse(text) as Entry[],
    back: (said) => said.replace(/n\d{4}n/g, (made) => names_.get(made) ?? made),
  };
}

/** One stack's resources in two: values lead from one to the other, and nothing else. */
export function split(resources: readonly Entry[]): Entry[][] {
  const stackOf = new Map(resources.map(({ urn }, index) => [urn, index % 2]));
  const own = (urn: string) =>
    stackOf.get(urn) === 1 ? urn.replace(/^urn:pulumi:[^:]*::/, "urn:pulumi:other::") : urn;
  return [0, 1].map((stack) =>
    resources
      .filter(({ urn }) => stackOf.get(urn) === stack)
      .map((entry) => {
        const near = (urns: unknown) =>
          (urns as string[]).filter((urn) => stackOf.get(urn) === stack).map((urn) => own(urn));
        const byProperty = Object.entries(entry.propertyDependencies as Record<string, string[]>);
        return {
          ...entry,
          urn: own(entry.urn),
          parent: undefined,
          dependencies: near(entry.dependencies),
          propertyDependencies: Object.fromEntries(byProperty.map(([key, urns]) => [key, near(urns)])),
        };
      }),
  );
}

/** A property of a resource. */
export interface Place {
  readonly urn: string;
  readonly property: string;
}

export function placesIn(resources: readonly Entry[]): Place[] {
  return resources.flatMap(({ urn, type, inputs }) =>
    String(type).startsWith("aws:") ? Object.keys(inputs ?? {}).map((property) => ({ urn, property })) : [],
  );
}

/** The same resources with one property that is known only after deployment, and what others have of it. */
export function masked(resources: readonly Entry[], { urn, property }: Place): Entry[] {
  const value = (resources.find((one) => one.urn === urn)?.inputs as Record<string, unknown>)[property];
  const hidden = (tree: unknown): unknown => {
    if (typeof tree === "string" && tree === value) return UNKNOWN_TEXT;
    if (Array.isArray(tree)) return tree.map(hidden);
    if (typeof tree !== "object" || tree === null) return tree;
    return Object.fromEntries(Object.entries(tree).map(([key, inner]) => [key, hidden(inner)]));
  };
  return resources.map((entry) => {
    const { inputs = {}, outputs = {}, propertyDependencies = {} } = entry;
    const own = { [property]: UNKNOWN_TEXT };
    if (entry.urn === urn)
      return { ...entry, inputs: { ...(inputs as object), ...own }, outputs: { ...(outputs as object), ...own } };
    const byProperty = Object.entries(propertyDependencies as Record<string, string[]>);
    const changed = byProperty.filter(([, urns]) => urns.includes(urn)).map(([key]) => key);
    const of = (values: unknown) =>
      Object.fromEntries(
        Object.entries(values as object).map(([key, one]) => [key, changed.includes(key) ? hidden(one) : one]),
      );
    return changed.length === 0 ? entry : { ...entry, inputs: of(inputs), outputs: of(outputs) };
  });
}
