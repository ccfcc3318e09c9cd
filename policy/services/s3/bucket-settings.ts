import type { Graph, Resource } from "../../graph";

/** What one of the resources beside a bucket says of it, such as its versioning. */
export type Part =
  | { readonly kind: "found"; readonly part: Resource }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string };

/** The resource of some types that belongs to a bucket: it refers to the bucket by its id or its name. */
export function partOf(bucket: Resource, types: readonly string[], graph: Graph): Part {
  const { certain, possible } = graph.referrers(bucket, types, "bucket");
  const [part] = certain;
  if (part) return { kind: "found", part };
  if (possible.length === 0) return { kind: "none" };
  const those = possible.map((one) => one.name).join(", ");
  return { kind: "unknown", reason: `Whether ${those} belongs to it is known only after deployment.` };
}
