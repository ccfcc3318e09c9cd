import { UndecidedError, type Graph, type Named, type PropertiesOf, type Resource } from "../../graph";

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
  const found = settingsOrPossible(bucket, types, graph);
  if (found.is === "unknown") throw new UndecidedError(property, found.why);
  return found.is === "resource" ? found.resource : undefined;
}

/** The same for a rule that can go on without. */
export function settingsOrPossible<const T extends readonly string[]>(
  bucket: Resource,
  types: T,
  graph: Graph,
): Named<Resource<PropertiesOf<T>>> {
  const { certain, possible } = graph.referrers(bucket, types, BUCKET);
  if (certain[0]) return { is: "resource", resource: certain[0] };
  const names = possible.map((one) => one.name).join(", ");
  if (names === "") return { is: "none" };
  return { is: "unknown", why: `Whether ${names} belongs to it is known only after deployment.` };
}
