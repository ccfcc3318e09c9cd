import type { Graph, Reading, Resource } from "../../graph";

/** How long something in a vault is kept, and when it goes cold; both in days. */
export interface Lifecycle {
  /** The property, such as `rules[0].copyActions[0].lifecycle`. */
  readonly path: string;
  /** The property that names the vault: its name, or of a copy's its ARN. */
  readonly vault: string;
  readonly deleteAfter: Reading<number>;
  readonly coldStorageAfter: Reading<number>;
}

/** One copy of a rule's backups. */
export interface CopyAction {
  /** The property, such as `rules[0].copyActions[0]`. */
  readonly path: string;
  readonly lifecycle: Lifecycle;
}

/** One rule of a backup plan. */
export interface PlanRule {
  /** The property, such as `rules[0]`. */
  readonly path: string;
  /** As the program calls it, or its path. */
  readonly name: string;
  readonly lifecycle: Lifecycle;
  /** Unknown where the list can't be read; none where it is missing. */
  readonly copies: Reading<readonly CopyAction[]>;
}

/** The rules of a backup plan; unknown where the list can't be read. */
export function rulesOf(plan: Resource, graph: Graph): Reading<readonly PlanRule[]> {
  return each(plan, "rules", graph, (path) => {
    const name = graph.string(plan, `${path}.ruleName`);
    return {
      path,
      name: name.kind === "known" ? name.value : path,
      lifecycle: lifecycleAt(plan, `${path}.lifecycle`, `${path}.targetVaultName`, graph),
      copies: each(plan, `${path}.copyActions`, graph, (copy) => ({
        path: copy,
        lifecycle: lifecycleAt(plan, `${copy}.lifecycle`, `${copy}.destinationVaultArn`, graph),
      })),
    };
  });
}

/** The lifecycles of a plan's backups and of their copies. */
export function lifecyclesOf(rules: readonly PlanRule[]): readonly Lifecycle[] {
  return rules.flatMap(({ lifecycle, copies }) => [
    lifecycle,
    ...(copies.kind === "known" ? copies.value.map((copy) => copy.lifecycle) : []),
  ]);
}

function each<T>(plan: Resource, list: string, graph: Graph, read: (path: string) => T): Reading<readonly T[]> {
  const found = graph.list(plan, list);
  if (found.kind !== "known") return found;
  return { kind: "known", value: found.value.map((_, i) => read(`${list}[${i}]`)) };
}

function lifecycleAt(plan: Resource, path: string, vault: string, graph: Graph): Lifecycle {
  return {
    path,
    vault,
    deleteAfter: graph.number(plan, `${path}.deleteAfter`),
    coldStorageAfter: graph.number(plan, `${path}.coldStorageAfter`),
  };
}
