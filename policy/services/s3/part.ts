import type { Graph, Resource } from "../../graph";
import { referring } from "../referring";
import { bucketAt } from "./replication";

/** What one of the resources beside a bucket says of it, such as its versioning. */
export type Part =
  | { readonly kind: "found"; readonly part: Resource }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly reason: string };

/** The resource of some types that belongs to a bucket: it refers to the bucket, or names it. */
export function partOf(bucket: Resource, types: readonly string[], graph: Graph): Part {
  const { certain, possible } = referring(bucket, graph, types, "bucket");
  const [part] = certain.length > 0 ? certain : graph.ofType(...types).filter((one) => names(one, bucket, graph));
  if (part) return { kind: "found", part };
  if (possible.length === 0) return { kind: "none" };
  const those = possible.map((one) => one.name).join(", ");
  return { kind: "unknown", reason: `Whether ${those} belongs to it is known only after deployment.` };
}

function names(one: Resource, bucket: Resource, graph: Graph): boolean {
  const named = bucketAt(one, "bucket", graph);
  return named.kind === "bucket" && named.bucket === bucket;
}
