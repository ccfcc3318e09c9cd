import { UndecidedError, valueOf, type Graph, type Resource } from "../../graph";
import type { Check } from "../../verdict";

/** Where a plan says how long something in a vault is kept, and when it goes cold. */
export interface Lifecycle {
  /** The property, such as `rules[0].copyActions[0].lifecycle`. */
  readonly path: string;
  /** The property that names the vault: its name, or of a copy's its ARN. */
  readonly vault: string;
}

/** The checks on each element of a list, of which they get the path, such as `rules[0]`; an undecided one where the list can't be read. */
export function checksOnEach(
  plan: Resource,
  list: string,
  graph: Graph,
  checksOn: (path: string) => readonly Check[],
): readonly Check[] {
  const found = graph.list(plan, list);
  if (found.kind === "unknown") {
    return [
      () => {
        throw new UndecidedError(list, found.reason, plan);
      },
    ];
  }
  return (valueOf(found) ?? []).flatMap((_, i) => checksOn(`${list}[${i}]`));
}

/** As the program calls a rule of a plan, or its path. */
export function nameOfRule(plan: Resource, rule: string, graph: Graph): string {
  return valueOf(graph.string(plan, `${rule}.ruleName`)) ?? rule;
}

/** The lifecycles of a rule's backups and of their copies. */
export function lifecyclesOf(plan: Resource, rule: string, graph: Graph): readonly Lifecycle[] {
  const copies = (valueOf(graph.list(plan, `${rule}.copyActions`)) ?? []).map((_, i) => `${rule}.copyActions[${i}]`);
  return [
    { path: `${rule}.lifecycle`, vault: `${rule}.targetVaultName` },
    ...copies.map((copy) => ({ path: `${copy}.lifecycle`, vault: `${copy}.destinationVaultArn` })),
  ];
}
