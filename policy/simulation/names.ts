import type { Resource } from "../graph";
import type { Scene } from "./scene";

/** The logical names of some resources of several types; where several have one, with their Region or their type. */
export function namesOf(resources: readonly Resource[], scene: Scene): ReadonlyMap<Resource, string> {
  const count = new Map<string, number>();
  for (const { name } of resources) count.set(name, (count.get(name) ?? 0) + 1);
  const typeOf = ({ type }: Resource) => type.slice(type.lastIndexOf(":") + 1);
  return new Map(
    resources.map((one) => {
      const unique = scene.nameOf(one);
      const name = count.get(one.name) === 1 ? one.name : unique === one.name ? `${unique} (${typeOf(one)})` : unique;
      return [one, name];
    }),
  );
}
