import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { given } from "../../services/given";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "sqsManagedSseEnabled";

export const queueEncrypted = defineRule({
  id: "sqs-queue-encrypted",
  title: "SQS queues should be encrypted at rest",
  service: "SQS",
  severity: "medium",
  why: "Messages are stored in plain text while they wait, in a dead-letter queue for up to 14 days.",
  fix: "Remove sqsManagedSseEnabled, or set kmsMasterKeyId to a customer managed key.",
  source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html",
  types: [QUEUE],
  check(queue, graph) {
    const key = given(queue, "kmsMasterKeyId", graph);
    if (key.kind === "known" && key.value !== "") return compliant();
    if (key.kind === "unknown")
      return queue.propertyDependencies["kmsMasterKeyId"]?.length ? compliant() : unread("kmsMasterKeyId", key);
    // The default is SSE-SQS (same page).
    const managed = graph.boolean(queue, PROPERTY, true);
    if (managed.kind === "unknown") return unread(PROPERTY, managed);
    if (managed.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: false,
      wanted: "true, or a kmsMasterKeyId",
      message: "Its messages are not encrypted at rest.",
    });
  },
});
