import { TOPIC } from "../../aws";
import { defineRule } from "../../rule";
import { judgeKeyPolicy } from "../../services/kms/key-policy";
import { publishersTo } from "../../services/sns/publishers";

export const topicKeyAllowsPublishers = defineRule({
  id: "kms-topic-key-allows-publishers",
  title: "KMS keys of SNS topics should allow the publishing services",
  practices: ["REL06-BP03"],
  service: "KMS",
  severity: "high",
  why: "Messages that a service publishes to a topic whose key it may not use are dropped: alarms and failures notify no one.",
  fix: "Use a customer managed key as kmsMasterKeyId, and allow kms:Decrypt and kms:GenerateDataKey* in its policy to events.amazonaws.com or cloudwatch.amazonaws.com. Give ElastiCache a topic without a key.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
  types: [TOPIC],
  check(topic, graph) {
    const consequence = "each message is dropped without an error";
    return judgeKeyPolicy(topic, publishersTo(topic, graph), { verb: "publishes", consequence }, graph);
  },
});
