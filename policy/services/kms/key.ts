import { KMS_ALIAS, KMS_EXTERNAL_KEY, KMS_KEYS, KMS_REPLICA_EXTERNAL_KEY } from "../../aws";
import { known, valueOf, type Graph, type Reading, type Resource } from "../../graph";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const KEYS = [...KMS_KEYS, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY, KMS_ALIAS];
const KMS_ARN = /^arn:[^:]*:kms:([^:]+):/;

/** The key that encrypts something. */
export interface Key {
  readonly name: string;
  /** Undefined where it is not known. */
  readonly region: string | undefined;
}

/** The Region in a key's ARN; undefined for anything else. */
export function regionOfKey(arn: string): string | undefined {
  return KMS_ARN.exec(arn)?.[1];
}

/**
 * The customer's key that a property such as `kmsKeyId` names. An id or alias without an ARN is one of the resource's
 * own Region (https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, KmsKeyId).
 */
export function keyOf(resource: Resource, property: string, graph: Graph): Reading<Key> {
  const reading = graph.given(resource, property);
  if (reading.kind === "missing" || valueOf(reading) === "") return { kind: "missing" };
  const { certain, external, complete } = graph.references(resource, property, KEYS);
  const [[key], [value]] = [certain, external];
  if (key && complete) return known({ name: key.name, region: key.region });
  if (value !== undefined && complete)
    return known({ name: value, region: value.startsWith("arn:") ? regionOfKey(value) : resource.region });
  return { kind: "unknown", reason: reading.kind === "unknown" ? reading.reason : "may be any of several keys" };
}

/**
 * Judges whether a key is in the Region where it is used.
 * @param message what is wrong where it is in another one
 */
export function judgeKeyRegion(key: Key, region: string | undefined, property: string, message: string): Verdict {
  if (key.region === undefined || region === undefined) {
    const what = key.region === undefined ? `of its key ${key.name}` : "that it is in";
    return undecided({ property, reason: `The Region ${what} can't be determined.` });
  }
  if (key.region === region) return compliant();
  return violation({ property, actual: key.name, wanted: `a key of ${region}`, message });
}
