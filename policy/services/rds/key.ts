import { KMS_ALIAS, KMS_EXTERNAL_KEY, KMS_KEY, KMS_REPLICA_EXTERNAL_KEY, KMS_REPLICA_KEY } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";

const KEYS = [KMS_KEY, KMS_REPLICA_KEY, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY, KMS_ALIAS];
const KMS_ARN = /^arn:[^:]*:kms:([^:]+):/;

/** The key that encrypts something, as far as is known; no `region` where it is not known. */
export type Key =
  | { readonly kind: "none" }
  | { readonly kind: "known"; readonly name: string; readonly region: string | undefined }
  | { readonly kind: "unknown"; readonly reason: string };

/**
 * The customer's key that a property such as `kmsKeyId` names. An id or alias without an ARN is one of the resource's
 * own region (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, KmsKeyId).
 */
export function keyOf(resource: Resource, property: string, graph: Graph): Key {
  const reading = graph.given(resource, property);
  if (reading.kind === "missing" || valueOf(reading) === "") return { kind: "none" };
  const { certain: resources, external, complete } = graph.references(resource, property, KEYS);
  const [key] = resources;
  if (key && complete) return { kind: "known", name: key.name, region: key.region };
  const [value] = external;
  if (value !== undefined && complete) {
    const region = value.startsWith("arn:") ? KMS_ARN.exec(value)?.[1] : resource.region;
    return { kind: "known", name: value, region };
  }
  const reason = reading.kind === "unknown" ? reading.reason : "may be any of several keys";
  return { kind: "unknown", reason };
}
