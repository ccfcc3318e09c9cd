import { BUCKET_ENCRYPTION } from "../../aws";
import {
  answer,
  NO,
  unknown,
  valueOf,
  type Answer,
  type Graph,
  type Named,
  type Resource,
  type ResourceOf,
} from "../../graph";
import { settingsOrPossible } from "./bucket-settings";

const ALGORITHM = "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm";
const KMS = ["aws:kms", "aws:kms:dsse"];

/** What says how a bucket is encrypted by default. */
export function encryptionOf(bucket: Resource, graph: Graph): Named<ResourceOf<typeof BUCKET_ENCRYPTION>> {
  return settingsOrPossible(bucket, [BUCKET_ENCRYPTION], graph);
}

/** Where an encryption says whether objects get an S3 Bucket Key. */
export const BUCKET_KEY = "rules[0].bucketKeyEnabled";

/** Whether objects of a bucket are known to get an S3 Bucket Key. */
export function hasBucketKey(bucket: Resource, graph: Graph): boolean {
  const encryption = encryptionOf(bucket, graph);
  return encryption.is === "resource" && valueOf(graph.boolean(encryption.resource, BUCKET_KEY)) === true;
}

/** Whether a bucket's default encryption is KMS, or why that is not known. */
export function usesKms(bucket: Resource, graph: Graph): Answer {
  const encryption = encryptionOf(bucket, graph);
  // The default is SSE-S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html).
  if (encryption.is !== "resource") return encryption.is === "unknown" ? encryption : NO;
  const algorithm = graph.string(encryption.resource, ALGORITHM, "AES256");
  return algorithm.kind === "known"
    ? answer(KMS.includes(algorithm.value))
    : unknown(`The encryption of ${bucket.name} ${algorithm.reason}.`);
}
