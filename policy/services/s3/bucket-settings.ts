import { UndecidedError, type Graph, type PropertiesOf, type Resource } from "../../graph";

/** The property of each of them; of types that are not known here the compiler can't check it. */
const BUCKET: string = "bucket";

/**
 * The resource beside a bucket that has some of its settings, such as its versioning: it refers to the bucket by its id or its name.
 * Throws UndecidedError on `property` where it is not known which does.
 */
export function settingsOf<const T extends readonly string[]>(
  bucket: Resource,
  types: T,
  property: string,
  graph: Graph,
): Resource<PropertiesOf<T>> | undefined {
  const { certain, possible } = settingsOrPossible(bucket, types, graph);
  if (certain === undefined && possible !== undefined) throw new UndecidedError(property, possible);
  return certain;
}

/** The same for a rule that can go on without: `possible` says in a sentence why it is not known. */
export function settingsOrPossible<const T extends readonly string[]>(bucket: Resource, types: T, graph: Graph) {
  const { certain, possible } = graph.referrers(bucket, types, BUCKET);
  const names = possible.map((one) => one.name).join(", ");
  return {
    certain: certain[0],
    possible: possible.length > 0 ? `Whether ${names} belongs to it is known only after deployment.` : undefined,
  };
}
