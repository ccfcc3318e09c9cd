import type { Settings } from "../../config/parse";
import type { WrittenContainers } from "../../config/schema/compute";
import { addressOf } from "../../topology/addresses";
import { PREFIXES, variableOf, type UsedKind } from "../../topology/functions";

type Uses = Pick<WrittenContainers, "uses" | "consumes">;

/** What the tasks find by a variable, by kind and name: what they send to and what they take from, each once. */
export function usedNames({ uses, consumes }: Uses): [kind: UsedKind, name: string][] {
  const taken: Partial<Record<UsedKind, readonly string[]>> = consumes;
  return (Object.keys(PREFIXES) as UsedKind[]).flatMap((kind) =>
    [...new Set([...uses[kind], ...(taken[kind] ?? [])])].map((name): [UsedKind, string] => [kind, name]),
  );
}

/** The container's environment: where to find in this region what it uses, and the settings' own variables. */
export function environmentOf(
  tasks: Uses & Pick<WrittenContainers, "environment">,
  stack: Pick<Settings, "workload" | "role" | "queues" | "topics">,
): { name: string; value: string }[] {
  const found = usedNames(tasks).map(([kind, name]) => ({
    name: variableOf(kind, name),
    value: addressOf(kind, name, stack),
  }));
  return [...found, ...Object.entries(tasks.environment).map(([name, value]) => ({ name, value }))];
}
