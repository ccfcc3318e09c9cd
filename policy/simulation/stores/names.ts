import type { Resource } from "../../graph";
import type { Scene } from "../scene";

/** The names of stores by their primaries: the logical name where no other store has it. */
export function storeNames(primaries: readonly Resource[], scene: Scene): ReadonlyMap<Resource, string> {
  const count = new Map<string, number>();
  for (const { name } of primaries) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(primaries.map((one) => [one, count.get(one.name) === 1 ? one.name : scene.nameOf(one)]));
}
