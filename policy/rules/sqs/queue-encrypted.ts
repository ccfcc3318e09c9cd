import { QUEUE } from "../../aws";
import { originRecorded, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const KEY = "kmsMasterKeyId";
const PROPERTY = "sqsManagedSseEnabled";

export const queueEncrypted = defineRule({
  id: "sqs-queue-encrypted",
  title: "SQS queues should be encrypted at rest",
  practices: [],
  peers: {
    securityHub: ["SQS.1"],
    checkov: ["CKV_AWS_27"],
    cdkNag: ["SQSQueueSSE"],
    prowler: ["sqs_queues_server_side_encryption_enabled"],
  },
  service: "SQS",
  severity: "medium",
  why: "Messages are stored in plain text while they wait, in a dead-letter queue for up to 14 days.",
  fix: "Remove sqsManagedSseEnabled, or set kmsMasterKeyId to a customer managed key.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  types: [QUEUE],
  check(queue, graph) {
    const key = graph.given(queue, KEY);
    // A key that comes from another resource is one, whatever its id will be.
    if (key.kind === "unknown" && !originRecorded(queue, KEY)) throw new UndecidedError(KEY, key.reason, queue);
    if (key.kind === "unknown" || (key.kind === "known" && key.value !== "")) return compliant();
    // The default is SSE-SQS (same page).
    if (graph.read.boolean(queue, PROPERTY, true)) return compliant();
    return violation({
      property: PROPERTY,
      actual: false,
      wanted: "true, or a kmsMasterKeyId",
      message: "Its messages are not encrypted at rest.",
    });
  },
});
