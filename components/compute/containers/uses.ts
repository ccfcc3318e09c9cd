import type { Settings } from "../../config/parse";
import type { WrittenContainers } from "./schema";
import { addressOf, databaseVariable, memberHere, parameterArn, partsOf } from "../../topology/addresses";
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

type Databases = Pick<Settings, "workload" | "role" | "active" | "databases">;

/** The databases that the tasks use and that have a member in this region, with its identifier: of one that is restored later there is nothing to read yet. */
export function databasesHere({ uses }: Pick<WrittenContainers, "uses">, stack: Databases): [string, string][] {
  return uses.databases.flatMap((store): [string, string][] => {
    const member = memberHere(store, stack);
    return member === undefined ? [] : [[store, member]];
  });
}

/** What the tasks read of their databases when they start: each variable, and the parameter with its value, which is known only once the database is made. */
export function databaseVariables(
  tasks: Pick<WrittenContainers, "uses">,
  stack: Databases,
): { name: string; valueFrom: string }[] {
  return databasesHere(tasks, stack).flatMap(([store]) =>
    partsOf(stack.databases[store]!).map((part) => {
      const name = databaseVariable(store, part);
      return { name, valueFrom: parameterArn(stack, name) };
    }),
  );
}
