import { BUCKET_REPLICATION, KMS_KEYS } from "../../aws";
import { decided, unknown, type Graph } from "../../graph";
import { roleAt } from "../../permissions";
import { defineRule } from "../../rule";
import { usesKms } from "../../services/s3/encryption";
import { requireEnabled, firstUnmet, judgeRules } from "../../services/s3/judge-rules";
import { nameOf, regionOf, type ReplicationRule } from "../../services/s3/replication";
import { mayUseKeys } from "../../services/s3/replication-role";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const ROLE = "role";
const KEY_REGION = /^arn:[^:]+:kms:([^:]+):/;

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

/** S3 accepts a rule whose role may not use the keys; every replication then fails. */
function judgeRole(rule: ReplicationRule, graph: Graph): Verdict {
  const role = roleAt(rule.config, ROLE, graph);
  // s3-replication-role reports a role that is missing or can't be read.
  if (role.is !== "role") return compliant();
  if (decided(mayUseKeys(rule, role.role, graph), ROLE)) return compliant();
  return violation({
    property: ROLE,
    actual: role.role.name,
    wanted:
      "a role with kms:Decrypt for the key of the source and kms:Encrypt (with an S3 Bucket Key kms:Decrypt too) for that of the replicas",
    message: `Its role ${role.role.name} may not use the keys of ${nameOf(rule.source)} and ${nameOf(rule.destination)}: S3 accepts the rule, but every replication fails.`,
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
    () => judgeRole(rule, graph),
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
  fix: "Set sourceSelectionCriteria.sseKmsEncryptedObjects.status Enabled and destination.encryptionConfiguration.replicaKmsKeyId to a key in the destination's Region, and allow the role kms:Decrypt for the source's key and kms:Encrypt for this one, with an S3 Bucket Key kms:Decrypt too.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html",
  types: [BUCKET_REPLICATION],
  check(config, graph) {
    return judgeRules(config, graph, (rule) => judge(rule, graph));
  },
});
