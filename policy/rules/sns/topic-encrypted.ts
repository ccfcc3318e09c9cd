import { originRecorded, UndecidedError } from "../../graph";
import { TOPIC } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "kmsMasterKeyId";

export const topicEncrypted = defineRule({
  id: "sns-topic-encrypted",
  title: "SNS topics should be encrypted at rest using AWS KMS",
  practices: [],
  peers: {
    securityHub: ["SNS.1"],
    checkov: ["CKV_AWS_26"],
    cdkNag: ["SNSEncryptedKMS"],
    prowler: ["sns_topics_kms_encryption_at_rest_enabled"],
  },
  service: "SNS",
  severity: "medium",
  why: "Without a KMS key, access to messages at rest can't be restricted or audited.",
  fix: "Set kmsMasterKeyId to a customer managed key whose policy allows the publishing services.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
  types: [TOPIC],
  check(topic, graph) {
    const key = graph.given(topic, PROPERTY);
    if (key.kind === "known" && key.value !== "") return compliant();
    // A key that comes from another resource is one, whatever its id will be.
    if (key.kind === "unknown" && originRecorded(topic, PROPERTY)) return compliant();
    if (key.kind === "unknown") throw new UndecidedError(PROPERTY, key.reason, topic);
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "a customer managed key",
      message: "Its messages are not encrypted at rest with a KMS key.",
    });
  },
});
