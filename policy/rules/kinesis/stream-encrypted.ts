import { STREAM } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "encryptionType";

export const streamEncrypted = defineRule({
  id: "kinesis-stream-encrypted",
  title: "Kinesis streams should be encrypted at rest",
  practices: [],
  peers: {
    securityHub: ["Kinesis.1"],
    checkov: ["CKV_AWS_43"],
    cdkNag: ["KinesisDataStreamSSE"],
    prowler: ["kinesis_stream_encrypted_at_rest"],
  },
  service: "Kinesis",
  severity: "medium",
  why: "A stream stores its records for up to a year. Without encryption they are stored in plain text.",
  fix: 'Set encryptionType to "KMS" and kmsKeyId to a customer managed key, or to alias/aws/kinesis.',
  source: "https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
  types: [STREAM],
  check(stream, graph) {
    // The provider's default is a stream without encryption.
    const type = graph.read.string(stream, PROPERTY, "NONE");
    // The provider ignores its case.
    if (type.toUpperCase() === "KMS") return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(stream, PROPERTY, type),
      wanted: "KMS",
      message: "Its records are not encrypted at rest.",
    });
  },
});
