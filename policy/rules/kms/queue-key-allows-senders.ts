import { QUEUE } from "../../aws";
import { defineRule } from "../../rule";
import { judgeKeyPolicy } from "../../services/kms/key-policy";
import { sendersTo } from "../../services/sqs/senders";

export const queueKeyAllowsSenders = defineRule({
  id: "kms-queue-key-allows-senders",
  title: "KMS keys of SQS queues should allow the sending services",
  practices: ["REL05-BP04"],
  service: "KMS",
  severity: "high",
  why: "Messages that SNS, EventBridge or S3 sends to a queue whose key they may not use never arrive. A dead-letter queue with the same key does not receive them either.",
  fix: "Use a customer managed key as kmsMasterKeyId, and allow kms:Decrypt and kms:GenerateDataKey* in its policy to sns.amazonaws.com, events.amazonaws.com or s3.amazonaws.com.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html",
  types: [QUEUE],
  check(queue, graph) {
    return judgeKeyPolicy(queue, sendersTo(queue, graph), { verb: "sends", consequence: "no message arrives" }, graph);
  },
});
