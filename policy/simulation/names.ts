import { perGraph, type Resource } from "../graph";

interface Named {
  nameOf(resource: Resource): string;
}

/** The logical names of some resources of several types; where several have one, with their Region or their type. */
export function namesOf(resources: readonly Resource[], scene: Named): ReadonlyMap<Resource, string> {
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

/** A resource as ids name it: its logical name; where another of its type has the same, with its Region or stack. */
export const uniqueNames = perGraph(({ resources }): ReadonlyMap<Resource, string> => {
  const count = new Map<string, number>();
  const forms = (one: Resource) => [one.name, `${one.name}@${one.region ?? one.stack}`, `${one.name}@${one.stack}`];
  const keys = (one: Resource) => forms(one).map((form, index) => `${index} ${one.type} ${form}`);
  for (const one of resources) for (const key of keys(one)) count.set(key, (count.get(key) ?? 0) + 1);
  return new Map(
    resources.map((one) => {
      const index = keys(one).findIndex((key) => count.get(key) === 1);
      return [one, forms(one)[index] ?? one.urn];
    }),
  );
});
