import { BUCKET_REPLICATION, BUCKET_ENCRYPTION, KMS_KEYS } from "../../aws";
import { answer, NO, unknown, type Answer, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { requireEnabled, firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { settingsOrPossible } from "../../services/s3/bucket-settings";
import { nameOf, regionOf, type ReplicationRule } from "../../services/s3/replication";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ALGORITHM = "rules[0].applyServerSideEncryptionByDefault.sseAlgorithm";
const KMS = ["aws:kms", "aws:kms:dsse"];
const KEY_REGION = /^arn:[^:]+:kms:([^:]+):/;

/** Whether a bucket's default encryption is KMS, or why that is not known. */
function usesKms(bucket: Resource, graph: Graph): Answer {
  const encryption = settingsOrPossible(bucket, [BUCKET_ENCRYPTION], graph);
  // The default is SSE-S3 (https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html).
  if (encryption.is !== "resource") return encryption.is === "unknown" ? encryption : NO;
  const algorithm = graph.string(encryption.resource, ALGORITHM, "AES256");
  return algorithm.kind === "known"
    ? answer(KMS.includes(algorithm.value))
    : unknown(`The encryption of ${bucket.name} ${algorithm.reason}.`);
}

/** The key of the replicas must be in the destination's Region: S3 accepts any other, but replicates nothing. */
function judgeKey({ config, path, destination }: ReplicationRule, graph: Graph): Verdict {
  const property = `${path}.destination.encryptionConfiguration.replicaKmsKeyId`;
  const key = graph.string(config, property);
  if (key.kind === "missing") {
    return violation({
      property,
      actual: undefined,
      wanted: "the ARN of a key in the destination's Region",
      message: "It has no key for the replicas of KMS-encrypted objects: S3 rejects the rule.",
    });
  }
  // At preview a key of the program is known by its resource, not by its ARN.
  const [made] = graph.references(config, property, KMS_KEYS).certain;
  const of = (key.kind === "known" ? KEY_REGION.exec(key.value)?.[1] : undefined) ?? made?.region;
  const to = regionOf(destination);
  if (of === undefined || to === undefined)
    return undecided({
      property,
      reason: `The Region of the key, or of ${nameOf(destination)}, is not known.`,
    });
  if (of === to) return compliant();
  return violation({
    property,
    actual: of,
    wanted: `a key in ${to}`,
    message: `The key of its replicas is in ${of} but ${nameOf(destination)} is in ${to}: S3 accepts the rule, but every replication fails.`,
  });
}

function judge(rule: ReplicationRule, graph: Graph): Verdict {
  const { config, path, source } = rule;
  const kms =
    source.is === "resource"
      ? usesKms(source.resource, graph)
      : unknown(`The encryption of ${nameOf(source)} is not known.`);
  if (kms.is === "no") return notApplicable(`${nameOf(source)} is not encrypted with KMS.`);
  const property = `${path}.sourceSelectionCriteria.sseKmsEncryptedObjects.status`;
  const message = `${nameOf(source)} is encrypted with KMS, and S3 replicates no such object unless the rule enables it.`;
  const verdict = firstUnmet(config, [
    () => requireEnabled(config, property, message, graph),
    () => judgeKey(rule, graph),
  ]);
  // A rule that handles KMS objects is compliant whether or not the source uses KMS.
  return kms.is === "yes" || verdict.verdict === "compliant" ? verdict : undecided({ property, reason: kms.why });
}

export const replicationKms = defineRule({
  id: "s3-replication-kms",
  title: "S3 replication rules should replicate KMS-encrypted objects with a key in the destination's Region",
  practices: ["REL11-BP03"],
  service: "S3",
  severity: "high",
  why: "By default S3 does not replicate objects that KMS encrypts, without an error: the other Region's bucket stays empty.",
  fix: "Set sourceSelectionCriteria.sseKmsEncryptedObjects.status Enabled and destination.encryptionConfiguration.replicaKmsKeyId to a key in the destination's Region.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
